/** Review packets, and papers for many students at once. */
import { z } from 'zod'
import { disclosureBasis } from '../../domain/disclosure.ts'
import { studentId } from '../../domain/identity.ts'
import { manyPapersReport, manyPapersWish, mostAtOnce } from '../../domain/many-papers.ts'
import { packetWish, partLeftOut } from '../../domain/packet.ts'
import { coreCall } from '../call.ts'
import { fileToken } from './app.ts'
import { paper } from './papers.ts'

export const packetCalls = {
  /** One file about these students, in this order. */
  'packets.prepare': coreCall(
    z.object({ studentIds: z.array(studentId).min(1).max(mostAtOnce), wish: packetWish }),
    z.object({ paper, leftOut: z.array(partLeftOut) }),
  ),
  /**
   * A file for each student, in a new folder inside of the chosen one. Each file is a disclosure of its own; what could
   * not be made is told and stops nothing else. Reports progress and can be stopped: what was written stays.
   */
  'packets.makeMany': coreCall(
    z.object({
      wish: manyPapersWish,
      studentIds: z.array(studentId).min(1).max(mostAtOnce),
      folder: fileToken,
      disclosure: z.object({
        /** Null: each student's own family. */
        recipient: z.string().min(1).max(200).nullable(),
        purpose: z.string().min(1).max(400),
        basis: disclosureBasis,
      }),
      isProtected: z.boolean().default(false),
    }),
    manyPapersReport,
  ),
}
