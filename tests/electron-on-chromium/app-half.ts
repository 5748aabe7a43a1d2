/** The state of the app half that Electron's modules share, and the way to the screen half. */
import { EventEmitter } from 'node:events'
import type {
  BrowserWindow,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  Session,
  WebContents,
} from 'electron'
import {
  type AppSide,
  type Ask,
  join,
  type PageAnswer,
  type PageRequest,
  type ScreenSide,
  type Tell,
} from './wire.ts'

export type InvokeHandler = (event: IpcMainInvokeEvent, ...given: unknown[]) => unknown
type Decide = (url: string) => Promise<boolean>

export type StandInWindow = {
  window: BrowserWindow
  contents: WebContents
  session: Session
  mayNavigate: (url: string) => boolean
  mayOpen: (url: string) => boolean
  noteLoaded: () => void
  close: () => void
}

export const state = {
  windows: new Map<number, StandInWindow>(),
  invokeHandlers: new Map<string, InvokeHandler>(),
  /** By session: whether a request is cancelled, and who answers a scheme. */
  cancels: new Map<Session, Decide>(),
  schemes: new Map<Session, Map<string, (request: Request) => Response | Promise<Response>>>(),
  menuClicks: new Map<string, NonNullable<MenuItemConstructorOptions['click']>>(),
  power: new EventEmitter(),
  idleSeconds: 0,
  quit: () => {},
}

async function fetchForPage(request: PageRequest): Promise<PageAnswer> {
  const session = state.windows.get(request.windowId)?.session
  if (session === undefined || (await state.cancels.get(session)?.(request.url))) return { isBlocked: true }
  const handler = state.schemes.get(session)?.get(new URL(request.url).protocol.slice(0, -1))
  if (handler === undefined) return { isBlocked: true }
  const response = await handler(
    new Request(request.url, { method: request.method, headers: request.headers }),
  )
  return {
    isBlocked: false,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

const appSide: AppSide = {
  fetch: fetchForPage,
  invoke: async (windowId, frame, channel, given) => {
    const handler = state.invokeHandlers.get(channel)
    const sender = state.windows.get(windowId)?.contents
    if (handler === undefined || sender === undefined)
      throw new Error(`No handler registered for '${channel}'`)
    const senderFrame = { url: frame.url, parent: frame.isTop ? null : {} }
    return handler({ sender, senderFrame } as unknown as IpcMainInvokeEvent, ...given)
  },
  mayNavigate: (windowId, url) => state.windows.get(windowId)?.mayNavigate(url) ?? false,
  mayOpen: (windowId, url) => state.windows.get(windowId)?.mayOpen(url) ?? false,
  noteLoaded: (windowId) => state.windows.get(windowId)?.noteLoaded(),
  pressMenuKey: (accelerator) => {
    const click = state.menuClicks.get(accelerator) as (() => void) | undefined
    click?.()
  },
  closeWindow: (windowId) => state.windows.get(windowId)?.close(),
  emitPower: (event) => void state.power.emit(event),
  setIdleSeconds: (seconds) => {
    state.idleSeconds = seconds
  },
  quit: () => state.quit(),
}

export const askScreen: Ask<ScreenSide> = join<AppSide, ScreenSide>(
  {
    send: (message) => void process.send?.(message),
    listen: (hear) => void process.on('message', hear),
  },
  appSide,
)

/** For what Electron does without an answer; a screen that has gone makes no difference to it. */
export const tellScreen: Tell<ScreenSide> = (name, ...given) => {
  askScreen(name, ...given).catch(() => {})
}
