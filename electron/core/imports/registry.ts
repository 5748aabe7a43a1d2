/** Every import format, the more particular ones first. */
import type { ImportFormat, ImportKind } from '#shared/domain/attendance-import.ts'
import type { Format } from './format.ts'
import { absences } from './formats/absences.ts'
import { marks } from './formats/marks.ts'
import { roster } from './formats/roster.ts'

export const formats = { absences, marks, roster } satisfies Record<ImportFormat, Format>

/** In the order in which they are asked whether a file is theirs. */
export function listFormats(kind: ImportKind): [Format, ...Format[]] {
  return kind === 'roster' ? [formats.roster] : [formats.absences, formats.marks]
}
