/** Orders the words of every finished line, and sets bullets on the side where reading begins. Never breaks a line. */
import { createRequire } from 'node:module'
import type { Direction } from './direction.ts'
import { hasRightToLeft } from './direction.ts'
import { orderLine } from './order-line.ts'

type Inline = {
  text: string
  x: number
  width: number
  leadingCut: number
  trailingCut: number
  fontSize: number
  fontFeatures: unknown
  characterSpacing: number
  font: { widthOfString: (text: string, size: number, features: unknown) => number }
}
type Line = { inlines: Inline[]; inlineWidths: number; leadingCut: number; trailingCut: number }
type TextNode = { direction?: Direction }
type ListNode = {
  direction?: Direction
  _gapSize: { width: number }
  ul?: ListItem[]
  ol?: ListItem[]
}
type ListItem = { listMarker?: { _minWidth: number } }
type Context = { availableWidth: number; addMargin: (left: number, right?: number) => void }
type LayoutBuilder = {
  writer: { context: () => Context }
  buildNextLine: (node: TextNode) => Line | null
  processList: (isOrdered: boolean, node: ListNode) => void
}

const { default: Builder } = createRequire(import.meta.url)('pdfmake/js/LayoutBuilder.js') as {
  default: { prototype: LayoutBuilder }
}
const { buildNextLine, processList } = Builder.prototype

/** Teaches pdfmake's layout about direction, for the nodes that say theirs. Once is enough. */
export function teachDirections(): void {
  Builder.prototype.buildNextLine = function buildOrderedLine(node) {
    const line = buildNextLine.call(this, node)
    if (line !== null) putInOrder(line, node.direction ?? 'ltr')
    return line
  }
  Builder.prototype.processList = function processDirectedList(isOrdered, node) {
    if (node.direction === 'rtl') processListFromRight.call(this, isOrdered, node)
    else processList.call(this, isOrdered, node)
  }
}

function putInOrder(line: Line, direction: Direction): void {
  const runs = line.inlines.map((inline) => inline.text)
  if (direction === 'ltr' && !runs.some(hasRightToLeft)) return
  let width = 0
  const ordered = orderLine(runs, direction).flatMap(({ from, start, text }) => {
    const source = line.inlines[from]
    if (source === undefined) return []
    const letters = source.font.widthOfString(text, source.fontSize, source.fontFeatures)
    const inline = { ...source, text, x: width, width: letters, leadingCut: 0, trailingCut: 0 }
    width += letters
    return [{ start, inline }]
  })
  if (ordered.length === 0) return
  // Written in the order in which they are read, each at its place.
  const inlines = ordered.toSorted((one, other) => one.start - other.start).map(({ inline }) => inline)
  Object.assign(line, { inlines, inlineWidths: width, leadingCut: 0, trailingCut: 0 })
}

const besideMarker = 4

function processListFromRight(this: LayoutBuilder, isOrdered: boolean, node: ListNode): void {
  const gap = node['_gapSize'].width
  const context = this.writer.context()
  context.addMargin(0, gap)
  for (const { listMarker } of node.ul ?? node.ol ?? []) {
    // pdfmake draws a marker this far to the left of the words.
    if (listMarker !== undefined) listMarker['_minWidth'] = -(context.availableWidth + besideMarker)
  }
  processList.call(this, isOrdered, { ...node, _gapSize: { ...node['_gapSize'], width: 0 } })
  context.addMargin(0, -gap)
}
