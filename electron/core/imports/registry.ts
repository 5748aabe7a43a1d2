/** Every import format, the more particular ones first. */
import type { ImportFormat, ImportKind } from '#shared/domain/attendance-import.ts'
import type { Format } from './format.ts'
import { absences } from './formats/absences.ts'
import { marks } from './formats/marks.ts'
import { roster } from './formats/roster.ts'

/** Known by name, and recognised in no file yet. */
const later = (like: Format, format: ImportFormat, kind: ImportKind = like.kind): Format => ({
  ...like,
  format,
  kind,
  isLike: () => false,
})

export const formats = {
  absences,
  marks,
  wide: later(marks, 'wide'),
  'clever-attendance': later(marks, 'clever-attendance'),
  'powerschool-attendance': later(marks, 'powerschool-attendance'),
  'aspen-attendance': later(marks, 'aspen-attendance'),
  'contoso-attendance': later(marks, 'contoso-attendance'),
  'ed-fi-attendance': later(marks, 'ed-fi-attendance'),
  'sims-sessions': later(marks, 'sims-sessions'),
  roster,
  oneroster: later(roster, 'oneroster'),
  'clever-students': later(roster, 'clever-students'),
  'powerschool-students': later(roster, 'powerschool-students'),
  'aspen-students': later(roster, 'aspen-students'),
  totals: later(marks, 'totals', 'totals'),
  grades: later(marks, 'grades', 'grades'),
  participation: later(marks, 'participation', 'participation'),
  ratings: later(marks, 'ratings', 'ratings'),
} satisfies Record<ImportFormat, Format>

/** In the order in which they are asked whether a file is theirs. */
export function listFormats(kind: ImportKind): [Format, ...Format[]] {
  const [first, ...others] = Object.values<Format>(formats).filter((format) => format.kind === kind)
  if (first === undefined) throw new RangeError(`no format for ${kind}`)
  return [first, ...others]
}
