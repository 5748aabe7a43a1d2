/**
 * Parsed fonts, kept between documents: parsing them anew takes four fifths of a document's time.
 * Never keeps a document, and never lets one document's choice of letters into the next.
 */
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import { type Face, families, type FontFile, loadFace } from './fonts.ts'
import { rightToLeftMark } from './script/order-line.ts'
import { findScriptFaces } from './script/scripts.ts'
import { type ShapedGlyph, type ShapedPosition, type ShapedRun, Shaper } from './script/shape-words.ts'

type Glyph = { codePoints: number[] }
type ParsedFont = {
  characterSet: readonly number[]
  hasGlyphForCodePoint: (codePoint: number) => boolean
  glyphForCodePoint: (codePoint: number) => Glyph
  getGlyph: (id: number, characters?: number[]) => Glyph
  layout: (text: string, features?: Record<string, boolean>) => unknown
}
type WordCache = Record<string, unknown>

/** A font as one document uses it: the parsed file and the shaped words need not be the document's own. */
type DocumentFont = {
  readonly font: ParsedFont
  readonly scale: number
  layoutCache: WordCache
  constructor: unknown
  layout: (text: string) => {
    glyphs: (Omit<ShapedGlyph, 'parts'> & Partial<ShapedGlyph>)[]
    positions: ShapedPosition[]
  }
  layoutRun: (text: string) => ShapedRun
  /** The shapes of a text as four hexadecimal digits each, with their positions. */
  encode: (text: string) => [string[], ShapedPosition[]]
  /** The shapes that this document embeds, by their new numbers. */
  subset: { glyphs: number[]; includeGlyph: (id: number) => number }
  readonly ascender: number
  /** Shapes without letters of the text that was encoded last, from where it begins, as operators of a page. */
  beside?: { outline: string; x: number; y: number }[]
  /** By the new numbers: the letters that are read back, and the width. */
  unicode: (readonly number[] | undefined)[]
  widths: (number | undefined)[]
}

/** The part of pdfmake's document that lends fonts; pdfmake publishes no types for it. */
type FontOwner = {
  options: { lang?: string }
  _font: DocumentFont
  _fontSize: number
  /** Writes one run of text. `baseline` is how far above it the text stands, instead of its top. */
  _fragment: (text: string, x: number, y: number, options: { baseline?: number }) => void
  addContent: (operators: string) => void
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
type KeptFont = {
  parsed: DocumentFont
  shaper: () => Shaper
  /** Whether letters change beside each other: else a letter has one shape, and only signs are turned round. */
  isShaped: boolean
  /** Shaped words by the language of the document: Urdu has other letters than Arabic. */
  words: Map<string, WordCache>
}
const kept = new Map<string, KeptFont>()
const unshaped: ReadonlySet<Face> = new Set<Face>(['Text', 'Display', 'Chinese'])
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
    for (const { words } of kept.values()) words.clear()
    documentsSinceEmptied = 0
  }
}

/** Whether a font file can draw this character. {@link offerFonts} comes first. */
export function hasShape(file: FontFile, codePoint: number): boolean {
  return kept.get(file)?.parsed.font.hasGlyphForCodePoint(codePoint) ?? false
}

const provideFromFile = PdfDocument.prototype.provideFont
PdfDocument.prototype.provideFont = provideKeptFont
drawBeside(PdfDocument.prototype)
pdfmake.setFonts(families)

async function parseFace(face: Face): Promise<void> {
  const files = new Map<string, Buffer>(await loadFace(face))
  for (const [name, bytes] of files) pdfmake.virtualfs.writeFileSync(name, bytes)
  // A document that is never finished: only its fonts are wanted.
  const options = { autoFirstPage: false, font: null, size: [1, 1] }
  const owner = new PdfDocument(families, {}, {}, {}, options, pdfmake.virtualfs, () => false)
  for (const isBold of [false, true]) {
    for (const isItalic of [false, true]) {
      const file = owner.getFontFile(face, isBold, isItalic)
      if (file === null || kept.has(file)) continue
      const parsed = provideFromFile.call(owner, face, isBold, isItalic)
      keepLettersApart(parsed.font)
      rememberLetters(parsed.font, face === 'Text' || face === 'Display')
      const shaper = keepFirst(() => new Shaper(files.get(file) ?? Buffer.alloc(0)))
      kept.set(file, { parsed, shaper, isShaped: !unshaped.has(face), words: new Map() })
    }
  }
}

function keepFirst<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
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
  const found = file === null ? undefined : kept.get(file)
  if (file === null || found === undefined) throw new Error('a paper asks for a font that is not there')
  const used = this['_fontFamilies'][file] ?? useIn(this, found)
  this['_fontFamilies'][file] = used
  return used
}

/** A font of its own for a document: which letters it embeds is new, the parsed file and shaped words are shared. */
function useIn(owner: FontOwner, font: KeptFont): DocumentFont {
  const { parsed, words } = font
  owner['_fontCount'] += 1
  const EmbeddedFont = parsed.constructor as new (owner: FontOwner, font: unknown, id: string) => DocumentFont
  const used = new EmbeddedFont(owner, parsed.font, `F${owner['_fontCount']}`)
  const language = owner.options.lang ?? ''
  const cache = words.get(language) ?? (Object.create(null) as WordCache)
  words.set(language, cache)
  used.layoutCache = cache
  shapeWith(used, font, language)
  return used
}

function shapeWith(used: DocumentFont, { shaper, isShaped }: KeptFont, language: string): void {
  const layPlain = used.layoutRun.bind(used)
  used.layoutRun = (text) => {
    if (!isShaped && !text.startsWith(rightToLeftMark)) return layPlain(text)
    const run = shaper().shape(text, language)
    for (const [place, position] of run.positions.entries()) {
      for (const key of ['xAdvance', 'yAdvance', 'xOffset', 'yOffset'] as const) position[key] *= used.scale
      // What the page moves by itself after the shape; only the rest is written.
      Object.assign(position, { advanceWidth: (run.glyphs[place]?.advanceWidth ?? 0) * used.scale })
    }
    return run
  }
  // One shape may stand for different letters; it is embedded once for each, so that all are read back as written.
  const numbers = new Map<string, number>()
  used.encode = (text) => {
    const { glyphs, positions } = used.layout(text)
    const beside: NonNullable<DocumentFont['beside']> = []
    let pen = 0
    const shapes = glyphs.map(({ id, advanceWidth, codePoints, parts = [] }, place) => {
      const key = `${id} ${advanceWidth} ${codePoints.join(' ')}`
      let number = numbers.get(key)
      if (number === undefined) {
        number = used.subset.includeGlyph(id)
        if (used.unicode[number] !== undefined) number = used.subset.glyphs.push(id) - 1
        numbers.set(key, number)
        used.unicode[number] = codePoints
        used.widths[number] = advanceWidth * used.scale
      }
      for (const part of parts) {
        beside.push({
          outline: shaper().outline(part.id),
          x: pen + part.x * used.scale,
          y: part.y * used.scale,
        })
      }
      pen += positions[place]?.xAdvance ?? 0
      return number.toString(16).padStart(4, '0')
    })
    used.beside = beside
    return [shapes, positions]
  }
}

/** Draws what stands beside the letters of a run as outlines: written as text, readers would take it for words. */
function drawBeside(prototype: FontOwner): void {
  const { _fragment: writeRun } = prototype
  prototype['_fragment'] = function writeRunWithMarks(this: FontOwner, text, x, y, options) {
    writeRun.call(this, text, x, y, options)
    const { beside = [], ascender, scale } = this['_font']
    const size = this['_fontSize'] / 1000
    const baseline = y + (options.baseline === undefined ? ascender * size : -options.baseline)
    for (const mark of beside.splice(0)) {
      const [at, up] = [x + mark.x * size, baseline - mark.y * size]
      const place = [scale * size, 0, 0, -scale * size, at, up].map((value) => Number(value.toFixed(5)))
      this.addContent(`q ${place.join(' ')} cm ${mark.outline} Q`)
    }
  }
}
