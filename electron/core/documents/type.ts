/** Sizes and distances of papers, in points. Text is 12 pt or larger, because families read it. */

export const sizes = {
  text: 12,
  small: 12,
  quote: 13.5,
  heading: 15,
  title: 25,
  key: 22,
  // Andika brings tall lines of its own, with room for two marks above a letter.
  lineHeight: 0.84,
} as const

export const margins = {
  /** Left, top, right, bottom; the footer stands in the bottom one. */
  page: [51, 42, 51, 52] as [number, number, number, number],
} as const

/** Width between the margins. */
export function textWidth(paperSize: 'A4' | 'LETTER'): number {
  const [left, , right] = margins.page
  return (paperSize === 'A4' ? 595.28 : 612) - left - right
}

export const rules = { thin: 0.5, line: 0.75, frame: 1.5, bar: 3 } as const
export const greys = { ink: '#000000', rule: '#8a8a8a', band: '#f0f0f0' } as const
