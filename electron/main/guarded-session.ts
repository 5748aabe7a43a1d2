/** The browser session of the window: kept in memory, without network, permissions, downloads or dictionaries. */
import { type Session, session } from 'electron'
import { isAppUrl } from './places.ts'

/** A name without `persist:` keeps cookies, caches and storage in memory only. */
const partition = 'open-door'

export function makeGuardedSession(): Session {
  const guarded = session.fromPartition(partition, { cache: false })
  guarded.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  guarded.setPermissionCheckHandler(() => false)
  guarded.setDevicePermissionHandler(() => false)
  guarded.setSpellCheckerEnabled(false)
  guarded.on('will-download', (event) => event.preventDefault())
  guarded.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowed(url) }))
  return guarded
}

function isAllowed(url: string): boolean {
  // Pictures that the page makes by itself have no network behind them.
  return isAppUrl(url) || url.startsWith('blob:app://') || url.startsWith('data:image/')
}
