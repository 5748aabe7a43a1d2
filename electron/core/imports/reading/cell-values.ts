/** Turns what a workbook keeps in a cell into the text that a person sees there. Knows no time zones. */
import { fromEpochDay } from '#shared/domain/day.ts'

/** What a cell's number is shown as. `padded` is a number with this many digits at least, as student numbers have. */
export type NumberLook = { kind: 'plain' | 'percent' | 'date' } | { kind: 'padded'; digits: number }

/** Dates and times among the formats that need no code (ECMA-376 Part 1, 18.8.30, with those of East Asia). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** `code` is null for a format that needs none. */
export function readNumberLook(id: number, code: string | null): NumberLook {
  if (code === null) {
    if (id === 9 || id === 10) return { kind: 'percent' }
    return { kind: isBuiltInDate(id) ? 'date' : 'plain' }
  }
  // The first of up to four sections is for positive numbers; quoted words, escapes, colours and fillers say nothing.
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')
  const bare = first.replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length }
  if (/general/i.test(bare)) return { kind: 'plain' }
  if (/[dmyhs]/i.test(bare)) return { kind: 'date' }
  return { kind: bare.includes('%') ? 'percent' : 'plain' }
}

const secondsADay = 86_400
/** 30 December 1899, from which spreadsheets count; the older ones for the Macintosh count from 1 January 1904. */
const zeroOn = { windows: -25_569, macintosh: -24_107 } as const
/** In 1900 they know a 29 February that never was; before it every day is one later. */
const firstSureDay = 61

const two = (part: number) => String(part).padStart(2, '0')

/** `2026-03-02`, with a time of day where there is one `2026-03-02 08:15:00`, and a time alone as `08:15:00`. */
export function sayCellDate(serial: number, isFrom1904: boolean): string | null {
  const whole = Math.round(serial * secondsADay)
  const days = Math.floor(whole / secondsADay)
  const left = whole - days * secondsADay
  const time = `${two(Math.floor(left / 3600))}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`
  if (days === 0 && serial < 1) return time
  const shift = !isFrom1904 && days < firstSureDay ? 1 : 0
  const day = (isFrom1904 ? zeroOn.macintosh : zeroOn.windows) + days + shift
  // Year 9999 is the last that a spreadsheet knows.
  if (serial < 0 || day > 2_932_896) return null
  return left === 0 ? fromEpochDay(day) : `${fromEpochDay(day)} ${time}`
}

/** Without an exponent, so that a long student number stays one. */
function sayPlain(value: number): string {
  const short = String(value)
  if (!short.includes('e')) return short
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, '')
}

/** The number as the sheet shows it, except that no digit is rounded away. What is no number stays as it is written. */
export function sayCellNumber(written: string, look: NumberLook, isFrom1904: boolean): string {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (look.kind === 'date') return sayCellDate(value, isFrom1904) ?? sayPlain(value)
  if (look.kind === 'percent') return `${sayPlain(Number((value * 100).toPrecision(15)))}%`
  if (look.kind === 'padded' && Number.isInteger(value) && value >= 0) {
    return sayPlain(value).padStart(look.digits, '0')
  }
  return sayPlain(value)
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376 Part 1, 22.9.2.19). */
export function readEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** The column of `BC12`, from 0; null for what names none. */
export function readColumn(place: string): number | null {
  let column = 0
  for (const letter of place) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column === 0 || column > 16_384 ? null : column - 1
}
