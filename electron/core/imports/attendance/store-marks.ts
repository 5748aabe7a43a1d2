/** Merges the marks of a file into those of the vault: adds, replaces, confirms. Never doubles one. */
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import {
  confirmMarks,
  listMarks,
  MarkWriter,
  replaceMark,
  type StoredMark,
} from '../../storage/tables/marks.ts'
import type { StoredCounts, Storing } from '../format.ts'
import type { ArrangedMarks } from './arrange-marks.ts'
import type { MarkScan } from './mark-scan.ts'

type Work = {
  scan: MarkScan
  days: Int32Array
  arranged: ArrangedMarks
  /** The vault's students in the order of their ranks. */
  byRank: readonly StudentId[]
  codeIds: ReadonlyMap<string, number>
  /** Imports whose marks are counted when the file meets them again. */
  earlier: ReadonlySet<ImportId>
  storing: Storing
}

type Counts = Pick<StoredCounts, 'added' | 'changed' | 'unchanged'> & { met: number }

export async function storeMarks(work: Work): Promise<Counts> {
  const { arranged, byRank, storing, scan } = work
  const writer = new MarkWriter(storing.database, storing.importId)
  const codeIdOf = Uint32Array.from(scan.codes, ({ code }) => work.codeIds.get(code) ?? 0)
  const counts: Counts = { added: 0, changed: 0, unchanged: 0, met: 0 }
  for (const [rank, studentId] of byRank.entries()) {
    const own = arranged.order.subarray(arranged.starts[rank], arranged.starts[rank + 1])
    if (own.length > 0) mergeStudent(work, { studentId, own, codeIdOf, writer, counts })
    if (rank % 16 === 15) await storing.pause(arranged.starts[rank + 1] ?? 0, arranged.order.length)
  }
  writer.flush()
  return counts
}

type OneStudent = {
  studentId: StudentId
  /** Places in the scan, by day and period. */
  own: Uint32Array
  codeIdOf: Uint32Array
  writer: MarkWriter
  counts: Counts
}

function mergeStudent(
  { scan, days, arranged, earlier, storing }: Work,
  { studentId, own, codeIdOf, writer, counts }: OneStudent,
): void {
  const { marks } = scan
  const dayOf = (at: number) => days[marks.date[at] ?? 0] ?? 0
  const { database, importId } = storing
  const stored = listMarks(database, studentId, dayOf(own[0] ?? 0), dayOf(own.at(-1) ?? 0))
  let next = 0
  const confirmed = new Stretch((from, to) => confirmMarks(database, importId, studentId, from, to))
  for (const at of own) {
    const day = dayOf(at)
    const period = arranged.periods[at] ?? 0
    const codeId = codeIdOf[marks.code[at] ?? 0] ?? 0
    for (; next < stored.length && isBefore(stored[next], day, period); next += 1) confirmed.end()
    const prior = stored[next]
    if (prior === undefined || prior.day !== day || prior.period !== period) {
      writer.add(studentId, day, period, codeId)
      counts.added += 1
      continue
    }
    next += 1
    if (earlier.has(prior.importId)) counts.met += 1
    if (prior.codeId === codeId) {
      confirmed.add(prior)
      counts.unchanged += 1
      continue
    }
    confirmed.end()
    replaceMark(database, importId, studentId, prior, codeId)
    counts.changed += 1
  }
  confirmed.end()
}

/** Neighbouring marks, kept as the first and the last of them. */
class Stretch {
  readonly #save: (from: StoredMark, to: StoredMark) => void
  #from: StoredMark | null = null
  #to: StoredMark | null = null

  constructor(save: (from: StoredMark, to: StoredMark) => void) {
    this.#save = save
  }

  add(mark: StoredMark): void {
    this.#from ??= mark
    this.#to = mark
  }

  end(): void {
    if (this.#from !== null && this.#to !== null) this.#save(this.#from, this.#to)
    this.#from = null
    this.#to = null
  }
}

function isBefore(mark: StoredMark | undefined, day: number, period: number): boolean {
  return mark !== undefined && (mark.day < day || (mark.day === day && mark.period < period))
}
