/** Stands for the `electron` module in the process that runs main. Imports of what is not here fail with its name. */
import type * as Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { dialog, ipcMain, Menu, nativeTheme, powerMonitor } from './desktop.ts'
import { protocol, session } from './session.ts'
import { utilityProcess } from './utility-process.ts'

const imitated = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} satisfies Partial<typeof Electron>

export default imitated
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
}
