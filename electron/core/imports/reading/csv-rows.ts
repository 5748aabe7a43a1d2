/** Splits delimited text into rows, piece by piece. A quote without its partner costs one line, never the rest. */

/**
 * One row. `trouble` says why its fields cannot be trusted: an opening quote that is never closed (or closed in the
 * middle of a word), or a line longer than any table has.
 */
export type CsvRow = { fields: string[]; trouble: 'unbalanced-quote' | 'too-long' | null }

/** In characters. A quoted field may hold line breaks; a missing quote must not swallow the whole file. */
const longestRow = 256 * 1024

/** `onLine` is asked first about a line without quotes, a stretch of the text; true says that it needs nothing more. */
export type ListenToRows = {
  onRow: (row: CsvRow) => void
  onLine?: (text: string, start: number, end: number) => boolean
}

type Quoted = { fields: string[]; next: number } | 'unfinished' | 'unbalanced'

/**
 * Follows RFC 4180, and beyond it: line ends may be LF, CRLF or CR; quotes inside an unquoted field stand for
 * themselves; spaces around a quoted field are dropped, as spreadsheets do.
 */
export class RowSplitter {
  readonly #delimiter: string
  #text = ''
  #at = 0
  #isLast = false
  #isSkipping = false
  // Next places of a line feed, carriage return and quote; a text without one is searched once, not once a row.
  #lineFeed = -1
  #carriageReturn = -1
  #quote = -1

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The rows that are whole by now. With `isLast`, what remains is a row too. */
  push(piece: string, isLast: boolean): CsvRow[] {
    const rows: CsvRow[] = []
    this.each(piece, isLast, { onRow: (row) => rows.push(row) })
    return rows
  }

  /** As {@link RowSplitter.push}, row by row. */
  each(piece: string, isLast: boolean, { onRow, onLine }: ListenToRows): void {
    this.#text = this.#text.slice(this.#at) + piece
    this.#at = 0
    this.#isLast = isLast
    this.#lineFeed = this.#carriageReturn = this.#quote = -1
    while (this.#at < this.#text.length) {
      const row = this.#takeRow(onLine)
      if (row === null) break
      if (row !== 'skipped') onRow(row)
    }
  }

  #takeRow(onLine: ListenToRows['onLine']): CsvRow | 'skipped' | null {
    const start = this.#at
    const end = this.#lineEnd(start)
    if (end === null) return this.#dropEndlessLine()
    if (this.#isSkipping) {
      this.#isSkipping = false
      this.#at = this.#afterLine(end)
      return 'skipped'
    }
    if (this.#quote < start) this.#quote = this.#find('"', start)
    if (this.#quote >= end) {
      this.#at = this.#afterLine(end)
      if (onLine?.(this.#text, start, end) === true) return 'skipped'
      return { fields: this.#text.slice(start, end).split(this.#delimiter), trouble: null }
    }
    const quoted = this.#splitQuoted(start)
    if (quoted === 'unfinished') return null
    if (quoted === 'unbalanced') {
      // The search for the closing quote went past lines that are now read one by one.
      this.#lineFeed = this.#carriageReturn = -1
      this.#at = this.#afterLine(end)
      return { fields: this.#text.slice(start, end).split(this.#delimiter), trouble: 'unbalanced-quote' }
    }
    this.#at = quoted.next
    return { fields: quoted.fields, trouble: null }
  }

  /** A line that does not end within the longest row is reported once and skipped to its end. */
  #dropEndlessLine(): CsvRow | 'skipped' | null {
    if (this.#text.length - this.#at <= longestRow) return null
    const start = this.#text.slice(this.#at, this.#at + 80)
    const wasSkipping = this.#isSkipping
    this.#isSkipping = true
    this.#at = this.#text.length
    return wasSkipping ? 'skipped' : { fields: start.split(this.#delimiter), trouble: 'too-long' }
  }

  #splitQuoted(start: number): Quoted {
    const text = this.#text
    const fields: string[] = []
    let at = start
    let end = this.#lineEnd(at)
    for (;;) {
      if (end === null) return this.#unfinished(start)
      let opening = at
      while (text[opening] === ' ') opening += 1
      if (text[opening] !== '"') {
        const stop = text.indexOf(this.#delimiter, at)
        if (stop === -1 || stop >= end) {
          fields.push(text.slice(at, end))
          return { fields, next: this.#afterLine(end) }
        }
        fields.push(text.slice(at, stop))
        at = stop + 1
        continue
      }
      const closing = this.#findClosing(opening + 1)
      if (closing === null) return this.#unfinished(start)
      fields.push(text.slice(opening + 1, closing).replaceAll('""', '"'))
      at = closing + 1
      while (text[at] === ' ' && this.#delimiter !== ' ') at += 1
      if (text[at] === this.#delimiter) {
        at += 1
        if (at > end) end = this.#lineEnd(at)
        continue
      }
      if (at >= text.length && !this.#isLast) return this.#unfinished(start)
      end = this.#lineEnd(at)
      if (end === null) return this.#unfinished(start)
      return at === end ? { fields, next: this.#afterLine(end) } : 'unbalanced'
    }
  }

  /** The quote that closes the field; null when it is not in the text yet. */
  #findClosing(from: number): number | null {
    let at = from
    for (;;) {
      const quote = this.#text.indexOf('"', at)
      if (quote === -1) return null
      if (this.#text[quote + 1] !== '"') {
        // The other half of a doubled quote may come with the next piece.
        return quote + 1 === this.#text.length && !this.#isLast ? null : quote
      }
      at = quote + 2
    }
  }

  #unfinished(start: number): 'unfinished' | 'unbalanced' {
    return this.#isLast || this.#text.length - start > longestRow ? 'unbalanced' : 'unfinished'
  }

  #find(character: string, from: number): number {
    const found = this.#text.indexOf(character, from)
    return found === -1 ? this.#text.length + 1 : found
  }

  /** Where the line at `from` ends (its line break, or the end of the file); null when that is not known yet. */
  #lineEnd(from: number): number | null {
    if (this.#lineFeed < from) this.#lineFeed = this.#find('\n', from)
    if (this.#carriageReturn < from) this.#carriageReturn = this.#find('\r', from)
    const end = Math.min(this.#lineFeed, this.#carriageReturn)
    if (end > this.#text.length) return this.#isLast ? this.#text.length : null
    // A carriage return at the very end may be the first half of CRLF.
    return end === this.#text.length - 1 && this.#text[end] === '\r' && !this.#isLast ? null : end
  }

  #afterLine(end: number): number {
    return this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? end + 2 : end + 1
  }
}
