/** Small vector drawings for paper, in black and greys that a copier keeps apart. Holds no words that people wrote. */

export const inks = { line: '#000000', soft: '#555555', grid: '#c8c8c8', plain: '#dcdcdc' } as const
/** As large as the text around it, because the same people read it. */
export const labelSize = 12
const fonts = `font-family="Text" font-size="${labelSize}"`

const pattern = (id: string, size: number, inside: string) =>
  `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${inside}</pattern>`
const lines = (id: string, size: number, path: string) =>
  pattern(id, size, `<path d="${path}" stroke="${inks.line}" stroke-width="1" fill="none"/>`)

/** Fills that differ without colour: late and supports rise, away is level, stages are dotted. */
const patterns = `<defs>${[
  lines('late', 6, 'M0,6 L6,0'),
  lines('away', 6, 'M0,3 L6,3'),
  lines('support', 5, 'M0,5 L5,0'),
  pattern('stage', 4, `<circle cx="2" cy="2" r="0.9" fill="${inks.line}"/>`),
].join('')}</defs>`

export type Fill = 'plain' | 'late' | 'away' | 'support' | 'stage'

export const round = (number: number): number => Math.round(number * 100) / 100

export function box(x: number, y: number, width: number, height: number, fill: Fill): string {
  const ink = fill === 'plain' ? inks.plain : `url(#${fill})`
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" fill="${ink}" stroke="${inks.line}" stroke-width="0.75"/>`
}

export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${fonts} fill="${inks.line}">${safe}</text>`
}

export function rule(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  style = `stroke="${inks.grid}"`,
): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ${style}/>`
}

export function drawing(width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${patterns}${parts.join('')}</svg>`
}
