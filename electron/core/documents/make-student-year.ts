/** Makes the paper of a student's school year. Stores nothing. */
import { makePdf } from './make-pdf.ts'
import type { MadePaper } from './recovery-sheet.ts'
import { templates } from './templates/registry.ts'
import type { StudentYearInput } from './templates/student-year.ts'

/** The same year gives the same bytes. Throws `paper.missing-glyph`. */
export async function makeStudentYear(input: StudentYearInput): Promise<MadePaper> {
  const description = templates.studentYear.describe(input)
  const { bytes, pages } = await makePdf(description)
  return {
    title: description.title,
    fileName: templates.studentYear.fileName,
    bytes,
    pages,
    paperSize: input.paperSize,
  }
}
