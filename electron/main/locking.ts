/**
 * When and how the vault is locked: the window saves what is open, core closes the vault, its process ends.
 * Whoever asks, the vault is locked in the end, even if the window does not answer.
 */
import { type BrowserWindow, powerMonitor } from 'electron'
import type { EventName, EventPayload } from '#shared/contract/contract.ts'
import type { CoreProcess } from './core-process.ts'
import type { VaultWatch } from './vault-watch.ts'

const saveWithinMilliseconds = 3_000
const lookAtIdlenessEvery = 2_000

export type Locked = EventPayload<'vault.locked'>
type LockReason = Locked['why']
export type Send = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void
type WindowAnswer = 'saved' | 'lost-words' | 'stay'

export type Locking = {
  /** Asks the window to save what is open, then locks; a person who asked may still stay. */
  lock: (why: LockReason) => Promise<void>
  /** The window has saved what it could, and wants the vault locked. */
  lockNow: (hasLostWords: boolean) => Promise<void>
  /** The window could not save everything, and the person stays to decide. */
  stay: () => void
  /** As `lock`, but for good: no empty core is started. False when the person stays. */
  end: () => Promise<boolean>
}

export function createLocking(options: {
  core: Pick<CoreProcess, 'replace' | 'end'>
  send: Send
  watch: Pick<VaultWatch, 'isOpen' | 'noticeLocked'>
  showLocked: (locked: Locked) => void
}): Locking {
  const { core, send, watch, showLocked } = options
  let ongoing: Promise<void> | null = null
  let takeAnswer: ((answer: WindowAnswer) => void) | null = null
  /** Nobody is there to decide: set by a wish that must not be given up, also when it joins one that could be. */
  let mustLock = false

  /** A window that does not answer in time is not waited for. */
  async function askWindowToSave(): Promise<WindowAnswer> {
    if (!watch.isOpen()) return 'saved'
    const { promise, resolve } = Promise.withResolvers<WindowAnswer>()
    takeAnswer = resolve
    const timer = setTimeout(() => resolve('lost-words'), saveWithinMilliseconds)
    send('vault.locking', { withinMilliseconds: saveWithinMilliseconds, mayStay: !mustLock })
    const answer = await promise
    clearTimeout(timer)
    takeAnswer = null
    return answer === 'stay' && mustLock ? 'lost-words' : answer
  }

  async function replaceCore(why: LockReason, hasLostWords: boolean): Promise<void> {
    watch.noticeLocked()
    await core.replace()
    showLocked({ why, hasLostWords })
  }

  /** One locking at a time: a second wish joins the first. */
  function once(work: () => Promise<void>): Promise<void> {
    ongoing ??= work().finally(() => {
      ongoing = null
      mustLock = false
    })
    return ongoing
  }

  return {
    lock: (why) => {
      if (why !== 'asked') mustLock = true
      return once(async () => {
        const answer = await askWindowToSave()
        if (answer !== 'stay') await replaceCore(why, answer === 'lost-words')
      })
    },
    lockNow: (hasLostWords) => {
      takeAnswer?.(hasLostWords ? 'lost-words' : 'saved')
      return once(() => replaceCore('asked', hasLostWords))
    },
    stay: () => takeAnswer?.('stay'),
    end: async () => {
      await ongoing
      let hasEnded = false
      await once(async () => {
        if ((await askWindowToSave()) === 'stay') return
        await core.end()
        hasEnded = true
      })
      return hasEnded
    },
  }
}

/** Locks an open vault on idleness, sleep, a locked screen and the end of the Windows session. */
export function lockWhenAway(options: { locking: Locking; watch: VaultWatch; window: BrowserWindow }): void {
  const { locking, watch, window } = options
  const lockIfOpen = (why: LockReason) => {
    if (watch.isOpen()) void locking.lock(why)
  }
  powerMonitor.on('suspend', () => lockIfOpen('sleep'))
  powerMonitor.on('lock-screen', () => lockIfOpen('sleep'))
  // Windows ends an app without asking it to quit. The question before comes while there is still time to save.
  window.on('query-session-end', () => lockIfOpen('sleep'))
  window.on('session-end', () => lockIfOpen('sleep'))
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= watch.findLockAfterMinutes() * 60) lockIfOpen('idle')
  }, lookAtIdlenessEvery)
}
