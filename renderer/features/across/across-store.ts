/** The school's year as its principal sees it, and which years there are. Holds no student. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { SchoolYearId } from '#shared/domain/identity.ts'
import type { SchoolSettings } from '#shared/domain/school-settings.ts'
import type { WholeSchool } from '#shared/domain/whole-school.ts'

export const useAcross = defineStore('across', () => {
  const whole = shallowRef<WholeSchool | null>(null)
  const years = shallowRef<readonly { id: SchoolYearId; name: string }[]>([])
  const settings = shallowRef<SchoolSettings | null>(null)
  const problem = shallowRef<unknown>(null)
  const schoolYearId = ref<SchoolYearId | null>(null)

  /** Without a year: the one of today, or the newest with marks. */
  async function load(wanted: SchoolYearId | null = schoolYearId.value): Promise<void> {
    schoolYearId.value = wanted
    try {
      const [answer, calendar, decided] = await Promise.all([
        call('across.lookAtYear', { schoolYearId: wanted }),
        call('school.listYears', {}),
        call('school.getSettings', {}),
      ])
      if (schoolYearId.value !== wanted) return
      whole.value = answer
      years.value = calendar.years
      settings.value = decided
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  return { whole, years, settings, problem, schoolYearId, load }
})
