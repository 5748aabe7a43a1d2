/**
 * The screen half: runs the built main bundle in a Node process whose `electron` is the stand-in, and shows its window
 * in Chromium. Answers for the person: dialogs, printer, power. Never part of what ships.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright'
import type { AppHandle, DialogAnswer, LaunchOptions } from '../e2e/app-handle.ts'
import { getBrowser } from './browser.ts'
import { type NotedRequest, openScreenPage, type ScreenPage } from './screen-page.ts'
import { type AppSide, type DialogKind, type DialogOptions, join, type ScreenSide } from './wire.ts'

const register = new URL('./register.ts', import.meta.url).href
const runMain = fileURLToPath(new URL('./run-main.ts', import.meta.url))
const closeWithinMilliseconds = 30_000

export type ShowDialog = (kind: DialogKind, options: DialogOptions) => Promise<string | null>

/** Rejects when the app ends before it opened a window, with what it wrote to standard error. */
export async function launchOnChromium(
  options: Partial<LaunchOptions> & { mainPath: string; isVisible?: boolean; showDialog?: ShowDialog },
): Promise<AppHandle> {
  const { isVisible = false, mainPath } = options
  const browser = await getBrowser(isVisible)
  const main = fork(runMain, [mainPath], {
    execArgv: ['--import', register],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...(options.userData === undefined ? {} : { STAND_IN_USER_DATA: options.userData }),
      ...(options.documents === undefined ? {} : { STAND_IN_DOCUMENTS: options.documents }),
      OPEN_DOOR_TEST_DAYS_LATER: String(options.daysLater ?? 0),
    },
  })
  const errors: string[] = []
  main.stderr?.on('data', (text: Buffer) => errors.push(String(text)))
  main.stdout?.on('data', (text: Buffer) => errors.push(String(text)))
  const ended = new Promise<void>((resolve) => main.once('exit', () => resolve()))

  const requests: NotedRequest[] = []
  const connections: string[] = []
  const answers: DialogAnswer[] = []
  const prints: Uint8Array[] = []
  const utilityPids: number[] = []
  let menuKeys: string[] = []
  let scheme: 'light' | 'dark' | null = isVisible ? null : 'light'
  let context: BrowserContext | null = null
  let screen: Promise<ScreenPage> | null = null
  const { promise: firstPage, resolve: markLoaded, reject: markFailed } = Promise.withResolvers<Page>()
  void ended.then(() => {
    markFailed(new Error(`the app ended without a window\n${errors.join('')}`))
    return context?.close()
  })

  async function open({
    id,
    width,
    height,
    preload,
  }: Parameters<ScreenSide['openWindow']>[0]): Promise<ScreenPage> {
    context = await browser.newContext({
      viewport: isVisible ? null : { width, height },
      colorScheme: scheme,
      acceptDownloads: false,
      locale: 'en-US',
    })
    const opened = await openScreenPage({
      context,
      windowId: id,
      preload,
      ask: askApp,
      note: (request) => requests.push(request),
      findMenuKey: (key, hasShift) =>
        menuKeys.find(
          (accelerator) => accelerator === `${hasShift ? 'Shift+' : ''}CmdOrCtrl+${key.toUpperCase()}`,
        ),
    })
    opened.page.on('load', () => void askApp('noteLoaded', id).catch(() => {}))
    opened.page.on('close', () => void askApp('closeWindow', id).catch(() => {}))
    return opened
  }

  async function print(options_: Parameters<ScreenSide['print']>[1]): Promise<boolean> {
    const { page } = await getScreen()
    if (answers[0] === 'cancel-print') {
      answers.shift()
      return false
    }
    if (isVisible) {
      await page.evaluate(() => window.print())
      return true
    }
    const format = typeof options_.pageSize === 'string' ? options_.pageSize : 'A4'
    prints.push(await page.pdf({ format, printBackground: options_.printBackground === true, margin: {} }))
    return true
  }

  async function getScreen(): Promise<ScreenPage> {
    if (screen === null) throw new Error('no window is open')
    return screen
  }

  const answerDialog: ShowDialog = async (kind, { title }) => {
    const answer = answers.shift()
    if (answer === 'cancel') return null
    if (typeof answer === 'object' && kind in answer) return Object.values(answer)[0] ?? null
    throw new Error(`a dialog that nobody expected: ${title ?? kind}`)
  }

  const screenSide: ScreenSide = {
    openWindow: (window) => {
      screen = open(window)
      screen.catch(markFailed)
    },
    loadUrl: async (_, url) => {
      const { page, loadUrl } = await getScreen()
      await loadUrl(url)
      markLoaded(page)
    },
    closeWindow: async () => context?.close(),
    sendToPage: async (_, channel, given) => (await getScreen()).send(channel, given),
    setZoom: async (_, factor) => {
      const { page } = await getScreen()
      await page.evaluate((zoom) => {
        document.documentElement.style.zoom = zoom === 1 ? '' : String(zoom)
      }, factor)
    },
    setColorScheme: async (wanted) => {
      scheme = wanted === 'system' ? (isVisible ? null : 'light') : wanted
      if (screen !== null) await (await screen).page.emulateMedia({ colorScheme: scheme })
    },
    setMenuKeys: (keys) => {
      menuKeys = keys
    },
    showDialog: (kind, given) => (options.showDialog ?? answerDialog)(kind, given),
    print: (_, given) => print(given),
    noteUtilityProcess: (pid) => void utilityPids.push(pid),
    noteConnection: (to) => void connections.push(to),
  }
  const askApp = join<ScreenSide, AppSide>(
    {
      send: (message) => {
        if (main.connected) main.send(message, () => {})
      },
      listen: (hear) => void main.on('message', hear),
    },
    screenSide,
  )

  const page = await firstPage
  return {
    host: 'chromium',
    page,
    requests,
    connections,
    ended,
    readLog: () => errors.join(''),
    answerDialog: (...given) => void answers.push(...given),
    emitPower: (event) => askApp('emitPower', event),
    setIdleSeconds: (seconds) => askApp('setIdleSeconds', seconds),
    listPrints: async () => prints,
    findCorePid: async () => utilityPids.at(-1) ?? null,
    kill: async () => {
      main.kill('SIGKILL')
      await ended
    },
    close: async () => {
      const late = setTimeout(() => main.kill('SIGKILL'), closeWithinMilliseconds)
      void askApp('quit').catch(() => {})
      await ended
      clearTimeout(late)
      await context?.close()
    },
  }
}
