/** The entry of the process that runs main: evaluates the built bundle, and only then says that the app is ready. */
import { pathToFileURL } from 'node:url'
import { markReady } from './app.ts'

const mainPath = process.argv[2]
if (mainPath === undefined) throw new Error('run-main needs the path of the built main bundle')
await import(pathToFileURL(mainPath).href)
markReady()
