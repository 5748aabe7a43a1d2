/** Writes the tree of a paper's parts into its PDF, once all pages are drawn. Leaves out what was never drawn. */
import type { MarkedContent, Part } from './part.ts'

type Element = { dictionary: { data: Record<string, unknown> } }
type ElementOptions = {
  alt?: string | undefined
  actual?: string | undefined
  scope?: string | undefined
  bbox?: number[] | undefined
}

/** What pdfkit offers for structure; its types leave it out of pdfmake's document. */
export type StructuredPdf = {
  struct: (tag: string, options: ElementOptions, children: (Element | MarkedContent)[]) => Element
  addStructure: (element: Element) => void
}

export function writeStructure(pdf: StructuredPdf, root: Part): void {
  const element = makeElement(pdf, root)
  if (element !== null) pdf.addStructure(element)
}

function makeElement(pdf: StructuredPdf, part: Part): Element | null {
  const children = part.children.flatMap((child) => makeElement(pdf, child) ?? [])
  // An empty cell still keeps the others of its row under their heads.
  const isCell = part.tag === 'TD' || part.tag === 'TH'
  if (!isCell && children.length === 0 && part.marked.length === 0) return null
  const { alt, actual, scope, box: bbox } = part
  const element = pdf.struct(part.tag, { alt, actual, scope, bbox }, [...part.marked, ...children])
  if (part.numbering !== undefined) {
    element.dictionary.data['A'] = { O: 'List', ListNumbering: part.numbering }
  }
  return element
}
