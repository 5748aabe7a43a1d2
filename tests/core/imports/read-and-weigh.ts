/** Reads a file to its end or refusal in a process of its own, and prints the outcome, rows and most memory in MB. */
import { detectEncoding } from '#core/imports/reading/encoding.ts'
import { measureSource } from '#core/imports/reading/source-file.ts'
import { detectContainer } from '#core/imports/reading/container.ts'
import { readTable } from '#core/imports/reading/table.ts'

const file = { path: process.argv[2] ?? '', name: 'weighed.csv' }
const { signal } = new AbortController()
let rows = 0
let outcome = 'read'
try {
  await measureSource(file)
  const container = await detectContainer(file)
  const encoding = container === 'text' ? await detectEncoding(file, signal) : 'utf-8'
  const reading = { container, encoding, delimiter: ',', hasHeader: true } as const
  const onRow = () => {
    rows += 1
  }
  await readTable(file, reading, { onHeader: () => {}, onRow, onBytes: () => {} }, signal)
} catch (error) {
  outcome = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}
process.stdout.write(JSON.stringify({ outcome, rows, megabytes: process.resourceUsage().maxRSS / 1024 }))
