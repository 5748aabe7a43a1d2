/** Shapes the words of scripts whose letters change beside each other, with HarfBuzz. Knows no page and no document. */
import {
  Blob,
  Buffer,
  ClusterLevel,
  Direction,
  Face,
  Font,
  type GlyphInfo,
  type GlyphPosition,
  shape,
} from 'harfbuzzjs'
import { hasRightToLeft } from './direction.ts'
import { rightToLeftMark } from './order-line.ts'

/** A shape beside or above a letter that is no letter of its own, from where that letter's shape begins. */
export type ShapePart = { id: number; x: number; y: number }

/** A shape and the letters that are read where it stands: never none. In units of the font, as everything here. */
export type ShapedGlyph = { id: number; advanceWidth: number; codePoints: number[]; parts: ShapePart[] }
export type ShapedPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }

/** From left to right. `advanceWidth` follows the positions when they are scaled. */
export type ShapedRun = { glyphs: ShapedGlyph[]; positions: ShapedPosition[]; readonly advanceWidth: number }

type Shape = GlyphInfo & GlyphPosition

const rightToLeft = rightToLeftMark.codePointAt(0) ?? 0
const isMark = /\p{M}/u
const space = 0x20

/** A typeface that shapes; made once, because it reads the whole file. */
export class Shaper {
  readonly #font: Font
  readonly #buffer = new Buffer()

  constructor(file: Uint8Array) {
    this.#font = new Font(new Face(new Blob(file)))
  }

  /** `written` in the order in which it is read; `language` is BCP 47, for letters that differ between languages. */
  shape(written: string, language: string): ShapedRun {
    const text = written.replaceAll(rightToLeftMark, '')
    const isSign = text !== written
    const isRightToLeft = isSign || hasRightToLeft(text)
    this.#buffer.reset()
    this.#buffer.addText(text)
    this.#buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR)
    this.#buffer.setLanguage(language)
    // A letter and its marks are one: they are read back together.
    this.#buffer.setClusterLevel(ClusterLevel.MONOTONE_GRAPHEMES)
    this.#buffer.guessSegmentProperties()
    shape(this.#font, this.#buffer)
    const found = this.#buffer.getGlyphPositions()
    const shapes = this.#buffer.getGlyphInfos().flatMap((info, at): Shape[] => {
      const position = found[at]
      return position === undefined ? [] : [{ ...info, ...position }]
    })
    const glyphs: ShapedGlyph[] = []
    const positions: ShapedPosition[] = []
    for (const cluster of cutClusters(text, shapes)) {
      for (const { glyph, position } of joinCluster(cluster, isRightToLeft)) {
        // Without it, readers would take a sign between two numbers for a part of these.
        if (isSign) glyph.codePoints.push(rightToLeft)
        glyphs.push(glyph)
        positions.push(position)
      }
    }
    const last = glyphs.find(({ codePoints }) => codePoints[0] !== space)?.codePoints
    // Readers leave a mark at the end of a word where it stands unless a sign of direction goes before it.
    if (isRightToLeft && last !== undefined && isMark.test(String.fromCodePoint(last[0] ?? 0)))
      last.unshift(rightToLeft)
    return {
      glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
      },
    }
  }

  /** The outline of a shape as operators of a page, filled, with y upwards. */
  outline(id: number): string {
    return toOperators(this.#font.glyphToPath(id))
  }
}

type Cluster = { letters: number[]; shapes: Shape[] }

/**
 * The letters that belong together with the shapes that stand for them, in the order of the shapes. Letters whose
 * shapes take no room, as the lower half of a Bengali pair, belong to those before them.
 */
function cutClusters(text: string, shapes: readonly Shape[]): Cluster[] {
  const starts = [...new Set(shapes.map(({ cluster }) => cluster))].toSorted((one, other) => one - other)
  const wide = new Set(shapes.flatMap(({ cluster, xAdvance }) => (xAdvance > 0 ? [cluster] : [])))
  const kept = starts.filter((start, place) => place === 0 || wide.has(start))
  const startOf = (cluster: number) => kept.findLast((start) => start <= cluster) ?? cluster
  return [...Map.groupBy(shapes, ({ cluster }) => startOf(cluster))].map(([start, own]) => ({
    letters: Array.from(
      text.slice(start, kept[kept.indexOf(start) + 1]),
      (letter) => letter.codePointAt(0) ?? 0,
    ),
    shapes: own,
  }))
}

type Joined = { glyph: ShapedGlyph; position: ShapedPosition }

/**
 * Every shape that takes room gets its share of the letters, in the order in which they are read; what remains without
 * letters is drawn with the shape before it. Readers take the letters of one shape from left to right, like shapes.
 */
function joinCluster({ letters, shapes }: Cluster, isRightToLeft: boolean): Joined[] {
  const wide = shapes.filter(({ xAdvance }) => xAdvance > 0)
  const carriers = (wide.length > 0 ? wide : shapes.slice(0, 1)).slice(isRightToLeft ? -letters.length : 0)
  const used = isRightToLeft ? carriers : carriers.slice(0, letters.length)
  const inOrder = isRightToLeft ? used.toReversed() : used
  const shares = new Map(
    inOrder.map((one, place) => {
      const share = letters.slice(place, place === inOrder.length - 1 ? undefined : place + 1)
      return [one, isRightToLeft ? share.toReversed() : share]
    }),
  )
  const joined: Joined[] = []
  let pen = 0
  let startedAt = 0
  const waiting: ShapePart[] = []
  for (const one of shapes) {
    const share = shares.get(one)
    const part = { id: one.codepoint, x: pen + one.xOffset, y: one.yOffset }
    const last = joined.at(-1)
    if (share !== undefined) {
      const { xAdvance, yAdvance, xOffset, yOffset } = one
      const before = last === undefined ? pen : 0
      startedAt = pen - before
      joined.push({
        glyph: {
          id: one.codepoint,
          advanceWidth: before + xAdvance,
          codePoints: share,
          parts: waiting.splice(0),
        },
        position: { xAdvance: before + xAdvance, yAdvance, xOffset: before + xOffset, yOffset },
      })
    } else if (last === undefined) {
      waiting.push(part)
    } else {
      last.glyph.parts.push({ ...part, x: part.x - startedAt })
      last.glyph.advanceWidth += one.xAdvance
      last.position.xAdvance += one.xAdvance
    }
    pen += one.xAdvance
  }
  return joined
}

/** A path of SVG with absolute places as operators of PDF, which knows no curve with one handle. */
function toOperators(path: string): string {
  const written: string[] = []
  let [x, y] = [0, 0]
  for (const [, command = '', rest = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const at = rest.split(/[ ,]+/).filter(Boolean).map(Number)
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = at
    if (command === 'M') written.push(`${x1} ${y1} m`)
    if (command === 'L') written.push(`${x1} ${y1} l`)
    if (command === 'C') written.push(`${at.join(' ')} c`)
    if (command === 'Q') {
      const toHandle = (from: number, handle: number) => round(from + ((handle - from) * 2) / 3)
      written.push(
        [toHandle(x, x1), toHandle(y, y1), toHandle(x2, x1), toHandle(y2, y1), x2, y2, 'c'].join(' '),
      )
    }
    if (command === 'Z') written.push('h')
    else [x, y] = [at.at(-2) ?? 0, at.at(-1) ?? 0]
  }
  return `${written.join(' ')} f`
}

const round = (value: number) => Math.round(value * 100) / 100
