/** What changed, what the agreement is worth, and the lines for the names. */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { bullets, heading, section, subheading, tidy, words as say, writingLines } from '../../blocks.ts'
import { rules } from '../../type.ts'
import type { AgreementPaper } from './paper.ts'

export function layOutChanges({ words, snapshot, width }: AgreementPaper): Content[] {
  if (snapshot.changes.length === 0) return []
  return section(words.changes.heading(snapshot.lastSignedOn), [bullets(snapshot.changes.map(tidy))], width)
}

export function layOutRoomToWrite({ words, width }: AgreementPaper): Content[] {
  return [
    {
      stack: [subheading(words.closing.roomToWrite), ...writingLines(width, 2)],
      unbreakable: true,
      margin: [0, 10, 0, 4],
    },
  ]
}

/** One block that no page's end can divide: what it is worth, and a line each for student, family and school. */
export function layOutSignatures(paper: AgreementPaper): Content[] {
  const { words, snapshot } = paper
  const family = snapshot.familyNames.map(tidy).filter((name) => name !== '')
  const signers = [
    { party: words.signatures.student, name: tidy(snapshot.student.fullName) },
    ...(family.length === 0 ? [''] : family).map((name) => ({ party: words.signatures.family, name })),
    { party: words.signatures.school, name: tidy(snapshot.staffName) },
  ]
  const gap: TableCell = { text: '', border: [false, false, false, false] }
  const line: TableCell = { text: '', border: [false, false, false, true] }
  const rows = signers.map(({ party, name }): TableCell[] => [
    { stack: [{ text: party }, { text: name === '' ? ' ' : name, bold: true }], border: line.border },
    gap,
    line,
    gap,
    line,
  ])
  const { name, signature, date } = words.signatures
  const head = [name, '', signature, '', date].map((text): TableCell => ({
    text,
    border: [false, false, false, false],
  }))
  return [
    {
      unbreakable: true,
      stack: [
        heading(words.signatures.heading),
        ...words.closing.statement.map((sentence) => say(sentence)),
        {
          table: {
            widths: [
              paper.width - 2 * gapWidth - signatureWidth - dateWidth,
              gapWidth,
              signatureWidth,
              gapWidth,
              dateWidth,
            ],
            heights: (row) => (row === 0 ? 'auto' : rowHeight),
            body: [head, ...rows],
          },
          layout: signatureLayout,
          margin: [0, 4, 0, 0],
        },
      ],
    },
  ]
}

const rowHeight = 40
const gapWidth = 12
const signatureWidth = 180
const dateWidth = 84
const signatureLayout: CustomTableLayout = {
  hLineWidth: () => rules.line,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 3,
  paddingBottom: () => 1,
}
