/** A drawn signature as lines: one form for the screen and for paper. Knows no one's name. */
import type { Signature } from './agreement.ts'

/** The field in which one signs, in thousandths of its width: five times as wide as high. */
export const signatureField = { width: 1000, height: 200 } as const

/** Of the pen, in the same units: a line of 0.9 points on paper. */
export const penWidth = 5

/**
 * The strokes as one SVG path in the units of {@link signatureField}. Corners between two points are rounded through
 * the middle of each line (quadratic Bézier curves), because a fast pen leaves few points; a single point is a dot.
 */
export function describeStrokes(strokes: Signature['strokes']): string {
  return strokes.map(describeStroke).join('')
}

function describeStroke(stroke: readonly number[]): string {
  const points = pairUp(stroke)
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined) return ''
  if (last === undefined) return `M${first.x} ${first.y}h1`
  const curves = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? point
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
  })
  return `M${first.x} ${first.y}${curves.join('')}L${last.x} ${last.y}`
}

function pairUp(stroke: readonly number[]): { x: number; y: number }[] {
  const points = []
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    points.push({ x: stroke[at] ?? 0, y: stroke[at + 1] ?? 0 })
  }
  return points
}
