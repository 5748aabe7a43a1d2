/** Opens the built app in real Electron, and stands in for the person at its dialogs, its printer and its power. */
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from 'playwright'
import type { NotedRequest } from '../electron-on-chromium/screen-page.ts'
import type { AppHandle, DialogAnswer, LaunchOptions } from './app-handle.ts'

const closeWithinMilliseconds = 30_000
/** Loaded before main, and before core through the environment: moves their calendar. */
const daysLaterHook = new URL('../electron-on-chromium/days-later.ts', import.meta.url).href
/** Loaded before main: points Electron's folders at those of the test. */
const foldersHook = fileURLToPath(new URL('./electron-folders.cjs', import.meta.url))

/** Lives in Electron's main process while a test runs. */
type Person = { answers: DialogAnswer[]; prints: string[]; idleSeconds: number }

export async function launchOnElectron(
  options: LaunchOptions & { electron: string; appPath: string },
): Promise<AppHandle> {
  const isRoot = process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath: options.electron,
    args: [...(isRoot ? ['--no-sandbox'] : []), '-r', foldersHook, options.appPath],
    env: {
      ...definedOnly(process.env),
      STAND_IN_USER_DATA: options.userData,
      STAND_IN_DOCUMENTS: options.documents,
      ...(options.daysLater === 0
        ? {}
        : {
            OPEN_DOOR_TEST_DAYS_LATER: String(options.daysLater),
            NODE_OPTIONS: `--import=${daysLaterHook}`,
          }),
    },
  })
  const log: string[] = []
  app.process().stderr?.on('data', (text: Buffer) => log.push(String(text)))
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()))
  const page = await app.firstWindow()
  await page.waitForLoadState()
  await seatPerson(app)
  const requests: NotedRequest[] = []
  app.context().on('request', (request) => {
    requests.push({ url: request.url(), isAnswered: request.url().startsWith('app://') })
  })
  let answered = Promise.resolve()
  return {
    host: 'electron',
    page,
    requests,
    connections: [],
    ended,
    readLog: () => log.join(''),
    answerDialog: (...answers) => {
      answered = app.evaluate((_, given) => {
        ;(globalThis as unknown as { person: Person }).person.answers.push(...given)
      }, answers)
    },
    emitPower: async (event) => {
      await answered
      await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
    },
    setIdleSeconds: (seconds) =>
      app.evaluate((_, given) => {
        ;(globalThis as unknown as { person: Person }).person.idleSeconds = given
      }, seconds),
    listPrints: async () => {
      const prints = await app.evaluate(() => (globalThis as unknown as { person: Person }).person.prints)
      return prints.map((print) => Buffer.from(print, 'base64'))
    },
    findCorePid: () =>
      app.evaluate(({ app: running }) => {
        const core = running.getAppMetrics().find(({ name }) => name === 'Open Door core')
        return core?.pid ?? null
      }),
    kill: async () => {
      app.process().kill('SIGKILL')
      await ended
    },
    close: async () => {
      const late = setTimeout(() => app.process().kill('SIGKILL'), closeWithinMilliseconds)
      await app.evaluate(({ app: running }) => running.quit()).catch(() => {})
      await ended
      clearTimeout(late)
    },
  }
}

/** Replaces dialogs, printing and idleness in the main process by what the test says. */
function seatPerson(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow, dialog, powerMonitor }) => {
    const person: Person = { answers: [], prints: [], idleSeconds: 0 }
    ;(globalThis as unknown as { person: Person }).person = person
    const take = (kind: 'open' | 'save'): string | null => {
      const answer = person.answers.shift()
      if (answer === 'cancel') return null
      if (typeof answer === 'object' && kind in answer) return Object.values(answer)[0] ?? null
      throw new Error('a dialog that nobody expected')
    }
    dialog.showOpenDialog = async () => {
      const path = take('open')
      return { canceled: path === null, filePaths: path === null ? [] : [path] }
    }
    dialog.showSaveDialog = async () => {
      const path = take('save')
      return { canceled: path === null, filePath: path ?? '' }
    }
    powerMonitor.getSystemIdleTime = () => person.idleSeconds
    for (const window of BrowserWindow.getAllWindows()) seatAtPrinter(window.webContents)
    function seatAtPrinter(contents: Electron.WebContents): void {
      contents.print = async (options = {}, done = () => {}) => {
        if (person.answers[0] === 'cancel-print') {
          person.answers.shift()
          return done(false, 'Print job canceled')
        }
        const pageSize = options.pageSize === 'Letter' ? 'Letter' : 'A4'
        const margins = { top: 0, bottom: 0, left: 0, right: 0 }
        const bytes = await contents.printToPDF({ pageSize, margins, printBackground: true })
        person.prints.push(bytes.toString('base64'))
        done(true, '')
      }
    }
  })
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
