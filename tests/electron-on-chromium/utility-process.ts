/** Imitates `utilityProcess`: a Node child in which `process.parentPort` speaks to its parent. */
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ForkOptions, UtilityProcess, utilityProcess as realUtilityProcess } from 'electron'
import { tellScreen } from './app-half.ts'
import { imitate } from './imitate.ts'

const parentPortHook = new URL('./parent-port.ts', import.meta.url).href

function forkUtility(modulePath: string, given: string[] = [], options: ForkOptions = {}): UtilityProcess {
  const child = fork(modulePath.startsWith('file:') ? fileURLToPath(modulePath) : modulePath, given, {
    execArgv: [...listV8Flags(options.execArgv ?? []), '--import', parentPortHook],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const events = new EventEmitter()
  child.on('message', (message) => {
    if (isConnectionNote(message)) tellScreen('noteConnection', message.connectedTo)
    else events.emit('message', message)
  })
  child.once('spawn', () => {
    tellScreen('noteUtilityProcess', child.pid ?? 0, options.serviceName ?? '')
    events.emit('spawn')
  })
  child.once('exit', (code) => events.emit('exit', code ?? 1))
  const part: Partial<UtilityProcess> = {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    kill: () => child.kill(),
    postMessage: (message: object) => {
      // Electron drops what is said to a process that has ended.
      if (child.connected) child.send(message, () => {})
    },
  }
  return imitate<UtilityProcess>('UtilityProcess', Object.assign(events, part) as Partial<UtilityProcess>)
}

/** Electron hands V8's flags on in one switch of Chromium's; a Node child takes them as they are. */
function listV8Flags(execArgv: readonly string[]): string[] {
  const prefix = '--js-flags='
  return execArgv
    .filter((one) => one.startsWith(prefix))
    .flatMap((one) => one.slice(prefix.length).split(' '))
}

function isConnectionNote(message: unknown): message is { connectedTo: string } {
  return typeof message === 'object' && message !== null && 'connectedTo' in message
}

export const utilityProcess = imitate<typeof realUtilityProcess>('utilityProcess', { fork: forkUtility })
