/**
 * Parsed fonts, kept between documents: parsing them anew takes four fifths of a document's time.
 * Never keeps a document, and never lets one document's choice of letters into the next.
 */
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import { type Face, families, type FontFile, loadFace } from './fonts.ts'
import { hasRightToLeft } from './script/direction.ts'
import { mirrorBrackets, rightToLeftMark } from './script/order-line.ts'
import { findScriptFaces } from './script/scripts.ts'
import { type TextWriter, writeLettersBesideShapes } from './script/spoken-letters.ts'

type Glyph = { codePoints: number[] }
type Point = { x: number; y: number }
type ParsedFont = {
  _layoutEngine?: { engine?: { GPOSProcessor?: { getAnchor: (anchor: object | null) => Point } | null } }
  characterSet: readonly number[]
  hasGlyphForCodePoint: (codePoint: number) => boolean
  glyphForCodePoint: (codePoint: number) => Glyph
  getGlyph: (id: number, characters?: number[]) => Glyph
  layout: (
    text: string,
    features?: Record<string, boolean>,
    script?: string,
    language?: string,
    direction?: 'ltr' | 'rtl',
  ) => unknown
}

/** A font as one document uses it: the parsed file and the shaped words need not be the document's own. */
type DocumentFont = {
  readonly font: ParsedFont
  layoutCache: Record<string, unknown>
  constructor: unknown
}

/** The part of pdfmake's document that lends fonts; pdfmake publishes no types for it. */
type FontOwner = TextWriter & {
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

const offered = new Map<Face, Promise<void>>()

/**
 * Offers to pdfmake the faces that `text` asks for, each parsed once in this process. Call it before every document.
 */
export async function offerFonts(text: string): Promise<void> {
  documentsSinceEmptied += 1
  for (const face of ['Text', 'Display', ...findScriptFaces(text)] as const) {
    const parsed = offered.get(face) ?? parseFace(face)
    offered.set(face, parsed)
    await parsed
  }
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

const provideFromFile = PdfDocument.prototype.provideFont
PdfDocument.prototype.provideFont = provideKeptFont
writeLettersBesideShapes(PdfDocument.prototype)
pdfmake.setFonts(families)

async function parseFace(face: Face): Promise<void> {
  for (const [name, bytes] of await loadFace(face)) pdfmake.virtualfs.writeFileSync(name, bytes)
  // A document that is never finished: only its fonts are wanted.
  const options = { autoFirstPage: false, font: null, size: [1, 1] }
  const owner = new PdfDocument(families, {}, {}, {}, options, pdfmake.virtualfs, () => false)
  for (const isBold of [false, true]) {
    for (const isItalic of [false, true]) {
      const file = owner.getFontFile(face, isBold, isItalic)
      if (file === null || kept.has(file)) continue
      const parsed = provideFromFile.call(owner, face, isBold, isItalic)
      keepLettersApart(parsed.font)
      allowMissingAnchors(parsed.font)
      rememberLetters(parsed.font, face === 'Text' || face === 'Display')
      kept.set(file, parsed)
    }
  }
}

/** A ligature may say that no mark stands on one of its parts; fontkit would stop at that. */
function allowMissingAnchors(font: ParsedFont): void {
  font.layout(' ')
  const marks = font['_layoutEngine']?.engine?.GPOSProcessor
  if (!marks) return
  const getAnchor = marks.getAnchor.bind(marks)
  marks.getAnchor = (anchor) => (anchor === null ? { x: 0, y: 0 } : getAnchor(anchor))
}

/**
 * A ligature is drawn as one shape and read back as one letter: `first` with the shape of `fi` in it would not be
 * found or copied. Told to the font, because a feature told to pdfkit turns off its memory of shaped words.
 */
function keepLettersApart(font: ParsedFont): void {
  const layout = font.layout.bind(font)
  font.layout = (text, features = {}) => {
    const given = { liga: false, clig: false, ...features }
    if (!text.startsWith(rightToLeftMark) && !hasRightToLeft(text)) return layout(text, given)
    // The font reverses a run itself, and leaves the brackets to us. Its ligatures are letters of the script.
    const drawn = mirrorBrackets(text.replaceAll(rightToLeftMark, ''))
    return layout(drawn, features, undefined, undefined, 'rtl')
  }
}

/**
 * A parsed font remembers for each shape the letters that it was first asked for, and the text that is read back
 * comes from there. Embedding `ì` asks for the `ı` inside it without any letter, and a later document with a Turkish
 * name would lose its `ı`: so every letter is asked for at the start, and no answer without letters is kept.
 */
function rememberLetters(font: ParsedFont, isSmall: boolean): void {
  const getGlyph = font.getGlyph.bind(font)
  font.getGlyph = (id, characters = []) => {
    const glyph = getGlyph(id, characters)
    if (glyph.codePoints.length === 0) glyph.codePoints = characters
    return glyph
  }
  // A face of thirty thousand letters would take seconds; scripts beside Latin carry their letters themselves.
  if (isSmall) for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint)
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
