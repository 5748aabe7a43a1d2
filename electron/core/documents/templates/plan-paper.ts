/** What every paper of a plan is made from, and the head and foot that they share. */
import type { Content } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import type { AgreementWords } from '#shared/messages/agreement-words.ts'
import { planPaperWords as fixed } from '#shared/messages/plan-paper-words.ts'
import { footer, tidy, paperTitle as layOutTitle } from '../blocks.ts'
import type { DocumentDescription } from '../make-pdf.ts'

export type PlanPaperInput = {
  schoolName: string
  paperSize: PaperSize
  madeOn: IsoDate
  called: string
  /** Holds only what the reader of the paper may get. */
  content: PlanContent
  /** For the timetable, which reads as it does in the agreement. */
  words: AgreementWords
}

/** The title, with the school above it and a line under it. */
export function layOutHead(schoolName: string, title: string, about: string): Content[] {
  return [
    { text: tidy(schoolName), margin: [0, 0, 0, 2] },
    layOutTitle(title, 2),
    { text: about, bold: true, margin: [0, 0, 0, 8] },
  ]
}

export function describePaper(
  input: Pick<PlanPaperInput, 'schoolName' | 'paperSize' | 'madeOn'>,
  title: string,
  content: Content[],
): DocumentDescription {
  return {
    title,
    language: fixed.language,
    paperSize: input.paperSize,
    madeOn: input.madeOn,
    content,
    footer: (page, of) => footer(tidy(input.schoolName), fixed.page(page, of)),
  }
}
