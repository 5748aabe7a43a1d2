/** Imitates `BrowserWindow` and its `webContents`: a page of Chromium on the screen half. */
import { EventEmitter } from 'node:events'
import type {
  BrowserWindow as RealWindow,
  BrowserWindowConstructorOptions,
  HandlerDetails,
  WebContents,
  WebContentsPrintOptions,
} from 'electron'
import { askScreen, state, tellScreen } from './app-half.ts'
import { imitate } from './imitate.ts'

let nextId = 1

function preventable(): { event: { preventDefault: () => void }; isPrevented: () => boolean } {
  let isPrevented = false
  return { event: { preventDefault: () => (isPrevented = true) }, isPrevented: () => isPrevented }
}

function makeContents(id: number): {
  contents: WebContents
  events: EventEmitter
  mayOpen: (url: string) => boolean
} {
  let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  const events = new EventEmitter()
  const print = async (options: WebContentsPrintOptions): Promise<boolean> => {
    try {
      return await askScreen('print', id, options)
    } catch {
      return false
    }
  }
  // Without a handler, Electron opens what the page wants.
  const mayOpen = (url: string) =>
    openHandler === null || openHandler({ url } as HandlerDetails).action === 'allow'
  const part: Partial<WebContents> = {
    id,
    send: (channel, ...given: unknown[]) => tellScreen('sendToPage', id, channel, given),
    // A page that has crashed here cannot come back, so one that hangs goes on hanging.
    forcefullyCrashRenderer: () => {},
    setZoomFactor: (factor) => tellScreen('setZoom', id, factor),
    setWindowOpenHandler: (handler) => {
      openHandler = handler
    },
    print: async (options = {}, done = () => {}) => {
      const isPrinted = await print(options)
      done(isPrinted, isPrinted ? '' : 'Print job canceled')
    },
  }
  const contents = imitate<WebContents>('webContents', Object.assign(events, part) as Partial<WebContents>)
  return { contents, events, mayOpen }
}

function makeWindow(options: BrowserWindowConstructorOptions): RealWindow {
  const id = nextId++
  const { width = 800, height = 600, webPreferences = {} } = options
  const { preload, session } = webPreferences
  if (preload === undefined || session === undefined)
    throw new Error('a window needs a preload and a session')
  const events = new EventEmitter()
  const { contents, events: contentsEvents, mayOpen } = makeContents(id)
  let isMaximized = false
  let isFullScreen = false

  const destroy = () => {
    if (!state.windows.delete(id)) return
    tellScreen('closeWindow', id)
    events.emit('closed')
  }
  const close = () => {
    const { event, isPrevented } = preventable()
    events.emit('close', event)
    if (!isPrevented()) destroy()
  }
  const part: Partial<RealWindow> = {
    id,
    webContents: contents,
    loadURL: async (url) => {
      await askScreen('loadUrl', id, url)
      events.emit('ready-to-show')
    },
    show: () => {},
    focus: () => {},
    restore: () => {},
    isMinimized: () => false,
    isMaximized: () => isMaximized,
    maximize: () => {
      isMaximized = true
    },
    isFullScreen: () => isFullScreen,
    // The window has no system around it that could be covered, so its size stays.
    setFullScreen: (isOn) => {
      isFullScreen = isOn
    },
    isDestroyed: () => !state.windows.has(id),
    getNormalBounds: () => ({ x: 0, y: 0, width, height }),
    close,
    destroy,
  }
  const window = imitate<RealWindow>('BrowserWindow', Object.assign(events, part) as Partial<RealWindow>)
  state.windows.set(id, {
    window,
    contents,
    session,
    mayNavigate: (url) => {
      const { event, isPrevented } = preventable()
      contentsEvents.emit('will-navigate', { ...event, url })
      return !isPrevented()
    },
    mayOpen,
    noteLoaded: () => {
      contentsEvents.emit('did-navigate')
      contentsEvents.emit('did-finish-load')
    },
    close,
  })
  tellScreen('openWindow', { id, width, height, preload })
  return window
}

const listWindows: typeof RealWindow.getAllWindows = () =>
  [...state.windows.values()].map(({ window }) => window)

// A function that is called with `new` and returns an object gives that object.
function StandInWindow(options: BrowserWindowConstructorOptions): RealWindow {
  return makeWindow(options)
}

export const BrowserWindow = Object.assign(StandInWindow, {
  getAllWindows: listWindows,
}) as unknown as typeof RealWindow
