/** The meeting that is going on: its student, and the way out of it. Keeps no passphrase. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { StudentId } from '#shared/domain/identity.ts'
import { calledNameOf, type Student } from '#shared/domain/student.ts'
import { meetingStudent } from '#renderer/app/meeting-guard.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import { usePlanStore } from '#renderer/features/plan/plan-store.ts'

export const useMeeting = defineStore('meeting', () => {
  const student = shallowRef<Student | null>(null)
  const problem = shallowRef<unknown>(null)

  async function load(id: StudentId): Promise<void> {
    problem.value = null
    try {
      student.value = await call('students.get', { id })
      await usePlanStore().load(student.value)
    } catch (error) {
      problem.value = error
    }
  }

  /**
   * Back to the student's page. Throws `vault.wrong-passphrase`, `vault.wait`, or what kept a draft from being saved; then
   * the meeting goes on.
   */
  async function leave(passphrase: string): Promise<void> {
    const [refusal] = await useSaveState().flushDrafts()
    if (refusal !== undefined) throw refusal
    const studentId = meetingStudent.value
    await call('meeting.leave', { passphrase })
    meetingStudent.value = null
    await call('app.setFullScreen', { isFullScreen: false })
    // Loaded anew: what was read in the meeting came with names left out, and would be saved that way.
    window.location.hash = `#/students/${studentId}`
    window.location.reload()
  }

  return {
    student,
    problem,
    called: computed(() => (student.value === null ? '' : calledNameOf(student.value))),
    load,
    leave,
  }
})
