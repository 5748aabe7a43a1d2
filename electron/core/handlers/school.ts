/** Answers about the school's settings, calendar and codes. A change of any of them makes the strips anew. */
import { findSchoolYearProblem, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import { doCountAlike } from '#shared/domain/school-settings.ts'
import { AppError } from '#shared/messages/errors.ts'
import { pauseFor, rebuildStripsInTurns } from '../imports/pause.ts'
import type { ReadDatabase, WriteDatabase } from '../storage/database.ts'
import { runLongTransaction } from '../storage/long-transaction.ts'
import { rebuildStrips } from '../storage/tables/attendance-strips.ts'
import { listStudentIds } from '../storage/tables/marks.ts'
import {
  countUsesOfCodes,
  findSchoolYearById,
  getSettings,
  insertSchoolYear,
  listCodes,
  listSchoolYears,
  removeSchoolYear,
  saveCodes,
  saveSettings,
  updateSchoolYear,
} from '../storage/tables/school.ts'
import type { HandlersOf, Operation } from './handler.ts'

export const schoolHandlers: HandlersOf<'school'> = {
  'school.getSettings': (_input, { vault }) => getSettings(vault.database),

  'school.saveSettings': async (settings, { vault }, operation) => {
    const { database } = vault
    if (doCountAlike(getSettings(database), settings)) {
      saveSettings(database, settings)
      return settings
    }
    return runLongTransaction(database, async () => {
      saveSettings(database, settings)
      await countAnew(database, operation)
      return settings
    })
  },

  'school.listYears': (_input, { vault }) => ({ years: listSchoolYears(vault.database) }),

  'school.saveYear': ({ id, draft }, { vault }) => {
    const { database } = vault
    return database.transaction(() => {
      const before = id === null ? null : getYear(database, id)
      refuseImpossibleYear(database, draft, id)
      const savedId = id ?? insertSchoolYear(database, draft, null)
      if (id !== null) updateSchoolYear(database, id, draft)
      const isMoved = before?.startsOn !== draft.startsOn || before.endsOn !== draft.endsOn
      if (isMoved) rebuildStrips(database, { schoolYearIds: [savedId] })
      return getYear(database, savedId)
    })
  },

  'school.removeYear': ({ id }, { vault }) => {
    vault.database.transaction(() => removeSchoolYear(vault.database, getYear(vault.database, id).id))
    return {}
  },

  'school.listCodes': (_input, { vault }) => {
    const uses = countUsesOfCodes(vault.database)
    const codes = listCodes(vault.database).map(({ id, code, label, category }) => ({
      code,
      label,
      category,
      uses: uses.get(id) ?? 0,
    }))
    return { codes }
  },

  'school.saveCodes': async ({ codes }, { vault }, operation) => {
    const { database } = vault
    await runLongTransaction(database, async () => {
      if (saveCodes(database, codes)) await countAnew(database, operation)
    })
    return {}
  },
}

/** Makes all strips anew, in turns: a large school takes a while. Throws `app.cancelled`. */
async function countAnew(database: WriteDatabase, operation: Operation): Promise<void> {
  await rebuildStripsInTurns(database, listStudentIds(database), pauseFor(operation))
}

function getYear(database: ReadDatabase, id: SchoolYearId) {
  const year = findSchoolYearById(database, id)
  if (year === null) throw new AppError('school.year-not-found')
  return year
}

function refuseImpossibleYear(
  database: ReadDatabase,
  draft: SchoolYearDraft,
  own: SchoolYearId | null,
): void {
  const others = listSchoolYears(database).filter((year) => year.id !== own)
  const problem = findSchoolYearProblem(draft, others)
  if (problem === null) return
  if (problem.kind === 'overlaps') throw new AppError('school.year-overlaps', { year: problem.name })
  throw new AppError(problem.kind === 'backwards' ? 'school.year-backwards' : 'school.year-too-long')
}
