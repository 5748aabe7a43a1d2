/** What changed, what the agreement is worth, and the lines for the names. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { bullets, heading, section, subheading, tidy, words as say, writingLine } from '../../blocks.ts'
import { greys, rules } from '../../type.ts'
import type { AgreementPaper } from './paper.ts'

export function layOutChanges({ words, snapshot }: AgreementPaper): Content[] {
  if (snapshot.changes.length === 0) return []
  return section(words.changes.heading(snapshot.lastSignedOn), [bullets(snapshot.changes.map(tidy))])
}

const lineSpace = 24

export function layOutRoomToWrite({ words, width }: AgreementPaper): Content[] {
  const lines = [1, 2, 3].map(() => writingLine(width, lineSpace))
  return [
    { stack: [subheading(words.closing.roomToWrite), ...lines], unbreakable: true, margin: [0, 10, 0, 4] },
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
  const rows = signers.map(({ party, name }): TableCell[] => [
    { stack: [{ text: party }, { text: name === '' ? ' ' : name, bold: true }] },
    { text: '' },
    { text: '' },
  ])
  const head = [words.signatures.name, words.signatures.signature, words.signatures.date]
  return [
    {
      unbreakable: true,
      stack: [
        heading(words.signatures.heading),
        ...words.closing.statement.map((sentence) => say(sentence)),
        {
          table: {
            widths: ['*', 190, 90],
            heights: (row) => (row === 0 ? 'auto' : rowHeight),
            body: [head.map((text) => ({ text })), ...rows],
          },
          layout: {
            hLineWidth: (line) => (line < 2 ? 0 : rules.line),
            vLineWidth: () => 0,
            hLineColor: () => greys.ink,
            paddingLeft: (column) => (column === 0 ? 0 : 10),
            paddingRight: () => 0,
            paddingTop: () => 2,
            paddingBottom: () => 2,
          },
        },
      ],
    },
  ]
}

const rowHeight = 38
