/** Tables on their way out: prepared in core, looked at, and saved with the record of a disclosure. */
import { z } from 'zod'
import { disclosureDraft } from '../../domain/disclosure.ts'
import { exportFileType, exportWish } from '../../domain/table-export.ts'
import { coreCall, mainCall } from '../call.ts'
import { paperId, savedFile } from './papers.ts'

export const exportCalls = {
  /** Makes the file in memory. `students` is about how many students it tells. */
  'exports.prepare': coreCall(
    z.object({ wish: exportWish, fileType: exportFileType }),
    z.object({
      /** Kept with the papers until the vault is locked. */
      id: paperId,
      fileName: z.string(),
      title: z.string(),
      rows: z.int().nonnegative(),
      students: z.int().nonnegative(),
      header: z.array(z.string()),
      firstRows: z.array(z.array(z.string())).max(8),
    }),
  ),
  /** Opens the save dialog, writes the bytes, or a zip of them that a passphrase opens, and records the disclosure. */
  'exports.save': mainCall(
    z.object({ id: paperId, disclosure: disclosureDraft, isProtected: z.boolean().default(false) }),
    savedFile,
  ),
}
