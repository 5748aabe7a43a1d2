/** A part of a paper as a screen reader meets it: what it is, and what belongs to it. Knows nothing of layout. */

/** Standard structure types of PDF 32000-1, 14.8.4. */
export type Tag =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'

/** What pdfkit hands out for a stretch of a page that belongs to an element. */
export type MarkedContent = { readonly refs: readonly object[] }

export type Details = {
  /** What a drawing shows, in words. */
  alt?: string
  /** What is read in place of what is drawn: the character that a mark stands for, words as they are read. */
  actual?: string
  scope?: 'Column' | 'Row'
  numbering?: 'Disc' | 'Decimal' | 'None'
}

export type Part = Details & {
  tag: Tag
  children: Part[]
  /** In the order in which it was drawn, page by page; only a part without children has any. */
  marked: MarkedContent[]
  /** Left, top, right and bottom in points from the top of its page, once it is drawn. */
  box?: [number, number, number, number]
}

export function newPart(tag: Tag, details: Details = {}): Part {
  return { ...details, tag, children: [], marked: [] }
}

export function addPart(parent: Part, tag: Tag, details: Details = {}): Part {
  const part = newPart(tag, details)
  parent.children.push(part)
  return part
}
