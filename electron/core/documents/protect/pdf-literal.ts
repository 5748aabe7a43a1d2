/** Reads a text between brackets in a PDF (ISO 32000-2:2020, 7.3.4.2). Knows nothing of what it means. */

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** `start` is after the opening bracket; `end` is after the closing one. Brackets inside stand in pairs or are escaped. */
export function readLiteral(text: string, start: number): { bytes: Buffer; end: number } {
  let [read, depth, at] = ['', 1, start]
  for (;;) {
    const [found = ''] = /^(?:\\(?:[0-7]{1,3}|\r\n|[^])|\r\n|[^])/.exec(text.slice(at, at + 4)) ?? []
    if (found === '') throw new Error('a PDF text without an end')
    at += found.length
    if (found === '(') depth += 1
    if (found === ')') depth -= 1
    if (depth === 0) return { bytes: Buffer.from(read, 'latin1'), end: at }
    read += found.startsWith('\\') ? unescape(found.slice(1)) : found.replace(/\r\n?/, '\n')
  }
}

function unescape(escaped: string): string {
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255)
  // The line goes on: neither the stroke nor the end of the line belongs to the text.
  return /^[\r\n]/.test(escaped) ? '' : (escapes[escaped] ?? escaped)
}
