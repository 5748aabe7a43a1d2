/** The totals of the school's own system beside ours. Keeps the order in which the rows came, so that typing moves none. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { AttendanceTotalDraft, ReconciledRow, Reconciliation } from '#shared/domain/attendance-totals.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import type { SchoolSettings } from '#shared/domain/school-settings.ts'

export type TotalsYear = { id: SchoolYearId; name: string }

export const useTotals = defineStore('totals', () => {
  const rows = shallowRef<ReconciledRow[] | null>(null)
  const year = shallowRef<TotalsYear | null>(null)
  const years = shallowRef<readonly TotalsYear[]>([])
  const settings = shallowRef<SchoolSettings | null>(null)
  const problem = shallowRef<unknown>(null)
  const wanted = ref<SchoolYearId | null>(null)

  /** Without a year: the one of today, or the newest with marks or totals. */
  async function load(schoolYearId: SchoolYearId | null = wanted.value): Promise<void> {
    wanted.value = schoolYearId
    try {
      const [answer, calendar, decided] = await Promise.all([
        call('totals.list', { schoolYearId }),
        call('school.listYears', {}),
        call('school.getSettings', {}),
      ])
      if (wanted.value !== schoolYearId) return
      rows.value = answer.rows
      year.value = answer.year
      years.value = calendar.years
      settings.value = decided
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** Throws `totals.more-than-enrolled`. `draft` null takes back what was typed. */
  async function save(
    { studentId }: ReconciledRow,
    schoolYearId: SchoolYearId,
    draft: AttendanceTotalDraft | null,
  ): Promise<void> {
    const saved = await call('totals.save', { studentId, schoolYearId, draft })
    rows.value = (rows.value ?? []).map((row) => (row.studentId === studentId ? saved : row))
  }

  function explain({ studentId }: ReconciledRow, schoolYearId: SchoolYearId): Promise<Reconciliation> {
    return call('totals.explain', { studentId, schoolYearId })
  }

  return { rows, year, years, settings, problem, load, save, explain }
})
