/** The script that runs before those of the page: gives the built preload its `electron`, and nothing to the page. */

export type PageNames = {
  /** The exposed function by which the page's half speaks; taken off `window` at once. */
  speak: string
  /** The event by which it is spoken to; a secret, so that the page cannot listen in. */
  hear: string
}

/** `preload` is the text of the built preload script, one CommonJS file. */
export function writePageScript(names: PageNames, preload: string): string {
  return `(${surround.toString()})(${JSON.stringify(names)}, (require, module, exports) => {${preload}\n})`
}

type Speak = (kind: 'invoke' | 'key', ...given: unknown[]) => Promise<unknown>

/** Runs in the page. Refers to nothing outside itself, because only its text gets there. */
function surround(
  names: PageNames,
  runPreload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  const page = globalThis as unknown as Record<string, Speak | undefined>
  const speak = page[names.speak]
  delete page[names.speak]
  if (window !== window.top || location.protocol !== 'https:' || speak === undefined) return

  type Listener = (event: object, ...given: unknown[]) => void
  const listeners = new Map<string, Set<Listener>>()
  window.addEventListener(names.hear, (event) => {
    const [channel, given] = (event as CustomEvent<[string, unknown[]]>).detail
    for (const listen of listeners.get(channel) ?? []) listen({}, ...given)
  })

  // After the page has had its say, as in Electron.
  window.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) return
    setTimeout(() => {
      if (!event.defaultPrevented) void speak('key', event.key, event.shiftKey)
    })
  })

  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        Object.defineProperty(window, name, { value: freeze(value), enumerable: true })
      },
    },
    ipcRenderer: {
      // What cannot be cloned is refused in Electron too.
      invoke: (channel: string, ...given: unknown[]) => speak('invoke', channel, structuredClone(given)),
      on: (channel: string, listen: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listen))
      },
      off: (channel: string, listen: Listener) => listeners.get(channel)?.delete(listen),
    },
  }
  const module = { exports: {} }
  runPreload(
    (name) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require '${name}'`)
      return electron
    },
    module,
    module.exports,
  )
}
