/** The few building blocks of every paper: heading, words, quote, list, table, band. Knows nothing of students. */
import type {
  Column,
  Content,
  ContentUnorderedList,
  CustomTableLayout,
  TableCell,
} from 'pdfmake/interfaces.js'
import { estimateLines, mostLinesTogether } from './estimate-lines.ts'
import { greys, margins, rules, sizes } from './type.ts'

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
// Marks that fonts draw as nothing or as a space, and which a reader would therefore give back as a space.
const invisible = /(?!\n)\p{Cc}|\p{Default_Ignorable_Code_Point}/gu

/** What the paper is called; `space` is what stands under it. */
export function paperTitle(text: string, space: number): Content {
  const margin: [number, number, number, number] = [0, 0, 0, space]
  return { text, headlineLevel: 1, font: 'Display', fontSize: sizes.title, lineHeight: 1, margin }
}

export function heading(text: string): Content {
  return { text, headlineLevel: 2, font: 'Display', fontSize: sizes.heading, margin: [0, 12, 0, 3] }
}

export function subheading(text: string): Content {
  return { text, headlineLevel: 3, bold: true, margin: [0, 4, 0, 2] }
}

export function words(text: string, style: { isBold?: boolean; space?: number } = {}): Content {
  return { text, bold: style.isBold ?? false, margin: [0, 0, 0, style.space ?? 4] }
}

const mostLettersUndivided = 400

/** A paragraph of its own; a short one is not divided between pages, so that no last line stands alone. */
export function paragraph(text: string): Content {
  return { text, unbreakable: text.length <= mostLettersUndivided, margin: [0, 0, 0, 4] }
}

export function bullets(items: readonly string[]): ContentUnorderedList {
  return {
    ul: items.map((text) => ({ text, margin: [0, 0, 0, 2] })),
    margin: [0, 0, 0, 4],
    markerColor: 'black',
  }
}

const mostLettersInHalf = 34

/** A list of short things in two columns, of longer ones in one. */
export function bulletsSideBySide(items: readonly string[], width: number): Content {
  if (items.length < 2 || items.some((one) => one.length > mostLettersInHalf)) return bullets(items)
  const half = Math.ceil(items.length / 2)
  const rest: Content = { ...bullets(items.slice(half)), role: 'continued' }
  return columns([[bullets(items.slice(0, half))], [rest]], width)
}

/** A heading and what belongs to it, or nothing at all when there is nothing to say. */
export function section(title: string, blocks: readonly Content[], width: number): Content[] {
  const [first, ...rest] = blocks
  if (first === undefined) return []
  // The heading goes to the next page together with the first thing under it.
  return [together([heading(title), first], width), ...rest]
}

/** Holds blocks on one page, unless they could be taller than one: then they flow. */
export function together(blocks: Content[], width: number): Content {
  return { stack: blocks, unbreakable: estimateLines(blocks, width) <= mostLinesTogether }
}

/** Someone's own words, in quotation marks behind a bar, with who said them. */
export function quote(said: string, by: string, width: number): Content {
  const paragraphs = said.split(/\n+/)
  const isQuoted = /^["“”«„]/.test(said)
  const rows = paragraphs.map((part, at) => {
    const opened = at === 0 && !isQuoted ? `“${part}` : part
    const text = at === paragraphs.length - 1 && !isQuoted ? `${opened}”` : opened
    return [{ text, font: 'Display', italics: true, fontSize: sizes.quote }]
  })
  const source = by === '' ? [] : [[{ text: by }]]
  return together(
    [
      {
        role: 'quote',
        table: { widths: [width - barIndent], body: [...rows, ...source] },
        layout: barLayout,
        margin: [0, 2, 0, 6],
      },
    ],
    width,
  )
}

/** Room for the bar and what stands between it and the words; the width is fixed so that long words break. */
const barIndent = 14

const barLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: (line) => (line === 0 ? rules.bar : 0),
  vLineColor: () => 'black',
  paddingLeft: () => 10,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 1,
}

const gridLayout: CustomTableLayout = {
  hLineWidth: () => rules.thin,
  vLineWidth: () => rules.thin,
  hLineColor: () => greys.rule,
  vLineColor: () => greys.rule,
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 3,
  paddingBottom: () => 3,
}

/** Columns that run down side by side: lines between them, none across. */
export const sideBySideLayout: CustomTableLayout = {
  ...gridLayout,
  hLineWidth: (line, node) => (line < 2 || line === node.table.body.length ? rules.thin : 0),
}

/**
 * A table that opens with its head and first row in one piece, so that no heading stays behind alone; long tables
 * have their head again on every further page. `widths` are points, padding excluded.
 */
export function grid(
  head: readonly string[],
  rows: TableCell[][],
  widths: number[],
  layout: CustomTableLayout = gridLayout,
): Content[] {
  const total = widths.reduce((sum, width) => sum + width + gridPadding, 0)
  const headRow = () => head.map((text): TableCell => ({ text, bold: true, fillColor: greys.band }))
  const [first = [], ...rest] = rows
  const isLong = estimateLines({ table: { body: rest } }, total) > mostLinesTogether
  const isWhole = rows.every((row) => estimateLines({ table: { body: [row] } }, total) <= mostLinesTogether)
  const space = rest.length === 0 ? 6 : 0
  const opening: Content = {
    role: 'grid',
    table: { widths, body: [headRow(), first], dontBreakRows: isWhole },
    layout,
    margin: [0, 2, 0, space],
  }
  if (rest.length === 0) return [opening]
  const body = isLong ? [headRow(), ...rest] : rest
  const following: Content = {
    role: 'continued',
    table: { widths, body, dontBreakRows: isWhole, headerRows: isLong ? 1 : 0 },
    layout: {
      ...layout,
      hLineWidth: (line, node) => (line === 0 ? 0 : (layout.hLineWidth?.(line, node) ?? 0)),
    },
    margin: [0, 0, 0, 6],
  }
  return [opening, following]
}

/** A table of numbers, however long: its head stands on every page, and never alone. `widths` as for {@link grid}. */
export function longGrid(head: readonly string[], rows: TableCell[][], widths: number[]): Content {
  const headRow = head.map((text): TableCell => ({ text, bold: true, fillColor: greys.band }))
  return {
    role: 'grid',
    table: { widths, body: [headRow, ...rows], headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true },
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

/** Blocks side by side in columns of one width, which is fixed so that long words break. */
export function columns(sides: Content[][], width: number): Content {
  const each = (width - columnGap * (sides.length - 1)) / sides.length
  return { columns: sides.map((stack): Column => ({ stack, width: each })), columnGap }
}
const columnGap = 18

/** The line at the foot of every page. */
export function footer(left: string, right: string): Content {
  const [fromLeft, , fromRight] = margins.page
  return {
    columns: [
      { text: left, width: '*' },
      { text: right, width: pageNumberWidth, alignment: 'right' },
    ],
    columnGap,
    margin: [fromLeft, 16, fromRight, 0],
  }
}
const pageNumberWidth = 120

/** A heading with empty lines under it, for what is still to be said and is then written by hand. */
export function roomUnder(title: string, width: number): Content {
  return { stack: [heading(title), ...writingLines(width)], unbreakable: true, margin: [0, 0, 0, 6] }
}

/** Empty lines as far apart as handwriting needs. */
export function writingLines(width: number, count = 3): Content[] {
  return Array.from({ length: count }, () => writingLine(width, handwriting))
}
const handwriting = 24

/** An empty line to write on. */
function writingLine(width: number, space: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: space, x2: width, y2: space, lineWidth: rules.line }],
  }
}
