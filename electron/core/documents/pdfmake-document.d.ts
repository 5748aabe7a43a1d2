/** The class inside pdfmake that lends fonts to a document; it has no published types. */
declare module 'pdfmake/js/PDFDocument.js' {
  /** A font as one document uses it: the parsed file and its shaped words are not the document's own. */
  export type DocumentFont = {
    readonly font: { hasGlyphForCodePoint: (codePoint: number) => boolean }
    readonly document: unknown
    layoutCache: Record<string, unknown>
    constructor: unknown
  }
  export type FontOwner = {
    _fontCount: number
    /** By name; at its end the document embeds every font that stands in here. */
    _fontFamilies: Record<string, DocumentFont>
    getFontFile: (family: string, isBold: boolean, isItalic: boolean) => string | null
    provideFont: (family: string, isBold: boolean, isItalic: boolean) => DocumentFont
  }
  const loaded: {
    default: {
      prototype: FontOwner
      new (
        fonts: object,
        images: object,
        patterns: object,
        attachments: object,
        options: object,
        virtualfs: object,
        localAccessPolicy: (path: string) => boolean,
      ): FontOwner
    }
  }
  export default loaded
}
