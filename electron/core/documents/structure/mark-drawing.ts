/**
 * Marks everything that is drawn, while it is drawn, as belonging to its part or as decoration. Draws nothing and moves
 * nothing. pdfmake's own `tagged` only says in the file that there is a structure, and makes none.
 */
import { createRequire } from 'node:module'
import type { MarkedContent, Part } from './part.ts'

type Marking = { tag: string; options?: { type?: string }; structContent?: MarkedContent }
export type MarkedPdf = {
  page: { markings: Marking[] }
  markContent: (tag: 'Artifact', options: { type: ArtifactType }) => void
  markStructureContent: (tag: string) => MarkedContent
  endMarkedContent: () => void
}
type ArtifactType = 'Pagination' | 'Layout'

type Inline = { part?: Part }
/** A line that pdfmake repeats on further pages is copied, and the copies share this. */
type Piece = { part: Part; isWritten: boolean }
type Line = { inlines: Inline[]; piece?: Piece }
type Vector = { part?: Part }
type Drawing = { part?: Part; x: number; y: number; _width: number; _height: number }
type ListItem = { label?: Part; listMarker?: { canvas?: Vector[]; _inlines?: Inline[] } }
type ListNode = { ul?: ListItem[]; ol?: ListItem[] }

type LayoutBuilder = {
  buildNextLine: (node: { part?: Part }) => Line | null
  processList: (isOrdered: boolean, node: ListNode) => void
}
type Renderer = {
  pdfDocument: MarkedPdf
  renderLine: (line: Line, x: number, y: number) => void
  renderVector: (vector: Vector) => void
  renderSVG: (drawing: Drawing) => void
}

// Under another name than `require`, which the bundler declares itself.
const load = createRequire(import.meta.url)
const prototypeOf = <Prototype>(name: string): Prototype =>
  (load(`pdfmake/js/${name}.js`) as { default: { prototype: Prototype } }).default.prototype

/** Teaches pdfmake to carry parts from its nodes to the page. Once, and after whatever else changes its lines. */
export function teachStructure(): void {
  carryParts(prototypeOf<LayoutBuilder>('LayoutBuilder'))
  markParts(prototypeOf<Renderer>('Renderer'))
}

function carryParts(builder: LayoutBuilder): void {
  const { buildNextLine, processList } = builder
  builder.buildNextLine = function buildLineOfPart(node) {
    const line = buildNextLine.call(this, node)
    if (line !== null && node.part !== undefined) line.piece = { part: node.part, isWritten: false }
    return line
  }
  builder.processList = function processListOfParts(isOrdered, node) {
    for (const { label, listMarker } of node.ul ?? node.ol ?? []) {
      if (label === undefined) continue
      for (const mark of [...(listMarker?.canvas ?? []), ...(listMarker?.['_inlines'] ?? [])])
        mark.part = label
    }
    processList.call(this, isOrdered, node)
  }
}

function markParts(renderer: Renderer): void {
  const { renderLine, renderVector, renderSVG } = renderer
  renderer.renderLine = function renderMarkedLine(line, x, y) {
    // Words without a part are those of the footer, and of heads that stand on a further page again.
    openMark(this.pdfDocument, takePart(line), 'Pagination')
    renderLine.call(this, line, x, y)
  }
  renderer.renderVector = function renderMarkedVector(vector) {
    openMark(this.pdfDocument, vector.part, 'Layout')
    renderVector.call(this, vector)
  }
  renderer.renderSVG = function renderMarkedDrawing(drawing) {
    const { part, x, y } = drawing
    if (part !== undefined) part.box = [x, y, x + drawing['_width'], y + drawing['_height']]
    openMark(this.pdfDocument, part, 'Layout')
    renderSVG.call(this, drawing)
  }
}

function takePart({ piece, inlines }: Line): Part | undefined {
  if (piece === undefined) return inlines[0]?.part
  if (piece.isWritten) return undefined
  piece.isWritten = true
  return piece.part
}

/** Goes on with the mark that is open when it is the same; a mark that is left open ends with its page. */
function openMark(pdf: MarkedPdf, part: Part | undefined, artifact: ArtifactType): void {
  const open = pdf.page.markings.at(-1)
  if (open !== undefined) {
    const { options, structContent } = open
    if (part === undefined && options?.type === artifact) return
    if (structContent !== undefined && structContent === part?.marked.at(-1)) return
    pdf.endMarkedContent()
  }
  if (part === undefined) pdf.markContent('Artifact', { type: artifact })
  else part.marked.push(pdf.markStructureContent(part.tag))
}
