/** Imitates Electron's `app`: its life, its single instance and its folders. */
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { state } from './app-half.ts'
import { imitate } from './imitate.ts'

const { name, version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { name: string; version: string }

/** Folders that the test gives; else the ones that Electron would take. */
const folders: Record<string, string> = {
  userData: process.env['STAND_IN_USER_DATA'] ?? join(findAppData(), name),
  documents: process.env['STAND_IN_DOCUMENTS'] ?? join(homedir(), 'Documents'),
}
mkdirSync(folders['userData'] ?? '', { recursive: true })

function findAppData(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

const events = new EventEmitter()

function emitPreventable(emitter: EventEmitter, event: string): boolean {
  let isPrevented = false
  emitter.emit(event, { preventDefault: () => (isPrevented = true) })
  return !isPrevented
}

/** As Electron does: ask the app, ask every window, then end. Anyone may stop it. */
function quit(): void {
  // A quit that is asked for while a window closes happens after that.
  setImmediate(() => {
    if (!emitPreventable(events, 'before-quit')) return
    for (const { close } of state.windows.values()) close()
    if (state.windows.size > 0 || !emitPreventable(events, 'will-quit')) return
    exit(0)
  })
}

function exit(code = 0): void {
  events.emit('quit', {}, code)
  process.exit(code)
}

state.quit = quit
// In Electron, too, the whole app ends when its browser does.
process.on('disconnect', () => process.exit(1))

/** True for the first instance on these folders; the others tell the first that they came. */
function requestSingleInstanceLock(): boolean {
  const lock = join(folders['userData'] ?? '', 'SingletonLock')
  const knock = join(folders['userData'] ?? '', 'SingletonKnock')
  const owner = findOwner(lock)
  if (owner !== null && owner !== process.pid) {
    writeFileSync(knock, String(process.pid))
    return false
  }
  writeFileSync(lock, String(process.pid))
  process.on('exit', () => rmSync(lock, { force: true }))
  const watcher = watch(folders['userData'] ?? '', (_, file) => {
    if (file === 'SingletonKnock') events.emit('second-instance', {}, [], '')
  })
  watcher.unref()
  return true
}

function findOwner(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

// As in Electron, the app is ready only once its entry module has been evaluated to the end.
const ready = Promise.withResolvers<void>()
export const markReady = ready.resolve

export const app = imitate<App>(
  'app',
  Object.assign(events, {
    isPackaged: false,
    name,
    commandLine: imitate<App['commandLine']>('app.commandLine', { appendSwitch: () => {} }),
    whenReady: () => ready.promise,
    getVersion: () => version,
    getPath: (folder: string) => {
      const path = folders[folder]
      if (path === undefined) throw new Error(`app.getPath('${folder}') is not imitated`)
      return path
    },
    requestSingleInstanceLock,
    quit,
    exit,
  }) as unknown as Partial<App>,
)
