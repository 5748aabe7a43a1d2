/** Who got what about one student, for the parent who asks to see it. Names no other student. */
import type { TableCell } from 'pdfmake/interfaces.js'
import { type IsoDate, isoDate } from '#shared/domain/day.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { sayShortDate } from '#shared/domain/plain-words.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { basisWords } from '#shared/messages/basis-words.ts'
import { planPaperWords } from '#shared/messages/plan-paper-words.ts'
import { longGrid, paragraph, tidy } from '../blocks.ts'
import { textWidth } from '../type.ts'
import { describePaper, layOutHead } from './plan-paper.ts'
import type { Template } from './template.ts'

export type DisclosureRecordInput = {
  schoolName: string
  paperSize: PaperSize
  madeOn: IsoDate
  fullName: string
  /** Newest first. */
  disclosures: readonly Disclosure[]
}

const fixed = planPaperWords.disclosureRecord
/** Of the width, column by column. */
const shares = [0.16, 0.23, 0.2, 0.25, 0.16]
const padding = 12.6

export const disclosureRecord: Template<DisclosureRecordInput> = {
  fileName: 'record-of-disclosures.pdf',
  describe: (input) => {
    const { disclosures, fullName, madeOn } = input
    const width = textWidth(input.paperSize)
    const widths = shares.map((share) => share * width - padding)
    const rows = disclosures.map((one): TableCell[] => [
      { text: sayShortDate(isoDate.parse(one.happenedAt.slice(0, 10))) },
      {
        stack: [
          { text: `${tidy(one.what)}, ${fixed.how[one.how]}` },
          { text: fixed.fingerprint(one.sha256.slice(0, 8)) },
        ],
      },
      { text: tidy(one.recipient) },
      { stack: [{ text: tidy(one.purpose) }, { text: basisWords[one.basis] }] },
      { text: tidy(one.staffName) },
    ])
    return describePaper(input, fixed.fileTitle, [
      ...layOutHead(input.schoolName, fixed.title, fixed.about(tidy(fullName), madeOn)),
      paragraph(fixed.opening),
      rows.length === 0 ? paragraph(fixed.none) : longGrid(fixed.head, rows, widths),
    ])
  },
}
