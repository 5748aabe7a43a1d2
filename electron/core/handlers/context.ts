/** What handlers work with: the open vault (or none), granted files, papers in memory, the clock. */
import { type IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { FileGrants } from '../process/file-grants.ts'
import { PaperShelf } from '../documents/paper-shelf.ts'
import type { VaultRules } from '../vault/create-vault.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { VaultPlace } from '../vault/vault-place.ts'
import { type Clock, localDayOf } from '../process/clock.ts'

export type Context = {
  /** Null while the vault is locked or absent. Only the vault's own handlers set it. */
  vault: OpenVault | null
  /** The student of the meeting that is going on: nothing about anybody else is answered. Null outside a meeting. */
  meeting: StudentId | null
  /** Which folder the vault is in, and what is known of it before it is opened. */
  place: VaultPlace
  files: FileGrants
  papers: PaperShelf
  clock: Clock
  /** Today by this laptop's calendar and time zone. */
  today: () => IsoDate
  close: () => Promise<void>
}

export type OpenContext = Context & { vault: OpenVault }

export function createContext(clock: Clock, rules: VaultRules): Context {
  const context: Context = {
    vault: null,
    meeting: null,
    place: new VaultPlace(clock, rules),
    files: new FileGrants(),
    papers: new PaperShelf(),
    clock,
    today: () => localDayOf(clock.now()),
    close: async () => {
      const vault = context.vault
      context.vault = null
      context.meeting = null
      context.papers.clear()
      await vault?.close()
    },
  }
  return context
}
