/** Says what storing an attendance file would do to the marks of the vault. Changes nothing. */
import type { ImportReading, ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import { fromEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { StoredMark } from '../../storage/tables/marks.ts'
import { listCodes } from '../../storage/tables/school.ts'
import type { World } from '../format.ts'
import { type Compared, compareMarks } from './compare-marks.ts'
import type { StudentInFile } from './mark-scan.ts'

type Ahead = Omit<Compared, 'codeIdOf'> & {
  /** The vault's id of each student of the scan, by whose place the marks are arranged. */
  ids: readonly (StudentId | null)[]
  reading: ImportReading
}
type Coming = NonNullable<ImportUnderstanding['coming']>

const changesShown = 20
/** Added to the place of a code that the vault does not know yet: no code of the vault has such an id. */
const newCodes = 0x8000_0000

/** Reads the marks of every student of the file, in turns. */
export async function lookAhead({ database, pause }: World, ahead: Ahead): Promise<Coming> {
  const { arranged, ids, scan, reading } = ahead
  const known = listCodes(database)
  const idOf = new Map(known.map(({ code, id }) => [code, id]))
  const codeIdOf = Uint32Array.from(scan.codes, ({ code }, place) => idOf.get(code) ?? newCodes + place)
  const words = new Map(known.map(({ id, code, label }) => [id, label === '' ? code : label]))
  const labels = new Map(reading.codes.map(({ code, label }) => [code, label]))
  for (const [place, { code }] of scan.codes.entries()) {
    if (!idOf.has(code)) words.set(newCodes + place, labels.get(code) || code)
  }
  const say = ({ codeId, minutesAway }: Pick<StoredMark, 'codeId' | 'minutesAway'>) =>
    `${words.get(codeId) ?? ''}${minutesAway === null ? '' : `, ${minutesAway} minutes away`}`
  const coming: Coming = { added: 0, changed: 0, unchanged: 0, first: [] }
  for (const [place, id] of ids.entries()) {
    const own = arranged.order.subarray(arranged.starts[place] ?? 0, arranged.starts[place + 1] ?? 0)
    await pause(arranged.starts[place] ?? 0, arranged.order.length)
    if (own.length === 0) continue
    if (id === null) {
      coming.added += own.length
      continue
    }
    const student = nameOf(scan.students[place])
    compareMarks(database, id, { ...ahead, codeIdOf }, own, {
      onNew: () => void (coming.added += 1),
      onSame: () => void (coming.unchanged += 1),
      onLeftOut: () => undefined,
      onOther: (stored, at, mark) => {
        coming.changed += 1
        if (coming.first.length >= changesShown) return
        const what = mark.period === 0 ? '' : `Period ${mark.period}`
        const [from, to] = [say(stored.get(at)), say(mark)]
        coming.first.push({ student, on: fromEpochDay(mark.day), what, from, to })
      },
    })
  }
  return coming
}

function nameOf(student: StudentInFile | undefined): string {
  const name = `${student?.givenName ?? ''} ${student?.familyName ?? ''}`.trim()
  return name || (student?.schoolNumber ?? '')
}
