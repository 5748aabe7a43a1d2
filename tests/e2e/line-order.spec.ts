/** Every line of a paper that runs from right to left stands as a browser would set it: words, numbers, signs. */
import { expect, test } from 'vitest'
import { makePdf } from '#core/documents/make-pdf.ts'
import { type Direction, paragraphDirection } from '#core/documents/script/direction.ts'
import { readWithPdfjs } from '../documents/read-pdf.ts'
import { makeMixedParagraph } from './mixed-paragraphs.ts'
import { launchApp } from './app-fixture.ts'

/** A piece of a line by its place in the line's text, and where it stands on the paper. */
type Piece = { from: number; to: number; text: string; x: number }
type Line = { text: string; direction: Direction; pieces: Piece[] }

const marksOfDirection = /[\u200e\u200f]/g
const paragraphs = 200

test('lines in Arabic, Urdu and mixed scripts stand as Chromium sets them', async () => {
  const app = await launchApp()
  const texts = Array.from({ length: paragraphs }, (_, seed) => makeMixedParagraph(seed))
  const { bytes } = await makePdf({
    title: 'Lines',
    language: 'ar',
    paperSize: 'A4',
    madeOn: '2026-03-02',
    content: texts,
    footer: () => ({ text: '' }),
  })
  const lines = await readLinesOf(bytes, texts)
  expect(lines.length).toBeGreaterThan(paragraphs * 1.5)
  const inBrowser = await app.page.evaluate(measureLines, lines)
  const ours = lines.map((line) => say(line, inOrder(line.pieces)))
  const theirs = lines.map((line, at) =>
    say(line, inOrder(line.pieces.map((piece, place) => ({ ...piece, x: inBrowser[at]?.[place] ?? 0 })))),
  )
  expect(ours).toEqual(theirs)
})

const inOrder = (pieces: readonly Piece[]) => pieces.toSorted((one, other) => one.x - other.x)
const say = (line: Line, pieces: readonly Piece[]) =>
  `${line.text} → ${pieces.map(({ text }) => text).join(' | ')}`

/** The lines of the paper, each with the part of its paragraph that stands in it. */
async function readLinesOf(bytes: Uint8Array, texts: readonly string[]): Promise<Line[]> {
  const runs = (await readWithPdfjs(bytes)).flatMap((page, number) =>
    page.runs
      .map((run) => ({
        text: run.text.replaceAll(marksOfDirection, '').trim(),
        x: run.x,
        line: `${number} ${Math.round(run.y)}`,
      }))
      .filter(({ text }) => text !== ''),
  )
  const lines: Line[] = []
  let next = 0
  for (const paragraph of texts) {
    const direction = paragraphDirection(paragraph, 'rtl')
    let at = 0
    let started = ''
    let start = 0
    while (at < paragraph.length && paragraph.slice(at).trim() !== '') {
      const run = runs[next]
      if (run === undefined) throw new Error(`the paper ends before “${paragraph.slice(at)}”`)
      const { text } = run
      const from = paragraph.indexOf(text, at)
      if (from === -1 || paragraph.slice(at, from).trim() !== '')
        throw new Error(`“${text}” does not come next in “${paragraph.slice(at)}”`)
      if (run.line !== started) {
        started = run.line
        start = from
        lines.push({ text: '', direction, pieces: [] })
      }
      const line = lines.at(-1)
      at = from + text.length
      if (line !== undefined) line.text = paragraph.slice(start, at)
      line?.pieces.push({ from: from - start, to: at - start, text, x: run.x })
      next += 1
    }
  }
  return lines
}

/** The left edge of every piece of every line, set by itself. Runs in the browser. */
function measureLines(lines: readonly Line[]): number[][] {
  return lines.map(({ text, direction, pieces }) => {
    const paragraph = document.createElement('p')
    paragraph.dir = direction
    paragraph.style.whiteSpace = 'nowrap'
    paragraph.textContent = text
    document.body.append(paragraph)
    const letters = paragraph.firstChild
    const edges = pieces.map(({ from, to }) => {
      if (letters === null) return 0
      const range = document.createRange()
      range.setStart(letters, from)
      range.setEnd(letters, to)
      return range.getBoundingClientRect().left
    })
    paragraph.remove()
    return edges
  })
}
