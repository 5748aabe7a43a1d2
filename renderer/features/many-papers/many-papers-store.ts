/** The students of a list for whom papers are made, in the order of the list. Kept while the window is open, in no address. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { StudentId } from '#shared/domain/identity.ts'

export type Listed = { studentId: StudentId; fullName: string }

export const useManyPapers = defineStore('many-papers', () => {
  const students = shallowRef<readonly Listed[]>([])
  return {
    students,
    choose: (chosen: readonly Listed[]) => {
      students.value = chosen.map(({ studentId, fullName }) => ({ studentId, fullName }))
    },
  }
})
