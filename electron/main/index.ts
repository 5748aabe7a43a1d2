/** Starts Open Door: one instance, one window, one core. Knows no student and opens no file of the vault. */
import { join } from 'node:path'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import { type EventName, type EventPayload, events } from '#shared/contract/contract.ts'
import { wires } from '#shared/contract/wires.ts'
import { registerAppScheme, serveWindow } from './app-protocol.ts'
import { type CoreProcess, startCore } from './core-process.ts'
import { makeGuardedSession } from './guarded-session.ts'
import { createLocking, type Locked, type Locking, lockWhenAway } from './locking.ts'
import { logBug } from './log.ts'
import { installMenu } from './menu.ts'
import { openPreferences } from './preferences.ts'
import { relayCalls } from './relay.ts'
import { createVaultWatch, type VaultWatch } from './vault-watch.ts'
import { openWindow, showClosedDoor } from './window.ts'

let window: BrowserWindow | null = null

function send<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
  if (window === null || window.isDestroyed()) return
  window.webContents.send(wires.event, event, payload)
}

/** Tells the window, which empties itself at once, and then loads it anew. */
function showLocked(locked: Locked): void {
  send('vault.locked', locked)
  // A meeting ends with the lock, and what filled the screen for it gives the screen back.
  if (window !== null && !window.isDestroyed() && window.isFullScreen()) window.setFullScreen(false)
  // Answers that are on their way still arrive.
  setImmediate(() => window !== null && showClosedDoor(window, locked))
}

function openApp(): void {
  const preferences = openPreferences(join(app.getPath('userData'), 'preferences.json'))
  nativeTheme.themeSource = preferences.get().theme
  const core: CoreProcess = startCore({
    describeStart: () => ({
      documentsFolder: app.getPath('documents'),
      lastFolder: preferences.get().lastFolder,
    }),
    onEvent: (event, payload) => {
      if (Object.hasOwn(events, event)) send(event as EventName, payload as EventPayload<EventName>)
    },
    onLost: () => {
      watch.noticeLocked()
      showLocked({ why: 'ended', hasLostWords: false })
    },
  })
  const watch: VaultWatch = createVaultWatch(core, preferences)
  const locking: Locking = createLocking({ core, send, watch, showLocked })

  const session = makeGuardedSession()
  serveWindow(session)
  const opened = openWindow(session, preferences)
  window = opened
  relayCalls({ core, locking, preferences, getWindow: () => opened }, watch.noticeAnswer)
  installMenu({ window: opened, locking, send, isOpen: watch.isOpen, preferences })
  lockWhenAway({ locking, watch, window: opened })
  quitThroughLocking(opened, locking)
}

/** Closing the window, or quitting, saves what is open and closes the vault before anything ends. */
function quitThroughLocking(opened: BrowserWindow, locking: Locking): void {
  let isLocked = false
  opened.on('close', (event) => {
    if (isLocked) return
    event.preventDefault()
    app.quit()
  })
  app.on('before-quit', (event) => {
    if (isLocked) return
    event.preventDefault()
    const quit = () => {
      isLocked = true
      app.quit()
    }
    void locking.end().then((hasEnded) => hasEnded && quit(), quit)
  })
}

function showWindow(): void {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

process.on('uncaughtException', (error) => logBug('main', error))
process.on('unhandledRejection', (error) => logBug('main', error))

if (app.requestSingleInstanceLock()) {
  registerAppScheme()
  // No name may be looked up, whatever asks for it.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  // Not awaited: Electron is ready only after this module has been evaluated, and would wait for itself.
  void app.whenReady().then(openApp)
} else {
  app.quit()
}
