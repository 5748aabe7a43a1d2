/** The student on screen with plan and school year. Holds one student at a time, and none once the vault is locked. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { AttendanceYear } from '#shared/domain/attendance.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { Plan } from '#shared/domain/plan.ts'
import {
  calledNameOf,
  fullNameOf,
  type Student,
  type StudentDraft,
  type StudentState,
} from '#shared/domain/student.ts'
import { useNavCounts } from '#renderer/app/nav-counts.ts'
import { call } from '#renderer/client/client.ts'

export const useStudent = defineStore('student', () => {
  const student = shallowRef<Student | null>(null)
  const plan = shallowRef<Plan | null>(null)
  const year = shallowRef<AttendanceYear | null>(null)
  const years = shallowRef<Output<'attendance.getYear'>['years']>([])
  const problem = shallowRef<unknown>(null)
  /** The student that is wanted now; answers about another one come too late and are dropped. */
  let wanted: StudentId | null = null

  async function load(id: StudentId): Promise<void> {
    if (wanted !== id) {
      student.value = null
      plan.value = null
      year.value = null
    }
    wanted = id
    problem.value = null
    try {
      const [read, found, attendance] = await Promise.all([
        call('students.get', { id }),
        call('plans.findOfStudent', { studentId: id }),
        call('attendance.getYear', { studentId: id, schoolYearId: year.value?.schoolYearId ?? null }),
      ])
      if (wanted !== id) return
      student.value = read
      plan.value = found.plan
      year.value = attendance.year
      years.value = attendance.years
    } catch (error) {
      if (wanted === id) problem.value = error
    }
  }

  async function showYear(schoolYearId: SchoolYearId): Promise<void> {
    const id = wanted
    if (id === null) return
    try {
      const attendance = await call('attendance.getYear', { studentId: id, schoolYearId })
      if (wanted === id) year.value = attendance.year
    } catch (error) {
      problem.value = error
    }
  }

  /** Returns the moment of saving. Throws `student.number-taken` and `student.changed-elsewhere`. */
  async function saveDetails(id: StudentId, draft: StudentDraft): Promise<string> {
    const known = student.value
    const revision = known?.id === id ? known.revision : (await call('students.get', { id })).revision
    const saved = await call('students.save', { id, revision, draft })
    if (wanted === id) student.value = saved
    return saved.savedAt
  }

  async function setState(state: StudentState): Promise<void> {
    const known = student.value
    if (known === null) return
    await call('students.setState', { id: known.id, state })
    useNavCounts().forget()
    await load(known.id)
  }

  return {
    student,
    plan,
    year,
    years,
    problem,
    called: computed(() => (student.value === null ? '' : calledNameOf(student.value))),
    fullName: computed(() => (student.value === null ? '' : fullNameOf(student.value))),
    load,
    showYear,
    saveDetails,
    setState,
  }
})
