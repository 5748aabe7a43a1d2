/** Lays one student's marks of a file beside those of the vault. Says what is new, other or the same; changes nothing. */
import type { EpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase } from '../../storage/database.ts'
import { type MarksOfStudent, readMarks, type StoredMark } from '../../storage/tables/marks.ts'
import type { ArrangedMarks } from './arrange-marks.ts'
import type { MarkScan } from './mark-scan.ts'

export type Compared = {
  scan: MarkScan
  /** The day of each date of the scan. */
  days: Int32Array
  arranged: ArrangedMarks
  /** The vault's id of each code of the scan, 0 for one that it does not have yet. */
  codeIdOf: Uint32Array
}

export type MarkInFile = Omit<StoredMark, 'importId'>

type Listen = {
  onNew: (mark: MarkInFile) => void
  onSame: (stored: MarksOfStudent, place: number) => void
  onOther: (stored: MarksOfStudent, place: number, mark: MarkInFile) => void
  /** The vault has marks between the last one and the next that the file says nothing of. */
  onLeftOut: () => void
}

/** `own`: the student's places in the scan, by day and period. Goes through them once, in that order. */
export function compareMarks(
  database: ReadDatabase,
  studentId: StudentId,
  { scan, days, arranged, codeIdOf }: Compared,
  own: Uint32Array,
  listen: Listen,
): void {
  const { marks } = scan
  const dayOf = (at: number): EpochDay => days[marks.date[at] ?? 0] ?? 0
  const stored = readMarks(database, studentId, dayOf(own[0] ?? 0), dayOf(own.at(-1) ?? 0))
  let next = 0
  for (const at of own) {
    const day = dayOf(at)
    const period = arranged.periods[at] ?? 0
    while (next < stored.length && isBefore(stored, next, day, period)) {
      listen.onLeftOut()
      next += 1
    }
    const codeId = codeIdOf[marks.code[at] ?? 0] ?? 0
    const minutesAway = marks.minutesOf(at)
    if (next >= stored.length || stored.days[next] !== day || stored.periods[next] !== period) {
      listen.onNew({ day, period, codeId, minutesAway })
      continue
    }
    // A file without minutes says nothing against those that are there.
    const saysMinutes = marks.hasMinutes && minutesAway !== stored.minutesOf(next)
    if (stored.codeIds[next] === codeId && !saysMinutes) listen.onSame(stored, next)
    else listen.onOther(stored, next, { day, period, codeId, minutesAway })
    next += 1
  }
}

function isBefore(stored: MarksOfStudent, place: number, day: EpochDay, period: number): boolean {
  const its = stored.days[place] ?? 0
  return its < day || (its === day && (stored.periods[place] ?? 0) < period)
}
