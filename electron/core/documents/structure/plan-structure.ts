/**
 * Plans the structure of a described paper before it is laid out: headings, paragraphs, lists, tables, quotes, drawings,
 * in the order in which they are described. Gives every node the part that its words belong to; changes no word.
 */
import type { Content } from 'pdfmake/interfaces.js'
import { hasRightToLeft } from '../script/direction.ts'
import { plainText } from '../script/mirror-content.ts'
import { addPart, newPart, type Part, type Tag } from './part.ts'

type Node = Record<string, unknown>

/**
 * A copy of `content` whose nodes carry their `part`, and the tree of the parts. What has no part is decoration: blank
 * text, lines and boxes, drawings without `alt`. A table without a role stands for its looks: its cells are read in
 * order, as if there were no table.
 */
export function planStructure(content: readonly Content[]): { content: Content[]; root: Part } {
  const root = newPart('Document')
  return { content: content.map((node) => place(node, root) as Content), root }
}

function place(content: unknown, parent: Part): unknown {
  if (typeof content === 'string') return placeText({ text: content }, parent)
  if (Array.isArray(content)) return content.map((child) => place(child, parent))
  if (typeof content !== 'object' || content === null) return content
  const node = content as Node
  if (node['text'] !== undefined) return placeText(node, parent)
  if (node['svg'] !== undefined || node['canvas'] !== undefined) return placeDrawing(node, parent)
  if (node['table'] !== undefined) return placeTable(node, parent)
  if (node['ul'] !== undefined) return placeList(node, 'ul', parent)
  if (node['ol'] !== undefined) return placeList(node, 'ol', parent)
  for (const key of ['stack', 'columns'] as const) {
    if (node[key] !== undefined) return { ...node, [key]: place(node[key], parent) }
  }
  return node
}

/** Words of a cell or of a line in a list are its own; anything more is placed within it. */
function placeWithin(content: unknown, container: Part): Node {
  const node = typeof content === 'string' ? { text: content } : content
  if (Array.isArray(node)) return { stack: place(node, container) }
  const { text, headlineLevel } = node as Node
  if (text === undefined || headlineLevel !== undefined) return place(node, container) as Node
  return isBlank(text) ? (node as Node) : sayIn(container, node as Node)
}

const headings: readonly Tag[] = ['H1', 'H2', 'H3']

function placeText(node: Node, parent: Part): Node {
  if (isBlank(node['text'])) return node
  const tag = headings[Number(node['headlineLevel'] ?? 0) - 1] ?? 'P'
  const around = node['role'] === 'quote' ? addPart(parent, 'BlockQuote') : parent
  return sayIn(addPart(around, tag), node)
}

/** Readers of the structure do not turn words round: what runs from right to left is there once more, as it is read. */
function sayIn(part: Part, node: Node): Node {
  const said = plainText(node['text'])
  if (hasRightToLeft(said)) part.actual = said.trim()
  return { ...node, part }
}

function placeDrawing(node: Node, parent: Part): Node {
  if (typeof node['alt'] !== 'string') return node
  return drawnFor(node, addPart(parent, 'Figure', { alt: node['alt'] }))
}

function drawnFor(node: Node, part: Part): Node {
  if (!Array.isArray(node['canvas'])) return { ...node, part }
  return { ...node, canvas: node['canvas'].map((vector: Node) => ({ ...vector, part })) }
}

function placeList(node: Node, key: 'ul' | 'ol', parent: Part): Node {
  const isNumbered = key === 'ol'
  const list =
    findContinued(node, parent, 'L') ?? addPart(parent, 'L', { numbering: isNumbered ? 'Decimal' : 'Disc' })
  const items = (node[key] as unknown[]).map((item): Node => {
    const { label, body } = addItem(list, isNumbered ? undefined : '•')
    return { ...placeWithin(item, body), label }
  })
  return { ...node, [key]: items }
}

function addItem(list: Part, mark?: string): { label: Part; body: Part } {
  const item = addPart(list, 'LI')
  const label = addPart(item, 'Lbl', mark === undefined ? {} : { actual: mark })
  return { label, body: addPart(item, 'LBody') }
}

const findContinued = (node: Node, parent: Part, tag: Tag): Part | undefined =>
  node['role'] === 'continued' ? parent.children.findLast((part) => part.tag === tag) : undefined

function placeTable(node: Node, parent: Part): Node {
  const table = node['table'] as Node
  const rows = table['body'] as unknown[][]
  return { ...node, table: { ...table, body: placeRows(node, rows, parent) } }
}

function placeRows(node: Node, rows: unknown[][], parent: Part): unknown[][] {
  switch (node['role']) {
    case 'grid':
      return placeGrid(addPart(parent, 'Table'), rows, { heads: 1 })
    case 'pairs':
      return placeGrid(addPart(parent, 'Table'), rows, { heads: 0, isFirstHead: true })
    case 'continued': {
      const repeated = Number((node['table'] as Node)['headerRows'] ?? 0)
      const before = findContinued(node, parent, 'Table') ?? addPart(parent, 'Table')
      return [...rows.slice(0, repeated), ...placeGrid(before, rows.slice(repeated), { heads: 0 })]
    }
    case 'boxes':
      return placeBoxes(addPart(parent, 'L', { numbering: 'None' }), rows)
    case 'quote': {
      const quoted = addPart(parent, 'BlockQuote')
      return rows.map((row) => row.map((cell) => place(cell, quoted)))
    }
    default:
      return rows.map((row) => row.map((cell) => place(cell, parent)))
  }
}

function placeGrid(
  table: Part,
  rows: unknown[][],
  { heads, isFirstHead = false }: { heads: number; isFirstHead?: boolean },
): unknown[][] {
  // A column that has no name and no words is there for its width.
  const isGap = (column: number) => heads > 0 && rows.every((row) => isBlankCell(row[column]))
  const gaps = new Set([...(rows[0] ?? []).keys()].filter(isGap))
  return rows.map((row, at) => {
    const line = addPart(table, 'TR')
    return row.map((cell, column) => {
      if (gaps.has(column)) return cell
      if (at < heads) return placeWithin(cell, addPart(line, 'TH', { scope: 'Column' }))
      const isHead = (isFirstHead && column === 0) || roleOf(cell) === 'row-head'
      return placeWithin(cell, isHead ? addPart(line, 'TH', { scope: 'Row' }) : addPart(line, 'TD'))
    })
  })
}

function placeBoxes(list: Part, rows: unknown[][]): unknown[][] {
  return rows.map(([box, words]) => {
    const { label, body } = addItem(list, '☐')
    return [drawnFor(box as Node, label), placeWithin(words, body)]
  })
}

function roleOf(cell: unknown): unknown {
  return typeof cell === 'object' && cell !== null ? (cell as Node)['role'] : undefined
}

function isBlankCell(cell: unknown): boolean {
  if (typeof cell !== 'object' || cell === null) return isBlank(cell)
  return (cell as Node)['text'] !== undefined && isBlank((cell as Node)['text'])
}

function isBlank(text: unknown): boolean {
  if (Array.isArray(text)) return text.every(isBlank)
  if (typeof text === 'object' && text !== null) return isBlank((text as Node)['text'])
  return text === undefined || text === null || String(text).trim() === ''
}
