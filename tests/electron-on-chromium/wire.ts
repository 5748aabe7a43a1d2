/**
 * What the two halves of the stand-in say to each other. The app half is the process in which main runs; the screen
 * half is the process that has Playwright and Chromium. Pipes only; no port is opened.
 */
import type { WebContentsPrintOptions } from 'electron'

export type PageRequest = { windowId: number; url: string; method: string; headers: Record<string, string> }
export type PageAnswer =
  | { isBlocked: true }
  | { isBlocked: false; status: number; headers: Record<string, string>; body: Uint8Array }
export type DialogKind = 'open' | 'save'
export type DialogOptions = {
  title?: string | undefined
  defaultPath?: string | undefined
  wantsFolder: boolean
}
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown'

/** What the app half asks of the screen half. */
export type ScreenSide = {
  openWindow: (window: { id: number; width: number; height: number; preload: string }) => void
  loadUrl: (windowId: number, url: string) => Promise<void>
  closeWindow: (windowId: number) => Promise<void>
  sendToPage: (windowId: number, channel: string, given: unknown[]) => Promise<void>
  setZoom: (windowId: number, factor: number) => Promise<void>
  setColorScheme: (scheme: 'system' | 'light' | 'dark') => Promise<void>
  /** Keys of the application's menu, as Electron writes accelerators. */
  setMenuKeys: (accelerators: string[]) => void
  /** The path chosen, or null when the dialog was closed. */
  showDialog: (kind: DialogKind, options: DialogOptions) => Promise<string | null>
  print: (windowId: number, options: WebContentsPrintOptions) => Promise<boolean>
  noteUtilityProcess: (pid: number, serviceName: string) => void
  /** A process of the app tried to connect to something. */
  noteConnection: (to: string) => void
}

/** What the screen half asks of the app half. */
export type AppSide = {
  fetch: (request: PageRequest) => Promise<PageAnswer>
  invoke: (
    windowId: number,
    frame: { url: string; isTop: boolean },
    channel: string,
    given: unknown[],
  ) => unknown
  mayNavigate: (windowId: number, url: string) => boolean
  mayOpen: (windowId: number, url: string) => boolean
  /** The page has loaded, or was loaded anew. */
  noteLoaded: (windowId: number) => void
  pressMenuKey: (accelerator: string) => void
  closeWindow: (windowId: number) => void
  emitPower: (event: PowerEvent) => void
  setIdleSeconds: (seconds: number) => void
  quit: () => void
}

type Side = { [Name: string]: (...given: never[]) => unknown }
type Port = { send: (message: object) => void; listen: (hear: (message: unknown) => void) => void }
type Message =
  | { ask: string; id: number; given: unknown[] }
  | { answer: number; value?: unknown; error?: string }

type Given<Asked> = Asked extends (...given: infer Values) => unknown ? Values : never
type Result<Asked> = Asked extends (...given: never[]) => infer Value ? Awaited<Value> : never
export type Ask<Theirs> = <Name extends keyof Theirs & string>(
  name: Name,
  ...given: Given<Theirs[Name]>
) => Promise<Result<Theirs[Name]>>
/** To say something that needs no answer. */
export type Tell<Theirs> = <Name extends keyof Theirs & string>(
  name: Name,
  ...given: Given<Theirs[Name]>
) => void

/** Joins two halves: answers what the other asks with `mine`, and returns the way to ask the other. */
export function join<Mine extends Side, Theirs extends Side>(port: Port, mine: Mine): Ask<Theirs> {
  let nextId = 1
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()

  async function answer(message: Extract<Message, { ask: string }>): Promise<void> {
    try {
      const value = await mine[message.ask]?.(...(message.given as never[]))
      port.send({ answer: message.id, value } satisfies Message)
    } catch (error) {
      port.send({ answer: message.id, error: String(error) } satisfies Message)
    }
  }

  port.listen((received) => {
    const message = received as Message
    if ('ask' in message) return void answer(message)
    const asked = waiting.get(message.answer)
    waiting.delete(message.answer)
    if (message.error === undefined) asked?.resolve(message.value)
    else asked?.reject(new Error(message.error))
  })

  const ask = (name: string, ...given: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve, reject })
      port.send({ ask: name, id, given } satisfies Message)
    })
  return ask as Ask<Theirs>
}
