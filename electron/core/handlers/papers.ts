/** The record of every paper that left the vault, as a parent may ask to see it. */
import { listDisclosures } from '../storage/tables/disclosures.ts'
import type { HandlersOf } from './handler.ts'

export const paperHandlers: HandlersOf<'disclosures'> = {
  'disclosures.list': ({ studentId }, { vault }) => ({
    disclosures: listDisclosures(vault.database, studentId),
  }),
}
