/** How soon the caseload is there after five years of marks, against one SQL scan of the same marks. */
import type { BenchRow } from './bench-row.ts'
import { makeLargeVault } from './large-vault.ts'
import { inMilliseconds, medianOf, timeOften, timeOnce } from './timing.ts'

const limit = 150
const rounds = 9
// What a caseload without strips would have to read at the very least.
const scan = 'SELECT student_id, count(*), sum(code_id = 4) FROM mark GROUP BY student_id'

export async function benchCaseload(): Promise<BenchRow[]> {
  const vault = await makeLargeVault()
  try {
    const scanned = await vault.withDatabase((database) => timeOften(3, () => database.all(scan)))
    const against = medianOf(scanned)
    const core = await vault.unlock()
    const call = () => core.call('caseload.list', { schoolYearId: null })
    const first = await timeOnce(call)
    const again = medianOf(await timeOften(rounds, call))
    await core.core.close()
    const { students, marks } = vault.school
    const size = `${students.toLocaleString('en')} students, ${marks.toLocaleString('en')} marks`
    const rowOf = (work: string, time: number): BenchRow => ({
      work: `${work} (${size})`,
      measured: inMilliseconds(time),
      against: `${inMilliseconds(against)}, one SQL scan of the marks`,
      ratio: time / against,
      limit: `≤ ${limit} ms`,
      isReached: time <= limit,
    })
    return [rowOf('Caseload, first after unlocking', first), rowOf('Caseload, again', again)]
  } finally {
    vault.remove()
  }
}
