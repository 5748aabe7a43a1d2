/** Why the window was loaded anew, as main wrote it into the address. Trusts no other word that stands there. */
import { events, type EventPayload } from '#shared/contract/contract.ts'

export type Locked = EventPayload<'vault.locked'>

/** Null when the app was just started. */
export function readLockNotice(search: string): Locked | null {
  const words = new URLSearchParams(search)
  const read = events['vault.locked'].safeParse({
    why: words.get('locked'),
    hasLostWords: words.get('lost') === 'words',
  })
  return read.success ? read.data : null
}

/** Read once: loading the page again for another reason must not repeat it. */
export function takeLockNotice(): Locked | null {
  const { pathname, search } = window.location
  if (search !== '') window.history.replaceState(window.history.state, '', `${pathname}#/`)
  return readLockNotice(search)
}
