/** Stores the school years that a file of values made necessary. */
import { insertSchoolYear } from '../../storage/tables/school.ts'
import { listStudentIds } from '../../storage/tables/marks.ts'
import type { Storing } from '../format.ts'
import { rebuildStripsInTurns } from '../pause.ts'
import type { YearsOfFile } from './years-of-file.ts'

/** How many there were. Marks that no calendar held until now are counted from then on. */
export async function keepYears(
  { proposed }: YearsOfFile,
  { database, importId, pause }: Storing,
): Promise<number> {
  const ids = proposed.map((year) => insertSchoolYear(database, year, importId))
  if (ids.length > 0) await rebuildStripsInTurns(database, listStudentIds(database), pause, ids)
  return ids.length
}
