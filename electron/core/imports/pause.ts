/** Lets other messages through while a long transaction runs, tells how far it is, and notices a wish to stop. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { fillSchoolStrips, makeStrips } from '../storage/tables/attendance-strips.ts'

export type Pausing = {
  signal: AbortSignal
  report: (stage: Stage, done: number, total: number | null) => void
}
type Stage = 'reading' | 'checking' | 'backing-up' | 'storing'
export type Pause = (done: number, total: number) => Promise<void>

/** Other messages wait no longer than this, so that stopping is felt at once. In milliseconds. */
const turnEvery = 40

/** To be called often: it only pauses when it is time. Throws `app.cancelled` when the work should stop. */
export function pauseFor({ signal, report }: Pausing, stage: Stage = 'storing'): Pause {
  let turnedAt = performance.now()
  return async (done, total) => {
    if (performance.now() - turnedAt < turnEvery) return
    report(stage, done, total)
    await nextTurn()
    turnedAt = performance.now()
    if (signal.aborted) throw new AppError('app.cancelled')
  }
}

/** As many students as are rebuilt well within a tenth of a second, of five years of lessons too. */
const studentsAtOnce = 8

/** Makes the strips of these students anew, in turns: of all school years, or of those that are named. */
export async function rebuildStripsInTurns(
  database: WriteDatabase,
  studentIds: readonly StudentId[],
  pause: Pause,
  schoolYearIds?: readonly SchoolYearId[],
): Promise<void> {
  const years = schoolYearIds === undefined ? {} : { schoolYearIds }
  for (let at = 0; at < studentIds.length; at += studentsAtOnce) {
    makeStrips(database, { studentIds: studentIds.slice(at, at + studentsAtOnce), ...years })
    await pause(at, studentIds.length)
  }
  fillSchoolStrips(database)
}
