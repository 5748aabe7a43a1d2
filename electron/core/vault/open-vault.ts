/** An open vault as handlers see it. */
import type { SlotId } from '#shared/contract/calls/vault.ts'
import type { WriteDatabase } from '../storage/database.ts'

export type OpenVault = {
  database: WriteDatabase
  folder: string
  slotId: SlotId
  staffName: string
  /** Makes a verified backup of this kind. Resolves to its description. */
  backUp: (
    kind: 'before-change' | 'by-hand' | 'routine',
  ) => Promise<import('#shared/contract/calls/vault.ts').Backup>
  /** Makes a routine backup when anything changed, closes the file, zeroes the key. */
  close: () => Promise<void>
}
