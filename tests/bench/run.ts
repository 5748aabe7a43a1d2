/** Runs every benchmark and prints one table. Not part of the tests: it compares within one run, on one machine. */
import { buildApp } from '../build-app.ts'
import { benchAgreement } from './agreement.ts'
import type { BenchRow } from './bench-row.ts'
import { benchCaseload } from './caseload.ts'
import { benchImportMarks } from './import-marks.ts'
import { benchLivedPlans } from './lived-plans.ts'
import { benchPapers } from './papers.ts'
import { benchSearch } from './search.ts'
import { benchUnlock } from './unlock.ts'
import { benchVolume } from './volume.ts'
import { benchWindowAnswers } from './window-answers.ts'

const benches: Record<string, () => Promise<BenchRow[]>> = {
  import: benchImportMarks,
  caseload: benchCaseload,
  search: benchSearch,
  lived: benchLivedPlans,
  agreement: benchAgreement,
  papers: benchPapers,
  unlock: benchUnlock,
  window: benchWindowAnswers,
  volume: benchVolume,
}

const wanted = process.argv.slice(2)
if (wanted.length === 0 || wanted.some((name) => name === 'window' || name === 'papers')) buildApp()
const rows: BenchRow[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  rows.push(...(await bench()))
}

console.log('| Work | Measured | Against | Ratio | Must reach | |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const row of rows) {
  const ratio = row.ratio === null ? '' : `${row.ratio.toFixed(2)} ×`
  console.log(
    `| ${row.work} | ${row.measured} | ${row.against} | ${ratio} | ${row.limit} | ${row.isReached ? 'reached' : 'not reached'} |`,
  )
}
process.exitCode = rows.every((row) => row.isReached) ? 0 : 1
