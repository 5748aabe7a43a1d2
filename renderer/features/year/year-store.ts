/** One student's school year on screen, and the paper of it. Late answers about another student or year are dropped. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'

export const useStudentYear = defineStore('student-year', () => {
  /** Null until the first answer. */
  const look = shallowRef<StudentYear | null>(null)
  const problem = shallowRef<unknown>(null)
  let studentId: StudentId | null = null
  let turn = 0

  async function load(id: StudentId, schoolYearId: SchoolYearId | null): Promise<void> {
    if (studentId !== id) look.value = null
    studentId = id
    problem.value = null
    const asked = (turn += 1)
    try {
      const found = await call('year.look', { studentId: id, schoolYearId })
      if (asked === turn) look.value = found
    } catch (error) {
      if (asked === turn) problem.value = error
    }
  }

  const prepare = (id: StudentId, schoolYearId: SchoolYearId | null): Promise<Paper> =>
    call('year.preparePaper', { studentId: id, schoolYearId })

  return { look, problem, load, prepare }
})
