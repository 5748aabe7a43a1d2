/** Reads tables whose headings a standard fixes, also where they are misspelt. Guesses no heading that is far from one. */
import iconv from 'iconv-lite'
import { isUtf8 } from 'node:buffer'
import type { ImportNote } from '#shared/domain/attendance-import.ts'
import { guessDelimiter } from '../guessing/delimiter.ts'
import { isSecret } from '../guessing/secrets.ts'
import { RowSplitter } from '../reading/csv-rows.ts'

/** A row by the standard's headings, in small letters; what is not there is missing. */
export type KnownRow = Readonly<Record<string, string>>

/**
 * How many letters must be added, left out, changed or swapped with the next one to make one word of the other
 * (optimal string alignment).
 */
function distance(one: string, other: string): number {
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1]
    for (let place = 1; place <= other.length; place += 1) {
      const change = (above[place - 1] ?? 0) + (other[place - 1] === letter ? 0 : 1)
      const isSwapped = row > 0 && other[place - 2] === letter && other[place - 1] === one[row - 1]
      const swap = isSwapped ? (before[place - 2] ?? Infinity) + 1 : Infinity
      line.push(Math.min(change, swap, (above[place] ?? 0) + 1, (line[place - 1] ?? 0) + 1))
    }
    before = above
    above = line
  }
  return above[other.length] ?? 0
}

/** In longer words two letters; in short ones even one makes another word. */
const mostSlips = (word: string) => (word.length >= 12 ? 2 : word.length >= 7 ? 1 : 0)

/** The standard's heading that is meant, itself or a misspelt one; null when none is near. */
export function findKnown(written: string, known: readonly string[]): string | null {
  const word = written.trim().toLowerCase()
  const exact = known.find((heading) => heading.toLowerCase() === word)
  if (exact !== undefined) return exact
  const near = known
    .map((heading) => ({ heading, slips: distance(word, heading.toLowerCase()) }))
    .filter(({ heading, slips }) => slips <= mostSlips(heading))
    .toSorted((a, b) => a.slips - b.slips)
  return near[0]?.heading ?? null
}

function decode(bytes: Uint8Array): string {
  const text = isUtf8(bytes)
    ? new TextDecoder('utf-8').decode(bytes)
    : iconv.decode(Buffer.from(bytes), 'win1252')
  return text.replace(/^\uFEFF/, '')
}

/**
 * The rows of one file. Adds to `notes` which headings were read as another one. Columns of passwords are dropped here,
 * so that nothing beyond this function ever holds one.
 */
export function readKnownRows(bytes: Uint8Array, known: readonly string[], notes: ImportNote[]): KnownRow[] {
  const text = decode(bytes)
  const [header, ...rows] = new RowSplitter(guessDelimiter(text.slice(0, 64 * 1024)))
    .push(text, true)
    .filter(({ fields, trouble }) => trouble === null && fields.some((field) => field.trim() !== ''))
    .map(({ fields }) => fields)
  const headings = nameHeadings(header ?? [], known, notes)
  return rows.map((fields) =>
    Object.fromEntries(
      headings.flatMap((heading, place) =>
        heading === null ? [] : [[heading.toLowerCase(), (fields[place] ?? '').trim()] as const],
      ),
    ),
  )
}

/** The standard's name of each column; null for those that it does not have, or that nobody may read. */
function nameHeadings(
  header: readonly string[],
  known: readonly string[],
  notes: ImportNote[],
): (string | null)[] {
  const written = new Set(header.map((heading) => heading.trim().toLowerCase()))
  const taken = new Set<string>()
  return header.map((heading) => {
    const name = heading.trim()
    if (isSecret(name)) {
      notes.push({ kind: 'not-stored', name: name.slice(0, 120), readAs: '' })
      return null
    }
    const found = findKnown(name, known)
    if (found === null || taken.has(found)) return null
    const isMisspelt = found.toLowerCase() !== name.toLowerCase()
    // What stands there in its own name is not meant by a misspelt one.
    if (isMisspelt && written.has(found.toLowerCase())) return null
    if (isMisspelt) notes.push({ kind: 'misspelt-heading', name: name.slice(0, 120), readAs: found })
    taken.add(found)
    return found
  })
}
