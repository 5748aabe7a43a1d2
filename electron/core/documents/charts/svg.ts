/** Small vector drawings for paper, in black and greys that a copier keeps apart. Holds no words that people wrote. */

export const inks = { line: '#000000', soft: '#555555', grid: '#c8c8c8', plain: '#dcdcdc' } as const
export const fonts = 'font-family="Text" font-size="10"'

const lines = (id: string, path: string) =>
  `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${path}" stroke="${inks.line}" stroke-width="1" fill="none"/></pattern>`

/** Fills that differ without colour: rising lines for late, level lines for away. */
export const patterns = `<defs>${lines('late', 'M0,6 L6,0')}${lines('away', 'M0,3 L6,3')}</defs>`

export const round = (number: number): number => Math.round(number * 100) / 100

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
