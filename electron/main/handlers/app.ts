/** The window's own calls: preferences, dialogs, locking. A path goes from the dialog to core, never to the window. */
import { app, dialog, type FileFilter, nativeTheme } from 'electron'
import type { Input } from '#shared/contract/contract.ts'
import type { MainHandlersOf } from './handler.ts'

const tables: FileFilter[] = [
  { name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'zip'] },
  { name: 'All files', extensions: ['*'] },
]
const scans: FileFilter[] = [{ name: 'Scans and photos', extensions: ['pdf', 'jpg', 'jpeg', 'png'] }]

const fileDialogs = {
  data: { title: 'Choose a file of your school’s system', filters: tables },
  scan: { title: 'Choose the signed paper', filters: scans },
  given: { title: 'Choose the file to compare', filters: [{ name: 'All files', extensions: ['*'] }] },
} satisfies Record<Input<'app.chooseFile'>['purpose'], { title: string; filters: FileFilter[] }>

const folderDialogs = {
  create: { title: 'Choose where the vault goes', buttonLabel: 'Use this folder' },
  open: { title: 'Choose the vault’s folder', buttonLabel: 'Open this folder' },
  data: { title: 'Choose the folder with the files', buttonLabel: 'Use these files' },
  papers: { title: 'Choose where the papers go', buttonLabel: 'Put them here' },
} satisfies Record<Input<'app.chooseFolder'>['purpose'], { title: string; buttonLabel: string }>

export const appHandlers: MainHandlersOf<'app'> = {
  'app.info': () => ({
    version: app.getVersion(),
    host: process.versions['electron'] === undefined ? 'chromium' : 'electron',
    platform: process.platform,
  }),
  'app.getPreferences': (_, { preferences }) => ({ theme: preferences.get().theme }),
  'app.savePreferences': ({ theme }, { preferences }) => {
    preferences.save({ theme })
    nativeTheme.themeSource = theme
    return {}
  },
  'app.chooseFile': async ({ purpose }, { core, getWindow }) => {
    const chosen = await dialog.showOpenDialog(getWindow(), {
      ...fileDialogs[purpose],
      properties: ['openFile'],
    })
    const path = chosen.filePaths[0]
    if (chosen.canceled || path === undefined) return { file: null }
    const { token, name, bytes } = await core.ask('link.grantPath', { path })
    return { file: { token, name, bytes } }
  },
  'app.chooseFolder': async ({ purpose }, { core, getWindow }) => {
    const chosen = await dialog.showOpenDialog(getWindow(), {
      ...folderDialogs[purpose],
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    })
    const path = chosen.filePaths[0]
    if (chosen.canceled || path === undefined) return { folder: null }
    const { token, label } = await core.ask('link.grantPath', { path })
    return { folder: { token, label } }
  },
  'app.lock': async ({ hasLostWords }, { locking }) => {
    await locking.lockNow(hasLostWords)
    return {}
  },
  'app.setFullScreen': ({ isFullScreen }, { getWindow }) => {
    getWindow().setFullScreen(isFullScreen)
    return {}
  },
  'app.stay': (_, { locking }) => {
    locking.stay()
    return {}
  },
}
