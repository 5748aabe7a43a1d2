/** A real encrypted vault in a temporary folder, opened through core as main would. Costs milliseconds, not seconds. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '#shared/contract/calls/vault.ts'
import type { Channel, EventName, Input, Output } from '#shared/contract/contract.ts'
import type { LinkChannel, LinkInput, LinkOutput } from '#shared/contract/core-link.ts'
import { AppError, type ErrorCode } from '#shared/messages/errors.ts'
import { type Core, createCore } from '#core/core.ts'
import type { KeyCost } from '#core/vault/key-slots.ts'
import { aClock, type TestClock } from './vault/a-clock.ts'
import { aTestFolder, cheapKeyCost, testPassphrase } from './vault/wanted-vault.ts'

export { aClock, type TestClock } from './vault/a-clock.ts'
export { aTestFolder, cheapKeyCost, testPassphrase } from './vault/wanted-vault.ts'

export type TestCore = {
  core: Core
  clock: TestClock
  /** Every event that core sent, oldest first. */
  events: { name: EventName; payload: unknown }[]
  /** Throws the AppError that the answer carries. */
  call: <C extends Channel>(channel: C, input: Input<C>, operationId?: string) => Promise<Output<C>>
  link: <C extends LinkChannel>(channel: C, input: LinkInput<C>) => Promise<LinkOutput<C>>
}

/** Core without a vault. */
export function startTestCore(clock: TestClock = aClock(), keyCost: KeyCost = cheapKeyCost): TestCore {
  const events: TestCore['events'] = []
  const core = createCore((name, payload) => events.push({ name, payload }), clock, keyCost)
  const request = async (channel: string, input: unknown, operationId: string | null) => {
    const answer = await core.request(channel, input, operationId)
    if (!answer.ok) throw new AppError(answer.error.code as ErrorCode, answer.error.details)
    return answer.value
  }
  return {
    core,
    clock,
    events,
    call: async (channel, input, operationId) =>
      (await request(channel, input, operationId ?? null)) as Output<typeof channel>,
    link: async (channel, input) => (await request(channel, input, null)) as LinkOutput<typeof channel>,
  }
}

export type TestVaultOptions = {
  schoolName?: string
  staffName?: string
  rule?: 'us' | 'england'
  paperSize?: 'A4' | 'LETTER'
  clock?: TestClock
  keyCost?: KeyCost
}

export type TestVault = TestCore & {
  /** The vault's own folder. */
  folder: string
  documentsFolder: string
  passphrase: string
  recoveryKey: string
  session: Session
  /** Locks the vault as closing the window does; the folder stays. */
  close: () => Promise<void>
  /** Closes, and removes the folder. */
  remove: () => Promise<void>
}

/** A new, open vault of Willow Creek School. */
export async function openTestVault(options: TestVaultOptions = {}): Promise<TestVault> {
  const documentsFolder = aTestFolder()
  const started = startTestCore(options.clock, options.keyCost)
  await started.link('link.start', { documentsFolder, lastFolder: null })
  const { session, recoveryKey } = await started.call('vault.create', {
    folder: null,
    schoolName: options.schoolName ?? 'Willow Creek School',
    staffName: options.staffName ?? 'Ana Reyes',
    passphrase: testPassphrase,
    rule: options.rule ?? 'us',
    paperSize: options.paperSize ?? 'A4',
  })
  return {
    ...started,
    folder: join(documentsFolder, 'Open Door'),
    documentsFolder,
    passphrase: testPassphrase,
    recoveryKey,
    session,
    close: () => started.core.close(),
    remove: async () => {
      await started.core.close()
      rmSync(documentsFolder, { recursive: true, force: true })
    },
  }
}

/** Another core on the same folder, as after a new start of the app; the vault in it is locked. */
export async function startAgain(
  vault: Pick<TestVault, 'folder' | 'documentsFolder' | 'clock'>,
): Promise<TestCore> {
  const started = startTestCore(vault.clock)
  await started.link('link.start', { documentsFolder: vault.documentsFolder, lastFolder: vault.folder })
  return started
}
