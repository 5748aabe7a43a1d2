/** Turns a described paper round for reading from right to left: columns, tables, sides. Changes no word. */
import type { CustomTableLayout } from 'pdfmake/interfaces.js'
import { type Direction, hasRightToLeft, paragraphDirection } from './direction.ts'
import { rightToLeftMark } from './order-line.ts'

type Node = Record<string, unknown>

/** `content` with a direction at every paragraph, and with its sides changed where the document runs right to left. */
export function directContent(content: unknown, document: Direction): unknown {
  if (typeof content === 'string') return directText({ text: content }, document)
  if (Array.isArray(content)) return content.map((child) => directContent(child, document))
  if (typeof content !== 'object' || content === null) return content
  const node = content as Node
  if (node['text'] !== undefined) return directText(node, document)
  const turned: Node = document === 'rtl' ? { ...turnSides(node), direction: document } : { ...node }
  for (const key of ['stack', 'ul', 'ol'] as const) {
    if (node[key] !== undefined) turned[key] = directContent(node[key], document)
  }
  if (Array.isArray(node['columns'])) {
    const columns = directContent(node['columns'], document) as unknown[]
    turned['columns'] = document === 'rtl' ? columns.toReversed() : columns
  }
  if (node['table'] !== undefined) turnTable(turned, node['table'] as Node, document)
  return turned
}

function directText(node: Node, document: Direction): unknown {
  const text = plainText(node['text'])
  if (document === 'ltr' && !hasRightToLeft(text)) return node
  const direction = paragraphDirection(text, document)
  if (document === 'ltr') return { ...node, direction }
  return { ...turnSides(node), text: keepPartsApart(node['text']), direction }
}

/** What stands between two dots keeps its place, whichever way it runs: a name, a date, a role. */
function keepPartsApart(text: unknown): unknown {
  if (Array.isArray(text)) return text.map(keepPartsApart)
  if (typeof text === 'string') return text.replaceAll(' · ', ` ·${rightToLeftMark} `)
  if (typeof text !== 'object' || text === null) return text
  return { ...text, text: keepPartsApart((text as Node)['text']) }
}

/** The words of a text in one piece. */
export function plainText(text: unknown): string {
  if (Array.isArray(text)) return text.map(plainText).join('')
  if (typeof text === 'object' && text !== null) return plainText((text as Node)['text'])
  return typeof text === 'string' ? text : ''
}

const otherSide: Record<string, string> = { left: 'right', right: 'left' }

function turnSides(node: Node): Node {
  const turned = { ...node }
  const alignment = node['alignment']
  if (typeof alignment === 'string') turned['alignment'] = otherSide[alignment] ?? alignment
  for (const key of ['margin', 'border', 'borderColor']) {
    const sides: unknown = node[key]
    if (!Array.isArray(sides) || sides.length !== 4) continue
    const [left, top, right, bottom] = sides as unknown[]
    turned[key] = [right, top, left, bottom]
  }
  return turned
}

function turnTable(turned: Node, table: Node, document: Direction): void {
  const body = (table['body'] as unknown[][]).map((row) => directContent(row, document) as unknown[])
  if (document === 'ltr') {
    turned['table'] = { ...table, body }
    return
  }
  const widths: unknown = table['widths']
  turned['table'] = {
    ...table,
    body: body.map(turnRow),
    ...(Array.isArray(widths) ? { widths: widths.toReversed() as unknown[] } : {}),
  }
  const layout: unknown = turned['layout']
  if (typeof layout === 'object' && layout !== null) turned['layout'] = turnLayout(layout)
}

/** A cell that spans columns stays before the empty ones that it covers. */
function turnRow(row: unknown[]): unknown[] {
  const groups: unknown[][] = []
  for (let at = 0; at < row.length;) {
    const span = Number((row[at] as Node | null)?.['colSpan'] ?? 1)
    groups.push(row.slice(at, at + span))
    at += span
  }
  return groups.toReversed().flat()
}

function turnLayout(layout: CustomTableLayout): CustomTableLayout {
  const { vLineWidth, vLineColor, paddingLeft, paddingRight } = layout
  const columnsOf = (node: { table: { body: unknown[][] } }) => node.table.body[0]?.length ?? 0
  return {
    ...layout,
    ...(vLineWidth && { vLineWidth: (line, node) => vLineWidth(columnsOf(node) - line, node) }),
    ...(typeof vLineColor === 'function' && {
      vLineColor: (line, node, row) => vLineColor(columnsOf(node) - line, node, row),
    }),
    ...(paddingRight && {
      paddingLeft: (column, node) => paddingRight(columnsOf(node) - 1 - column, node),
    }),
    ...(paddingLeft && {
      paddingRight: (column, node) => paddingLeft(columnsOf(node) - 1 - column, node),
    }),
  }
}
