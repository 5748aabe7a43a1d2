/** Merges the marks of a file into those of the vault: adds, replaces, confirms. Never doubles one. */
import type { EpochDay } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import { remakeDays } from '../../storage/tables/attendance-strips.ts'
import { type MarksOfStudent, MarkWriter, type StoredMark } from '../../storage/tables/marks.ts'
import type { StoredCounts, Storing } from '../format.ts'
import { type Compared, compareMarks } from './compare-marks.ts'

type Work = Compared & {
  /** The vault's students in the order of their ranks. */
  byRank: readonly StudentId[]
  /** Imports whose marks are counted when the file meets them again. */
  earlier: ReadonlySet<ImportId>
  /** Whether the days of the students whose marks change are made anew here; otherwise all are made anew later. */
  remakesDays: boolean
  storing: Storing
}

type Counts = Pick<StoredCounts, 'added' | 'changed' | 'unchanged'> & { met: number }

/** The days on which a student's marks are not what they were, with how many more there are. */
type Touched = Map<EpochDay, number>

/** As many as stay in SQLite's memory: what was just written need not be read from the disk again. */
const studentsAtOnce = 32

export async function storeMarks(work: Work): Promise<Counts> {
  const { arranged, byRank, storing } = work
  const writer = new MarkWriter(storing.database, storing.importId)
  const counts: Counts = { added: 0, changed: 0, unchanged: 0, met: 0 }
  const touched = new Map<StudentId, Touched>()
  for (const [rank, studentId] of byRank.entries()) {
    const own = arranged.order.subarray(arranged.starts[rank], arranged.starts[rank + 1])
    const days: Touched = new Map()
    if (own.length > 0) mergeStudent(work, studentId, own, { writer, counts, touched: days })
    if (work.remakesDays && days.size > 0) touched.set(studentId, days)
    if (touched.size === studentsAtOnce) finish(work, writer, touched)
    await storing.pause(arranged.starts[rank + 1] ?? 0, arranged.order.length)
  }
  finish(work, writer, touched)
  return counts
}

function finish({ storing }: Work, writer: MarkWriter, touched: Map<StudentId, Touched>): void {
  writer.flush()
  remakeDays(storing.database, touched)
  touched.clear()
}

type Merge = { writer: MarkWriter; counts: Counts; touched: Touched }

function mergeStudent(
  { storing, earlier, remakesDays, ...compared }: Work,
  studentId: StudentId,
  own: Uint32Array,
  { writer, counts, touched }: Merge,
): void {
  // Asked for every mark of the file; mostly there are none.
  const countEarlier =
    earlier.size === 0
      ? () => {}
      : (stored: MarksOfStudent, place: number) => {
          if (earlier.has(stored.importIdOf(place))) counts.met += 1
        }
  const touch = (day: EpochDay, more: number) =>
    remakesDays && touched.set(day, (touched.get(day) ?? 0) + more)
  const confirmed = new Stretch((from, to) => writer.confirm(studentId, from, to))
  compareMarks(storing.database, studentId, compared, own, {
    onNew: (mark) => {
      writer.add(studentId, mark)
      touch(mark.day, 1)
      counts.added += 1
    },
    onSame: (stored, place) => {
      countEarlier(stored, place)
      confirmed.add(stored.days[place] ?? 0, stored.periods[place] ?? 0)
      counts.unchanged += 1
    },
    onOther: (stored, place, mark) => {
      countEarlier(stored, place)
      writer.replace(studentId, stored.get(place), mark)
      touch(mark.day, 0)
      counts.changed += 1
    },
    onLeftOut: () => confirmed.end(),
  })
  confirmed.end()
}

type Place = Pick<StoredMark, 'day' | 'period'>

/** Neighbouring marks, kept as the first and the last of them. */
class Stretch {
  readonly #save: (from: Place, to: Place) => void
  readonly #from = { day: 0, period: 0 }
  readonly #to = { day: 0, period: 0 }
  #isOpen = false

  constructor(save: (from: Place, to: Place) => void) {
    this.#save = save
  }

  add(day: EpochDay, period: number): void {
    if (!this.#isOpen) Object.assign(this.#from, { day, period })
    this.#isOpen = true
    this.#to.day = day
    this.#to.period = period
  }

  end(): void {
    if (this.#isOpen) this.#save(this.#from, this.#to)
    this.#isOpen = false
  }
}
