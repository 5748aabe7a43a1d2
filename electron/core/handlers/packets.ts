/** Review packets, and papers for many students at once, each written with its own record of whom it went to. */
import type { DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { ManyPapersWish } from '#shared/domain/many-papers.ts'
import type { PacketSnapshot, PacketWish } from '#shared/domain/packet.ts'
import { fullNameOf, nameFamily } from '#shared/domain/student.ts'
import { packetWords } from '#shared/messages/packet-words.ts'
import { AppError } from '#shared/messages/errors.ts'
import { makePaper } from '../documents/make-paper.ts'
import type { PaperSubject } from '../documents/paper-shelf.ts'
import { drawPassphrase } from '../documents/protect/spoken-passphrase.ts'
import type { MadePaper } from '../documents/recovery-sheet.ts'
import { templates } from '../documents/templates/registry.ts'
import { type ManyWriting, writeManyPapers } from '../documents/write-many-papers.ts'
import { gatherPacket } from '../follow-up/gather-packet.ts'
import { findPlanOfStudent } from '../storage/tables/plans.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import { makeAgreementOf } from './agreements.ts'
import type { OpenContext } from './context.ts'
import type { HandlersOf } from './handler.ts'
import { makePlanPaper } from './plan-papers.ts'

export const packetHandlers: HandlersOf<'packets'> = {
  'packets.prepare': async ({ studentIds, wish }, context) => {
    const { made, subject, snapshots } = await makePacket(context, studentIds, wish)
    const leftOut = new Map(snapshots.flatMap((one) => one.leftOut).map((part) => [part.title, part]))
    return { paper: context.papers.put(made, subject), leftOut: [...leftOut.values()] }
  },

  'packets.makeMany': ({ wish, studentIds, folder, disclosure, isProtected }, context, operation) => {
    const { database } = context.vault
    const writing: ManyWriting = {
      folder: context.files.getPath(folder),
      // File names tell what is in them, and of whom only by a number.
      folderName: `${folderNames[wish.paper]}-${context.today()}`,
      passphrase: isProtected ? drawPassphrase() : null,
      papers: [...new Set(studentIds)].map((studentId) => {
        const student = getStudent(database, studentId)
        const said = { ...disclosure, recipient: disclosure.recipient ?? nameFamily(student) }
        return {
          studentId,
          fullName: fullNameOf(student),
          disclosure: said,
          make: () => makeOne(context, studentId, wish, said),
        }
      }),
    }
    return writeManyPapers(context, writing, operation)
  },
}

const folderNames = {
  agreement: 'agreements',
  'plan-paper': 'papers',
  packet: 'review-packets',
} as const satisfies Record<ManyPapersWish['paper'], string>

type Finished = { made: MadePaper; subject: PaperSubject }

/** Throws `paper.no-plan` for a student without one; a packet can be made all the same. */
async function makeOne(
  context: OpenContext,
  studentId: StudentId,
  wish: ManyPapersWish,
  { recipient, purpose }: DisclosureDraft,
): Promise<Finished> {
  // The cover says what the record says.
  if (wish.paper === 'packet') return makePacket(context, [studentId], { ...wish.wish, recipient, purpose })
  const plan = findPlanOfStudent(context.vault.database, studentId)
  if (plan === null) throw new AppError('paper.no-plan')
  if (wish.paper === 'agreement') return makeAgreementOf(context, plan.id, wish.language)
  return makePlanPaper(context, plan.id, wish.kind)
}

async function makePacket(
  { vault: { database, slotId, staffName }, today }: OpenContext,
  studentIds: readonly StudentId[],
  wish: PacketWish,
): Promise<Finished & { snapshots: PacketSnapshot[] }> {
  const reader = { today: today(), slotId }
  const snapshots = studentIds.map((id) => gatherPacket(database, id, wish, reader))
  const { schoolName, paperSize } = getSettings(database)
  const made = await makePaper(templates.reviewPacket, {
    schoolName,
    staffName,
    paperSize,
    madeOn: reader.today,
    wish,
    students: snapshots,
  })
  const about = studentIds.map((id, place) => ({ id, fullName: snapshots[place]?.fullName ?? '' }))
  const what = packetWords.title
  const [only] = about.length === 1 ? about : []
  const subject: PaperSubject =
    only === undefined
      ? { kind: 'table', what, about }
      : { kind: 'about-student', studentId: only.id, studentName: only.fullName, what }
  return { made, subject, snapshots }
}
