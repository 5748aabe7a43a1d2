/** The few building blocks of every paper: heading, words, quote, list, table, band. Knows nothing of students. */
import type { Column, Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { greys, rules, sizes } from './type.ts'

/** What a person wrote, ready for paper: one form of each letter, no invisible marks, at most one empty line. */
export function tidy(written: string): string {
  return written
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(invisible, '')
    .replace(/[ \u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
const invisible = /(?!\n)\p{Cc}|[\u200b\u2060\ufeff\u00ad]/gu

export function heading(text: string): Content {
  return { text, font: 'Display', fontSize: sizes.heading, margin: [0, 16, 0, 5], headlineLevel: 1 }
}

export function subheading(text: string): Content {
  return { text, bold: true, margin: [0, 6, 0, 2] }
}

export function words(text: string, style: { isBold?: boolean; space?: number } = {}): Content {
  return { text, bold: style.isBold ?? false, margin: [0, 0, 0, style.space ?? 4] }
}

export function bullets(items: readonly string[]): Content {
  return {
    ul: items.map((text) => ({ text, margin: [0, 0, 0, 2] })),
    margin: [0, 0, 0, 4],
    markerColor: 'black',
  }
}

/** A heading and what belongs to it, or nothing at all when there is nothing to say. */
export function section(title: string, blocks: readonly Content[]): Content[] {
  const [first, ...rest] = blocks
  if (first === undefined) return []
  // The heading goes to the next page together with the first thing under it.
  return [{ stack: [heading(title), first], unbreakable: true }, ...rest]
}

/** Holds blocks on one page when they are short enough for that; `text` is all that they say. */
export function together(blocks: Content[], text: string, width: number): Content {
  return { stack: blocks, unbreakable: estimateLines(text, width) <= mostLinesTogether }
}

const mostLinesTogether = 24
const widestLetter = 7

/** A generous guess at the lines that `text` takes in `width` points. */
export function estimateLines(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor(width / widestLetter))
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0)
}

/** Someone's own words, in quotation marks behind a bar, with who said them. */
export function quote(said: string, by: string): Content[] {
  const paragraphs = said.split(/\n+/)
  const isQuoted = /^[“"«„]/.test(said)
  const rows = paragraphs.map((paragraph, at) => {
    const opened = at === 0 && !isQuoted ? `“${paragraph}` : paragraph
    const text = at === paragraphs.length - 1 && !isQuoted ? `${opened}”` : opened
    return [{ text, font: 'Display', italics: true, fontSize: sizes.quote }]
  })
  const source = by === '' ? [] : [[{ text: by }]]
  return [{ table: { widths: ['*'], body: [...rows, ...source] }, layout: barLayout, margin: [0, 2, 0, 6] }]
}

export const barLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: (line) => (line === 0 ? rules.bar : 0),
  vLineColor: () => 'black',
  paddingLeft: () => 10,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 1,
}

export const gridLayout: CustomTableLayout = {
  hLineWidth: () => rules.thin,
  vLineWidth: () => rules.thin,
  hLineColor: () => greys.rule,
  vLineColor: () => greys.rule,
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 3,
  paddingBottom: () => 3,
}

/** A table with a head row that comes back on every page. `widths` are points, padding excluded. */
export function grid(
  head: readonly string[],
  rows: TableCell[][],
  widths: number[],
  isWhole: boolean,
): Content {
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: isWhole,
      widths,
      body: [head.map((text) => ({ text, bold: true, fillColor: greys.band })), ...rows],
    },
    layout: gridLayout,
    margin: [0, 2, 0, 6],
  }
}

/** Equal widths for the columns of a {@link grid} that is `width` wide in all. */
export function equalWidths(count: number, width: number): number[] {
  return Array.from({ length: count }, () => columnWidth(width, count))
}

const gridPadding = 12
function columnWidth(width: number, count: number): number {
  return (width - rules.thin * (count + 1)) / count - gridPadding
}

export function columns(sides: Content[][]): Content {
  return { columns: sides.map((stack): Column => ({ stack, width: '*' })), columnGap: 18 }
}

/** An empty line to write on. */
export function writingLine(width: number, space: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: space, x2: width, y2: space, lineWidth: rules.line }],
  }
}
