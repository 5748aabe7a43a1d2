/** The school's calendar, codes and rule. Every figure depends on them, so nothing here is guessed. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { AttendanceCode } from '#shared/domain/attendance.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import type { SchoolYear, SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import type { SchoolSettings } from '#shared/domain/school-settings.ts'
import { call } from '#renderer/client/client.ts'

export type CodeRow = Output<'school.listCodes'>['codes'][number]

/** Saves every code; a code in use cannot be dropped, only given another meaning. */
async function saveCodes(next: readonly AttendanceCode[]): Promise<void> {
  await call('school.saveCodes', {
    codes: next.map(({ code, label, category }) => ({ code, label, category })),
  })
}

export const useSchoolData = defineStore('school-data', () => {
  const years = shallowRef<SchoolYear[] | null>(null)
  const codes = shallowRef<CodeRow[] | null>(null)
  const settings = shallowRef<SchoolSettings | null>(null)
  const problem = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    try {
      const [calendar, meaning, decided] = await Promise.all([
        call('school.listYears', {}),
        call('school.listCodes', {}),
        call('school.getSettings', {}),
      ])
      years.value = calendar.years
      codes.value = meaning.codes
      settings.value = decided
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** Throws `school.year-overlaps`, `school.year-backwards` and `school.year-too-long`. */
  async function saveYear(id: SchoolYearId | null, draft: SchoolYearDraft): Promise<SchoolYear> {
    const saved = await call('school.saveYear', { id, draft })
    const others = (years.value ?? []).filter((year) => year.id !== saved.id)
    years.value = [...others, saved].toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
    return saved
  }

  /** Returns how to bring it back; its marks never went away. */
  async function removeYear(year: SchoolYear): Promise<() => Promise<void>> {
    await call('school.removeYear', { id: year.id })
    years.value = (years.value ?? []).filter((other) => other.id !== year.id)
    const { id: _id, ...draft } = year
    return async () => {
      await saveYear(null, draft)
    }
  }

  return { years, codes, settings, problem, load, saveYear, removeYear, saveCodes }
})
