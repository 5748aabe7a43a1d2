/** Holds the caseload as last read and how it is looked at. Never keeps it once the vault is locked. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import { call } from '#renderer/client/client.ts'
import { useNavCounts } from '#renderer/app/nav-counts.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import {
  type CaseloadColumn,
  type CaseloadSort,
  countNeeding,
  countTiers,
  emptyFilters,
  filterCaseload,
  firstDirection,
  listGrades,
  searchLineOf,
  sortCaseload,
} from './caseload-view.ts'

export const useCaseload = defineStore('caseload', () => {
  const session = useSession()
  const answer = shallowRef<Output<'caseload.list'> | null>(null)
  const problem = shallowRef<unknown>(null)
  const yearId = ref<SchoolYearId | null>(null)
  const filters = ref(emptyFilters())
  const sort = ref<CaseloadSort>({ by: 'absence', isAscending: false })
  /** Where the list was scrolled to, so that coming back from a student does not lose the place. */
  const activeStudentId = ref<number | null>(null)

  const rows = computed(() => answer.value?.rows ?? [])
  const searchLines = computed(() => new Map(rows.value.map((row) => [row.studentId, searchLineOf(row)])))
  const lineOf = (row: CaseloadRow) => searchLines.value.get(row.studentId) ?? ''
  const shownRows = computed(() => {
    return sortCaseload(filterCaseload(rows.value, filters.value, session.today, lineOf), sort.value)
  })
  const tierCounts = computed(() => countTiers(rows.value))
  const grades = computed(() => listGrades(rows.value))

  async function load(): Promise<void> {
    // What the page before was still saving (a code's meaning, say) changes these figures.
    await useSaveState().flushDrafts()
    try {
      const wanted = yearId.value
      const read = await call('caseload.list', { schoolYearId: wanted })
      // A slower answer about a year that is no longer wanted must not overwrite the newer one.
      if (wanted !== yearId.value) return
      answer.value = read
      useNavCounts().needsUs = read.rows.length === 0 ? null : countNeeding(read.rows)
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  async function showYear(id: SchoolYearId): Promise<void> {
    yearId.value = id
    await load()
  }

  function sortBy(column: CaseloadColumn): void {
    const isSame = sort.value.by === column
    sort.value = { by: column, isAscending: isSame ? !sort.value.isAscending : firstDirection(column) }
  }

  return {
    answer,
    problem,
    yearId,
    filters,
    sort,
    activeStudentId,
    rows,
    shownRows,
    tierCounts,
    grades,
    load,
    showYear,
    sortBy,
    clearFilters: () => {
      filters.value = emptyFilters()
    },
  }
})
