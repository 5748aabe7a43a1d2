/** Why the vault is locked, said kindly. */
import type { EventPayload } from '#shared/contract/contract.ts'

export const lockReasonWords: Readonly<Record<EventPayload<'vault.locked'>['why'], string>> = {
  asked: 'The vault is locked. Everything is saved and backed up.',
  idle: 'Nobody typed for a while, so the vault locked itself. Everything was saved first.',
  sleep: 'The vault locked itself when the laptop went to sleep. Everything was saved first.',
  ended: 'Something inside Open Door stopped, so the vault was locked to be safe. What was saved is there.',
}
