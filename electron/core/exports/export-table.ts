/** A table before it is a file: what stands on the screen, cell by cell, and whom it tells of. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { sayShortDate } from '#shared/domain/plain-words.ts'

/** A number stays a number in the file; a day is text, `2026-03-02`, the same in every country. */
export type Cell = string | number | null

export type ExportTable = {
  title: string
  /** Without its ending. Names no one. */
  fileName: string
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
  about: readonly { id: StudentId; fullName: string }[]
}

/** A share as a percentage with one decimal, so that a spreadsheet can go on with it: 0.18868 gives 18.9. */
export const percentOf = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1000) / 10

/** `Who needs us, 2025–26, through 5 March 2026`. */
export function sayTitle(what: string, year: { name: string } | null, throughOn: IsoDate | null): string {
  const through = throughOn === null ? '' : `, through ${sayShortDate(throughOn)}`
  return `${what}${year === null ? '' : `, ${year.name}`}${through}`
}

/** Each student once. */
export function listStudentsOf<Row extends { studentId: StudentId; fullName: string }>(
  rows: readonly Row[],
): ExportTable['about'] {
  return [
    ...new Map(rows.map(({ studentId, fullName }) => [studentId, { id: studentId, fullName }])).values(),
  ]
}
