/** One student's year, and the paper of it. The only caller of its channels. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'

export const useStudentYear = defineStore('student-year', () => {
  const seen = shallowRef<StudentYear | null>(null)
  const problem = shallowRef<unknown>(null)
  /** Whose year is wanted now; an answer about anybody else comes too late and is dropped. */
  let wanted: StudentId | null = null

  async function load(studentId: StudentId, schoolYearId: SchoolYearId | null = null): Promise<void> {
    if (wanted !== studentId) seen.value = null
    wanted = studentId
    problem.value = null
    try {
      const answer = await call('year.look', { studentId, schoolYearId })
      if (wanted === studentId) seen.value = answer
    } catch (error) {
      if (wanted === studentId) problem.value = error
    }
  }

  async function prepare(studentId: StudentId): Promise<Paper> {
    const schoolYearId = seen.value?.year?.schoolYearId ?? null
    return call('year.preparePaper', { studentId, schoolYearId })
  }

  return { seen, problem, load, prepare }
})
