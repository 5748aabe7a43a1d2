/** Sees to it that every character of a paper has a shape: falls to the face of its script, or says which is missing. */
import type { Content, ContentText } from 'pdfmake/interfaces.js'
import { AppError } from '#shared/messages/errors.ts'
import { type Face, families, type FontFile } from './fonts.ts'
import { hasShape } from './kept-fonts.ts'
import { rightToLeftMark } from './script/order-line.ts'
import { findScriptFaces } from './script/scripts.ts'

type Style = { face: Face; isBold: boolean; isItalic: boolean }
type Node = Record<string, unknown>

const plain: Style = { face: 'Text', isBold: false, isItalic: false }
const mostNamed = 12

/**
 * Splits runs of text where their face has no shape for a character and another face has. Changes `content`.
 * Throws `paper.missing-glyph` with the characters that no face has.
 */
export function coverContent(content: Content): void {
  const missing = new Set<string>()
  coverNode(content, plain, missing)
  if (missing.size > 0) {
    throw new AppError('paper.missing-glyph', { characters: [...missing].slice(0, mostNamed).join(' ') })
  }
}

const childKeys = ['stack', 'ul', 'ol', 'columns'] as const

function coverNode(content: unknown, inherited: Style, missing: Set<string>): void {
  if (Array.isArray(content)) {
    for (const child of content) coverNode(child, inherited, missing)
    return
  }
  if (typeof content !== 'object' || content === null) return
  const node = content as Node
  const style = styleOf(node, inherited)
  if (Array.isArray(node['text'])) {
    node['text'] = node['text'].flatMap((run: unknown): unknown[] =>
      typeof run === 'string' ? splitRuns(run, style, missing) : coverRun(run as Node, style, missing),
    )
  } else if (typeof node['text'] === 'string') {
    const runs = splitRuns(node['text'], style, missing)
    if (runs.length > 1 || typeof runs[0] !== 'string') node['text'] = runs
  }
  for (const key of childKeys) coverNode(node[key], style, missing)
  const table = node['table'] as Node | undefined
  if (table !== undefined) coverNode(table['body'], style, missing)
}

function coverRun(run: Node, inherited: Style, missing: Set<string>): unknown[] {
  coverNode(run, inherited, missing)
  return [run]
}

function styleOf(node: Node, inherited: Style): Style {
  return {
    face: (node['font'] as Face | undefined) ?? inherited.face,
    isBold: (node['bold'] as boolean | undefined) ?? inherited.isBold,
    isItalic: (node['italics'] as boolean | undefined) ?? inherited.isItalic,
  }
}

const fileOf = (face: Face, { isBold, isItalic }: Style): FontFile =>
  families[face][isItalic ? (isBold ? 'bolditalics' : 'italics') : isBold ? 'bold' : 'normal']

/** The text in one piece when its face has every character, otherwise in pieces of one face each. */
function splitRuns(text: string, style: Style, missing: Set<string>): (string | ContentText)[] {
  const other: Face = style.face === 'Text' ? 'Display' : 'Text'
  const pieces: { face: Face; text: string }[] = []
  for (const character of text) {
    const last = pieces.at(-1)
    const face = faceFor(character, last?.face ?? style.face, [style.face, other], style, missing)
    if (last?.face === face) last.text += character
    else pieces.push({ face, text: character })
  }
  if (pieces.every((piece) => piece.face === style.face)) return [text]
  return pieces.map((piece) =>
    piece.face === style.face
      ? piece.text
      : { text: piece.text, font: piece.face, ...(isHeavy(style, piece.face) && { bold: true }) },
  )
}

/** Headings are heavy in the face of headings; the faces of other scripts have that weight only as bold. */
const isHeavy = (style: Style, face: Face) => style.face === 'Display' && !style.isItalic && face !== 'Text'

/** Are never drawn. */
const unseen: ReadonlySet<string> = new Set(['\n', rightToLeftMark])

const ofNoScript = /[\p{Script=Common}\p{Script=Inherited}]/u

/** Signs, digits and marks stay with the letters before them; letters have the face of the paper, or of their script. */
function faceFor(
  character: string,
  before: Face,
  plainFaces: readonly Face[],
  style: Style,
  missing: Set<string>,
): Face {
  const codePoint = character.codePointAt(0) ?? 0
  const has = (face: Face) => unseen.has(character) || hasShape(fileOf(face, style), codePoint)
  const isAmongScript = !plainFaces.includes(before) && ofNoScript.test(character)
  const order = [...(isAmongScript ? [before] : []), ...plainFaces, before, ...findScriptFaces(character)]
  const found = order.find(has)
  if (found === undefined) missing.add(character)
  return found ?? style.face
}
