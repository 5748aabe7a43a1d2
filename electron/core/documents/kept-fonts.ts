/**
 * Parsed fonts, kept between documents: parsing them anew takes four fifths of a document's time.
 * Never keeps a document, and never lets one document's choice of letters into the next.
 */
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import { families, type FontFile, loadFonts } from './fonts.ts'

type Glyph = { codePoints: number[] }
type ParsedFont = {
  characterSet: readonly number[]
  hasGlyphForCodePoint: (codePoint: number) => boolean
  glyphForCodePoint: (codePoint: number) => Glyph
  getGlyph: (id: number, characters?: number[]) => Glyph
  layout: (text: string, features?: Record<string, boolean>) => unknown
}

/** A font as one document uses it: the parsed file and the shaped words need not be the document's own. */
type DocumentFont = {
  readonly font: ParsedFont
  layoutCache: Record<string, unknown>
  constructor: unknown
}

/** The part of pdfmake's document that lends fonts; pdfmake publishes no types for it. */
type FontOwner = {
  _fontCount: number
  /** By name; at its end the document embeds every font that stands in here. */
  _fontFamilies: Record<string, DocumentFont>
  getFontFile: (family: string, isBold: boolean, isItalic: boolean) => string | null
  provideFont: (family: string, isBold: boolean, isItalic: boolean) => DocumentFont
}
type FontOwnerClass = { prototype: FontOwner; new (fonts: object, ...given: unknown[]): FontOwner }

// Required, because bundlers and Node disagree on what the default of this old module is.
const { default: PdfDocument } = createRequire(import.meta.url)('pdfmake/js/PDFDocument.js') as {
  default: FontOwnerClass
}
const kept = new Map<string, DocumentFont>()
let documentsSinceEmptied = 0
const mostDocumentsInCache = 200

/** Offers the fonts to pdfmake, parsed once in this process. Call it before every document. */
export async function offerFonts(): Promise<void> {
  documentsSinceEmptied += 1
  if (kept.size === 0) await parseFonts()
  if (documentsSinceEmptied > mostDocumentsInCache) {
    // Shaped words are kept with the fonts; a long day of papers must not fill the memory with them.
    for (const font of kept.values()) font.layoutCache = Object.create(null) as Record<string, unknown>
    documentsSinceEmptied = 0
  }
}

/** Whether a font file can draw this character. {@link offerFonts} comes first. */
export function hasShape(file: FontFile, codePoint: number): boolean {
  return kept.get(file)?.font.hasGlyphForCodePoint(codePoint) ?? false
}

async function parseFonts(): Promise<void> {
  for (const [name, bytes] of await loadFonts()) pdfmake.virtualfs.writeFileSync(name, bytes)
  pdfmake.setFonts(families)
  // A document that is never finished: only its fonts are wanted.
  const options = { autoFirstPage: false, font: null, size: [1, 1] }
  const owner = new PdfDocument(families, {}, {}, {}, options, pdfmake.virtualfs, () => false)
  for (const [family, styles] of Object.entries(families)) {
    kept.set(styles.normal, owner.provideFont(family, false, false))
    kept.set(styles.bold, owner.provideFont(family, true, false))
    kept.set(styles.italics, owner.provideFont(family, false, true))
    kept.set(styles.bolditalics, owner.provideFont(family, true, true))
  }
  for (const { font } of kept.values()) {
    keepLettersApart(font)
    rememberLetters(font)
  }
  PdfDocument.prototype.provideFont = provideKeptFont
}

/**
 * A ligature is drawn as one shape and read back as one letter: `first` with the shape of `fi` in it would not be
 * found or copied. Told to the font, because a feature told to pdfkit turns off its memory of shaped words.
 */
function keepLettersApart(font: ParsedFont): void {
  const layout = font.layout.bind(font)
  font.layout = (text, features = {}) => layout(text, { liga: false, clig: false, ...features })
}

/**
 * A parsed font remembers for each shape the letters that it was first asked for, and the text that is read back
 * comes from there. Embedding `ì` asks for the `ı` inside it without any letter, and a later document with a Turkish
 * name would lose its `ı`: so every letter is asked for at the start, and no answer without letters is kept.
 */
function rememberLetters(font: ParsedFont): void {
  const getGlyph = font.getGlyph.bind(font)
  font.getGlyph = (id, characters = []) => {
    const glyph = getGlyph(id, characters)
    if (glyph.codePoints.length === 0) glyph.codePoints = characters
    return glyph
  }
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint)
}

function provideKeptFont(this: FontOwner, family: string, isBold: boolean, isItalic: boolean): DocumentFont {
  const file = this.getFontFile(family, isBold, isItalic)
  const parsed = file === null ? undefined : kept.get(file)
  if (file === null || parsed === undefined) throw new Error('a paper asks for a font that is not there')
  const used = this['_fontFamilies'][file] ?? useIn(this, parsed)
  this['_fontFamilies'][file] = used
  return used
}

/** A font of its own for a document: which letters it embeds is new, the parsed file and shaped words are shared. */
function useIn(owner: FontOwner, { constructor, font, layoutCache }: DocumentFont): DocumentFont {
  owner['_fontCount'] += 1
  const EmbeddedFont = constructor as new (owner: FontOwner, font: unknown, id: string) => DocumentFont
  const used = new EmbeddedFont(owner, font, `F${owner['_fontCount']}`)
  used.layoutCache = layoutCache
  return used
}
