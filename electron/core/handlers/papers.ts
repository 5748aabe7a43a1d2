/** The record of every paper that left the vault, as a parent may ask to see it. */
import { listDisclosures } from '../storage/tables/disclosures.ts'
import type { Handlers } from './handler.ts'

export const paperHandlers: Pick<Handlers, 'disclosures.list'> = {
  'disclosures.list': ({ studentId }, { vault }) => ({
    disclosures: listDisclosures(vault.database, studentId),
  }),
}
