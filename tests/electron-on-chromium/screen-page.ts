/** One window of the app as a page of Chromium: its requests, its preload and its keys. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Frame, Page, Request, Route } from 'playwright'
import { toChromium, toElectron } from './addresses.ts'
import { writePageScript } from './page-script.ts'
import type { AppSide, Ask } from './wire.ts'

export type ScreenPage = {
  page: Page
  loadUrl: (url: string) => Promise<void>
  send: (channel: string, given: unknown[]) => Promise<void>
}

/** What a window asked for: `app` was answered by the app, anything else was stopped. */
export type NotedRequest = { url: string; isAnswered: boolean }

type Speaker = { frame: Frame }

export async function openScreenPage(options: {
  context: BrowserContext
  windowId: number
  preload: string
  ask: Ask<AppSide>
  note: (request: NotedRequest) => void
  findMenuKey: (key: string, hasShift: boolean) => string | undefined
}): Promise<ScreenPage> {
  const { context, windowId, ask } = options
  const names = { speak: `speak_${randomUUID()}`, hear: randomUUID() }
  const page = await context.newPage()

  await page.exposeBinding(names.speak, (speaker: Speaker, kind: string, ...given: unknown[]) => {
    if (kind === 'invoke') return invoke(speaker.frame, given)
    const accelerator = options.findMenuKey(String(given[0]), given[1] === true)
    return accelerator === undefined ? undefined : ask('pressMenuKey', accelerator)
  })
  await page.addInitScript(writePageScript(names, readFileSync(options.preload, 'utf8')))
  await context.route('**/*', answerRoute)
  context.on('page', (second) => void refuseSecond(second))

  async function refuseSecond(second: Page): Promise<void> {
    if (await ask('mayOpen', windowId, toElectron(second.url())))
      throw new Error('a second window is not imitated')
    await second.close()
  }

  async function invoke(frame: Frame, [channel, given]: unknown[]): Promise<unknown> {
    const from = { url: toElectron(frame.url()), isTop: frame === page.mainFrame() }
    try {
      return await ask('invoke', windowId, from, String(channel), given as unknown[])
    } catch (error) {
      throw new Error(`Error invoking remote method '${String(channel)}': ${String(error)}`, { cause: error })
    }
  }

  function isOfMainFrame(request: Request): boolean {
    try {
      return request.frame() === page.mainFrame()
    } catch {
      // Playwright knows no frame yet: the request belongs to a second page that wants to open.
      return false
    }
  }

  let expected: string | null = null
  async function answerRoute(route: Route): Promise<void> {
    const request = route.request()
    const url = toElectron(request.url())
    const isMainNavigation = request.isNavigationRequest() && isOfMainFrame(request)
    if (isMainNavigation && url !== expected && !(await ask('mayNavigate', windowId, url))) {
      options.note({ url, isAnswered: false })
      return route.abort('aborted')
    }
    const headers = await request.allHeaders()
    const answer = await ask('fetch', { windowId, url, method: request.method(), headers })
    options.note({ url, isAnswered: !answer.isBlocked })
    if (answer.isBlocked) return route.abort('blockedbyclient')
    return route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) })
  }

  return {
    page,
    loadUrl: async (url) => {
      expected = url
      await page.goto(toChromium(url))
    },
    send: (channel, given) =>
      page.evaluate(
        ([name, detail]) => {
          window.dispatchEvent(new CustomEvent(name, { detail }))
        },
        [names.hear, [channel, given]] as const,
      ),
  }
}
