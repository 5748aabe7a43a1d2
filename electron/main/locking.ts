/**
 * When and how the vault is locked: the window saves what is open, core closes the vault, its process ends.
 * Whoever asks, the vault is locked in the end, even if the window does not answer.
 */
import { powerMonitor } from 'electron'
import type { EventName, EventPayload } from '#shared/contract/contract.ts'
import type { CoreProcess } from './core-process.ts'
import type { VaultWatch } from './vault-watch.ts'

const saveWithinMilliseconds = 3_000
const lookAtIdlenessEvery = 2_000

type LockReason = EventPayload<'vault.locked'>['why']
export type Send = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void

export type Locking = {
  /** Asks the window to save what is open, then locks. */
  lock: (why: LockReason) => Promise<void>
  /** The window has saved what was open, and wants the vault locked. */
  lockNow: () => Promise<void>
  /** As `lock`, but for good: no empty core is started. */
  end: () => Promise<void>
}

export function createLocking(options: { core: CoreProcess; send: Send; watch: VaultWatch }): Locking {
  const { core, send, watch } = options
  let ongoing: Promise<void> | null = null
  let markSaved: (() => void) | null = null

  async function askWindowToSave(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    markSaved = resolve
    const timer = setTimeout(resolve, saveWithinMilliseconds)
    send('vault.locking', { withinMilliseconds: saveWithinMilliseconds })
    await promise
    clearTimeout(timer)
  }

  async function replaceCore(why: LockReason): Promise<void> {
    watch.noticeLocked()
    await core.replace()
    send('vault.locked', { why })
  }

  /** One locking at a time: a second wish joins the first. */
  function once(work: () => Promise<void>): Promise<void> {
    ongoing ??= work().finally(() => (ongoing = null))
    return ongoing
  }

  return {
    lock: (why) =>
      once(async () => {
        if (watch.isOpen()) await askWindowToSave()
        await replaceCore(why)
      }),
    lockNow: () => {
      markSaved?.()
      return once(() => replaceCore('asked'))
    },
    end: async () => {
      await ongoing
      await once(async () => {
        if (watch.isOpen()) await askWindowToSave()
        await core.end()
      })
    },
  }
}

/** Locks an open vault on idleness, sleep and a locked screen. */
export function lockWhenAway(options: { locking: Locking; watch: VaultWatch }): void {
  const { locking, watch } = options
  const lockIfOpen = (why: LockReason) => {
    if (watch.isOpen()) void locking.lock(why)
  }
  powerMonitor.on('suspend', () => lockIfOpen('sleep'))
  powerMonitor.on('lock-screen', () => lockIfOpen('sleep'))
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= watch.findLockAfterMinutes() * 60) lockIfOpen('idle')
  }, lookAtIdlenessEvery)
}
