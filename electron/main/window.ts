/** The one window: sandboxed, remembers its size, shows nothing but the app and opens nothing else. */
import { BrowserWindow, nativeTheme, type Session } from 'electron'
import type { Locked } from './locking.ts'
import { appUrl, isAppUrl, places } from './places.ts'
import type { Preferences } from './preferences.ts'

/** The tokens `--paper`, light and dark, so that a slow start does not flash white. */
const paper = { light: '#f7f4ee', dark: '#141a1b' }

/** A page that is still there after this does not react any more. */
const leaveWithinMilliseconds = 2_000

export function openWindow(session: Session, preferences: Preferences): BrowserWindow {
  const { width, height, isMaximized } = preferences.get().window
  const window = new BrowserWindow({
    title: 'Open Door',
    icon: places.icon,
    width,
    height,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: places.preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  if (isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const { width: wide, height: high } = window.getNormalBounds()
    preferences.save({ window: { width: wide, height: high, isMaximized: window.isMaximized() } })
  })
  guardContents(window)
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(preferences.get().zoom))
  // A window that died has saved what it could; its vault stays as it is, and the page comes back.
  window.webContents.on('render-process-gone', () => void window.loadURL(appUrl))
  void window.loadURL(appUrl)
  return window
}

/** Loads the page anew, without anything that it held. A page that keeps itself from it is ended with its process. */
export function showClosedDoor(window: BrowserWindow, { why, hasLostWords }: Locked): void {
  if (window.isDestroyed()) return
  const { webContents } = window
  // In the search, not the hash: another hash alone would leave the page as it is.
  const url = `${appUrl}?${String(new URLSearchParams({ locked: why, lost: hasLostWords ? 'words' : '' }))}`
  const load = () => void window.loadURL(url)
  const timer = setTimeout(() => {
    if (window.isDestroyed()) return
    webContents.once('render-process-gone', load)
    webContents.forcefullyCrashRenderer()
  }, leaveWithinMilliseconds)
  webContents.once('did-navigate', () => clearTimeout(timer))
  load()
}

function guardContents({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
}
