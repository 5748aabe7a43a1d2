/** Answers with the totals of the school's own system beside ours. */
import { AppError } from '#shared/messages/errors.ts'
import { chooseYear } from '../follow-up/choose-year.ts'
import { listReconciled, reconcile } from '../follow-up/reconciliation.ts'
import { listYearsWithMarks } from '../storage/tables/attendance-strips.ts'
import { listYearsWithTotals, removeTypedTotal, saveTypedTotal } from '../storage/tables/attendance-totals.ts'
import { findSchoolYearById, listSchoolYears } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

export const totalsHandlers: HandlersOf<'totals'> = {
  'totals.list': ({ schoolYearId }, { vault, today }) => {
    const { database } = vault
    const known = new Set([...listYearsWithMarks(database, null), ...listYearsWithTotals(database, null)])
    const year = chooseYear(listSchoolYears(database), schoolYearId, known, today())
    if (year === null) return { year: null, rows: [] }
    return { year: { id: year.id, name: year.name }, rows: listReconciled(database, year.id, today()) }
  },

  'totals.save': ({ studentId, schoolYearId, draft }, { vault, clock, today }) => {
    const { database, staffName } = vault
    return database.transaction(() => {
      getStudent(database, studentId)
      if (findSchoolYearById(database, schoolYearId) === null) throw new AppError('school.year-not-found')
      if (draft === null) removeTypedTotal(database, studentId, schoolYearId)
      else {
        if (draft.absent > draft.enrolled) throw new AppError('totals.more-than-enrolled')
        const at = clock.now().toISOString()
        saveTypedTotal(database, { ...draft, studentId, schoolYearId }, { at, staffName })
      }
      return reconcile(database, studentId, schoolYearId, today()).row
    })
  },

  'totals.explain': ({ studentId, schoolYearId }, { vault, today }) =>
    reconcile(vault.database, studentId, schoolYearId, today()),
}
