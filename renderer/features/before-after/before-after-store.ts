/** What changed in a student's plans, and one comparison at a time. The only caller of its channels. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { call } from '#renderer/client/client.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { Comparison } from '#shared/domain/before-after.ts'
import type { StudentId } from '#shared/domain/identity.ts'

export type Choices = Output<'beforeAfter.list'>
export type Wanted = Input<'beforeAfter.look'>

export const useBeforeAfter = defineStore('before-after', () => {
  const choices = shallowRef<Choices | null>(null)
  const comparison = shallowRef<Comparison | null>(null)
  const problem = shallowRef<unknown>(null)
  /** What is wanted now; answers about anything else come too late and are dropped. */
  let wantedStudent: StudentId | null = null
  let wanted: Wanted | null = null

  async function load(studentId: StudentId): Promise<void> {
    wantedStudent = studentId
    wanted = null
    choices.value = null
    comparison.value = null
    problem.value = null
    try {
      const answer = await call('beforeAfter.list', { studentId })
      if (wantedStudent === studentId) choices.value = answer
    } catch (error) {
      if (wantedStudent === studentId) problem.value = error
    }
  }

  async function look(wish: Wanted): Promise<void> {
    wanted = wish
    problem.value = null
    try {
      const answer = await call('beforeAfter.look', wish)
      if (wanted === wish) comparison.value = answer
    } catch (error) {
      if (wanted === wish) problem.value = error
    }
  }

  return { choices, comparison, problem, load, look }
})
