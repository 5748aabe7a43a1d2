/** What the communication plan of the student on screen asks for. Knows no other student. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { call } from '#renderer/client/client.ts'

export const useCommunication = defineStore('communication', () => {
  const lines = shallowRef<Output<'communication.listDue'>['lines']>([])
  const problem = shallowRef<unknown>(null)
  let wanted: StudentId | null = null

  async function load(studentId: StudentId): Promise<void> {
    if (wanted !== studentId) lines.value = []
    wanted = studentId
    try {
      const read = await call('communication.listDue', { studentId })
      if (wanted !== studentId) return
      lines.value = read.lines
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  return { lines, problem, load }
})
