/** Tells whether a file in hand is one that was given away here. Opens none: only its bytes are compared. */
import { hashFile } from '../documents/protect/hash-file.ts'
import { listDisclosuresOfFile } from '../storage/tables/disclosures.ts'
import type { Handlers } from './handler.ts'

export const givenFileHandlers: Pick<Handlers, 'disclosures.findOfFile'> = {
  'disclosures.findOfFile': async ({ token }, { vault, files }) => ({
    disclosures: listDisclosuresOfFile(vault.database, await hashFile(files.getPath(token))),
  }),
}
