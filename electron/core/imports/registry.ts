/** Every import format, the more particular ones first. */
import type { ImportFormat, ImportKind } from '#shared/domain/attendance-import.ts'
import type { Format } from './format.ts'
import { absences } from './formats/absences.ts'
import { grades } from './formats/grades.ts'
import { aspenAttendance } from './formats/aspen-attendance.ts'
import { aspenStudents } from './formats/aspen-students.ts'
import { cleverAttendance } from './formats/clever-attendance.ts'
import { cleverStudents } from './formats/clever-students.ts'
import { contosoAttendance } from './formats/contoso-attendance.ts'
import { edFiAttendance } from './formats/ed-fi-attendance.ts'
import { marks } from './formats/marks.ts'
import { oneroster } from './formats/oneroster.ts'
import { participation } from './formats/participation.ts'
import { powerSchoolAttendance } from './formats/powerschool-attendance.ts'
import { powerSchoolStudents } from './formats/powerschool-students.ts'
import { ratings } from './formats/ratings.ts'
import { roster } from './formats/roster.ts'
import { totals } from './formats/totals.ts'
import { simsSessions } from './formats/sims-sessions.ts'
import { wide } from './formats/wide.ts'

export const formats = {
  'sims-sessions': simsSessions,
  absences,
  wide,
  'contoso-attendance': contosoAttendance,
  'ed-fi-attendance': edFiAttendance,
  'clever-attendance': cleverAttendance,
  'powerschool-attendance': powerSchoolAttendance,
  'aspen-attendance': aspenAttendance,
  marks,
  oneroster,
  'clever-students': cleverStudents,
  'powerschool-students': powerSchoolStudents,
  'aspen-students': aspenStudents,
  roster,
  totals,
  grades,
  participation,
  ratings,
} satisfies Record<ImportFormat, Format>

/** In the order in which they are asked whether a file is theirs. */
export function listFormats(kind: ImportKind): [Format, ...Format[]] {
  const [first, ...others] = Object.values<Format>(formats).filter((format) => format.kind === kind)
  if (first === undefined) throw new RangeError(`no format for ${kind}`)
  return [first, ...others]
}
