/** Loaded by Electron before main in tests: its folders are those of the test, never those of the person. */
const { app } = require('electron')

app.setPath('userData', process.env.STAND_IN_USER_DATA)
app.setPath('documents', process.env.STAND_IN_DOCUMENTS)
