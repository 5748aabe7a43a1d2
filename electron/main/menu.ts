/** The menu of the window and its keys. Holds no command that could show a student's name. */
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Locking, Send } from './locking.ts'
import type { Preferences } from './preferences.ts'

const zoomStep = 1.1
const [leastZoom, mostZoom] = [0.6, 2.5]

export function installMenu(options: {
  window: BrowserWindow
  locking: Locking
  send: Send
  isOpen: () => boolean
  preferences: Preferences
}): void {
  const { window, locking, send, isOpen, preferences } = options
  const zoomTo = (zoom: number) => {
    const kept = Math.min(mostZoom, Math.max(leastZoom, zoom))
    window.webContents.setZoomFactor(kept)
    preferences.save({ zoom: kept })
  }
  const lock = () => {
    if (isOpen()) void locking.lock('asked')
  }
  const menu: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'Edit',
      submenu: [
        // The page itself knows whether a text or a plan is to go back a step, so it hears these keys first.
        {
          label: 'Undo',
          accelerator: 'CmdOrCtrl+Z',
          registerAccelerator: false,
          click: () => send('app.command', { command: 'undo' }),
        },
        {
          label: 'Redo',
          accelerator: 'Shift+CmdOrCtrl+Z',
          registerAccelerator: false,
          click: () => send('app.command', { command: 'redo' }),
        },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        {
          label: 'Find a student',
          accelerator: 'CmdOrCtrl+K',
          click: () => send('app.command', { command: 'find' }),
        },
      ],
    },
    {
      label: 'View',
      submenu: [
        {
          label: 'Larger text',
          accelerator: 'CmdOrCtrl+=',
          click: () => zoomTo(preferences.get().zoom * zoomStep),
        },
        {
          label: 'Smaller text',
          accelerator: 'CmdOrCtrl+-',
          click: () => zoomTo(preferences.get().zoom / zoomStep),
        },
        { label: 'Usual size', accelerator: 'CmdOrCtrl+0', click: () => zoomTo(1) },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: 'Window',
      submenu: [
        { label: 'Lock the vault', accelerator: 'CmdOrCtrl+L', click: lock },
        { type: 'separator' },
        { role: 'minimize' },
        { role: 'quit' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
}
