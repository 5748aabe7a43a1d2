/**
 * The review packet of one student or several: a cover that says for whom and why, what is in it with page numbers, and
 * the parts that were chosen. Tells nothing that its snapshot does not hold.
 */
import type { Content } from 'pdfmake/interfaces.js'
import { type PacketPart, packetParts, type PacketSnapshot } from '#shared/domain/packet.ts'
import { packetWords as fixed } from '#shared/messages/packet-words.ts'
import { footer, paragraph, tidy, paperTitle, together } from '../../blocks.ts'
import { textWidth } from '../../type.ts'
import type { Template } from '../template.ts'
import { layOutAgreement } from './agreement-part.ts'
import { layOutContents, layOutCover } from './cover.ts'
import { layOutLeftOut, pageOf, type PartPaper, type ReviewPacketInput } from './packet-paper.ts'
import { layOutMarks } from './marks-part.ts'
import { layOutContacts, layOutDecisions, layOutGoals, layOutNotes, layOutPromises } from './record-parts.ts'
import { layOutYear } from '../student-year.ts'

export const reviewPacket: Template<ReviewPacketInput> = {
  fileName: 'review-packet.pdf',
  describe: (input) => ({
    title: fixed.fileTitle,
    language: fixed.language,
    paperSize: input.paperSize,
    madeOn: input.madeOn,
    content: [
      ...layOutCover(input),
      ...input.students.flatMap((snapshot, place) => layOutStudent(input, snapshot, place)),
    ],
    footer: (page, of) => footer(tidy(input.schoolName), fixed.page(page, of)),
  }),
}

const layOuts: Readonly<Record<PacketPart, (paper: PartPaper) => Content[]>> = {
  agreement: layOutAgreement,
  goals: layOutGoals,
  evidence: ({ snapshot, paperSize }) =>
    snapshot.year === null || isUnknown(snapshot.year)
      ? []
      : layOutYear({ look: snapshot.year, called: snapshot.calledName, paperSize }),
  contacts: layOutContacts,
  decisions: layOutDecisions,
  promises: layOutPromises,
  notes: layOutNotes,
  marks: layOutMarks,
}

const isUnknown = ({ year, series }: NonNullable<PacketSnapshot['year']>) =>
  (year === null || year.figures.enrolled === 0) && series.length === 0

/** Long parts begin on a page of their own, so that they can be taken out. */
const beginsPage: ReadonlySet<PacketPart> = new Set(['agreement', 'evidence', 'marks'])

function layOutStudent(input: ReviewPacketInput, snapshot: PacketSnapshot, place: number): Content[] {
  const paper = { snapshot, paperSize: input.paperSize, width: textWidth(input.paperSize) }
  const isOneOfMany = input.students.length > 1
  const head = isOneOfMany ? layOutName(input, snapshot, place) : []
  return [...head, ...snapshot.parts.flatMap((part, at) => layOutPart(paper, part, place, at === 0))]
}

/** In a packet of several students each begins anew, with what is told of this one. */
function layOutName(input: ReviewPacketInput, snapshot: PacketSnapshot, place: number): Content[] {
  return [
    {
      ...(paperTitle(fixed.about(tidy(snapshot.fullName), tidy(snapshot.grade)), 4) as object),
      id: pageOf(place, 'student'),
      pageBreak: 'before',
    } as Content,
    ...layOutContents(input, place),
    ...layOutLeftOut(snapshot.leftOut),
  ]
}

function layOutPart(paper: PartPaper, part: PacketPart, place: number, isFirst: boolean): Content[] {
  const laidOut = layOuts[part](paper)
  const [first = paragraph(fixed.none[part]), ...rest] = laidOut
  // One sentence needs no page of its own.
  const isOnNewPage = isFirst || (beginsPage.has(part) && laidOut.length > 0)
  const head: Content = {
    text: packetParts[part].title,
    headlineLevel: 1,
    id: pageOf(place, part),
    font: 'Display',
    fontSize: partSize,
    lineHeight: 1,
    margin: [0, isOnNewPage ? 0 : 20, 0, 6],
    ...(isOnNewPage && { pageBreak: 'before' as const }),
  }
  // A break before a page cannot stand inside a block that is held together.
  if (isOnNewPage) return [head, first, ...rest]
  return [together([head, first], paper.width), ...rest]
}
const partSize = 20
