/** Chooses the delimiter under which the first rows line up best. */
import { delimiters, type Delimiter } from '#shared/domain/attendance-import.ts'
import { RowSplitter } from '../reading/csv-rows.ts'

const rowsLookedAt = 200

/** The share of rows that have the commonest number of columns, and that number. */
function weigh(sample: string, delimiter: Delimiter): { columns: number; share: number } {
  const rows = new RowSplitter(delimiter)
    .push(sample, false)
    .filter((row) => row.fields.length > 1 || row.fields[0] !== '')
    .slice(0, rowsLookedAt)
  const tally = new Map<number, number>()
  for (const { fields } of rows) tally.set(fields.length, (tally.get(fields.length) ?? 0) + 1)
  const [columns, count] = [...tally].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return { columns, share: rows.length === 0 ? 0 : count / rows.length }
}

/** `sample` is the start of the file. A file of one column gets a comma. */
export function guessDelimiter(sample: string): Delimiter {
  const whole = /[\r\n]$/.test(sample) ? sample : `${sample}\n`
  const weighed = delimiters
    .map((delimiter) => ({ delimiter, ...weigh(whole, delimiter) }))
    .filter(({ columns }) => columns > 1)
    // Ragged rows are common, so nine rows in ten are as good as all; then more columns explain more.
    .toSorted((a, b) => Math.round((b.share - a.share) * 10) || b.columns - a.columns)
  return weighed[0]?.delimiter ?? ','
}
