/** What the agreement is worth, and the names under it: lines to sign on, or what was signed. Never leaves a signer out. */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { findSignature, type Signature } from '#shared/domain/agreement.ts'
import type { Party } from '#shared/domain/sections/promises.ts'
import { describeStrokes, penWidth, signatureField } from '#shared/domain/signature-drawing.ts'
import { heading, tidy, words as say } from '../../blocks.ts'
import { greys, rules } from '../../type.ts'
import type { AgreementPaper } from './paper.ts'

type Signer = { party: Party; name: string; signature: Signature | null }

/** One block that no page's end can divide: what it is worth, and a line each for student, family and school. */
export function layOutSignatures(paper: AgreementPaper): Content[] {
  const { words } = paper
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
          role: 'grid',
          table: {
            widths: [
              paper.width - 2 * gapWidth - signatureWidth - dateWidth,
              gapWidth,
              signatureWidth,
              gapWidth,
              dateWidth,
            ],
            heights: (row) => (row === 0 ? 'auto' : rowHeight),
            body: [head, ...listSigners(paper).map((signer) => layOutSigner(paper, signer))],
          },
          layout: signatureLayout,
          margin: [0, 4, 0, 0],
        },
      ],
    },
  ]
}

/** Everyone who was asked to sign, and everyone else who did. */
function listSigners({ snapshot, signatures }: AgreementPaper): Signer[] {
  const family = snapshot.familyNames.filter((name) => tidy(name) !== '')
  const asked: Pick<Signature, 'party' | 'name'>[] = [
    { party: 'student', name: snapshot.student.fullName },
    ...(family.length === 0 ? [''] : family).map((name) => ({ party: 'family' as const, name })),
    { party: 'school', name: snapshot.staffName },
  ]
  const lines = asked.map((one): Signer => ({ ...one, signature: findSignature(one, signatures) }))
  const others = signatures
    .filter((one) => lines.every((line) => line.signature !== one))
    .map((signature): Signer => ({ party: signature.party, name: signature.name, signature }))
  return [...lines, ...others].toSorted((one, other) => order.indexOf(one.party) - order.indexOf(other.party))
}
const order: readonly Party[] = ['student', 'family', 'school']

function layOutSigner({ words }: AgreementPaper, { party, name: asked, signature }: Signer): TableCell[] {
  const name = tidy(signature?.name ?? asked)
  const gap: TableCell = { text: '', border: [false, false, false, false] }
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true]
  const signed = signature === null ? { text: '' } : layOutInk(signature, words.signatures)
  const day = signature === null ? '' : words.shortDay(signature.signedOn)
  return [
    {
      stack: [{ text: words.signatures[party] }, { text: name === '' ? ' ' : name, bold: true }],
      border,
    },
    gap,
    { stack: [signed], border },
    gap,
    { text: day, border },
  ]
}

function layOutInk({ how, name, strokes }: Signature, words: AgreementPaper['words']['signatures']): Content {
  if (how === 'paper') return { text: words.onPaper }
  if (how === 'typed') {
    return { stack: [{ text: tidy(name), font: 'Display', italics: true }, { text: words.agreed }] }
  }
  const { width, height } = signatureField
  const path = `<path d="${describeStrokes(strokes)}" fill="none" stroke="${greys.ink}" stroke-width="${penWidth}" stroke-linecap="round" stroke-linejoin="round"/>`
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${path}</svg>`,
    width: signatureWidth,
    alt: `${words.signature}: ${tidy(name)}`,
  }
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
