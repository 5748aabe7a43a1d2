/** Imitates sessions, their requests and their own schemes. Sessions here are always in memory, without permissions. */
import { EventEmitter } from 'node:events'
import type {
  CallbackResponse,
  OnBeforeRequestListenerDetails,
  Protocol,
  Session,
  session as realSession,
  WebRequest,
} from 'electron'
import { state } from './app-half.ts'
import { imitate } from './imitate.ts'

type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  decide: (response: CallbackResponse) => void,
) => void

const sessions = new Map<string, Session>()

function makeSession(partition: string): Session {
  if (partition.startsWith('persist:')) throw new Error('a session on disk is not imitated')
  const schemes = new Map<string, (request: Request) => Response | Promise<Response>>()
  const part: Partial<Session> = {
    protocol: imitate<Protocol>('session.protocol', {
      handle: (scheme, handler) => {
        schemes.set(scheme, handler as (request: Request) => Response | Promise<Response>)
      },
    }),
    webRequest: imitate<WebRequest>('session.webRequest', {
      onBeforeRequest: (first: unknown, second?: unknown) => {
        if (second !== undefined) throw new Error('onBeforeRequest with a filter is not imitated')
        const listener = first as BeforeRequest
        state.cancels.set(
          made,
          (url) =>
            new Promise((resolve) =>
              listener({ url } as OnBeforeRequestListenerDetails, ({ cancel }) => resolve(cancel === true)),
            ),
        )
      },
    }),
    // Chromium under Playwright refuses all of these by itself.
    setPermissionRequestHandler: () => {},
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
  }
  const made = imitate<Session>('session', Object.assign(new EventEmitter(), part) as Partial<Session>)
  state.schemes.set(made, schemes)
  return made
}

export const session = imitate<typeof realSession>('session', {
  fromPartition: (partition) => {
    const made = sessions.get(partition) ?? makeSession(partition)
    sessions.set(partition, made)
    return made
  },
})

export const protocol = imitate<Protocol>('protocol', { registerSchemesAsPrivileged: () => {} })
