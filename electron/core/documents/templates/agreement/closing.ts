/** What changed, and room for what is added by hand. */
import type { Content } from 'pdfmake/interfaces.js'
import { bullets, section, subheading, tidy, writingLines } from '../../blocks.ts'
import type { AgreementPaper } from './paper.ts'

export function layOutChanges({ words, snapshot, width }: AgreementPaper): Content[] {
  if (snapshot.changes.length === 0) return []
  return section(words.changes.heading(snapshot.lastSignedOn), [bullets(snapshot.changes.map(tidy))], width)
}

export function layOutRoomToWrite({ words, signatures, width }: AgreementPaper): Content[] {
  // Nothing is added to what was signed.
  if (signatures.length > 0) return []
  return [
    {
      stack: [subheading(words.closing.roomToWrite), ...writingLines(width, 2)],
      unbreakable: true,
      margin: [0, 10, 0, 4],
    },
  ]
}
