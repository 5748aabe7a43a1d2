/**
 * Keeps the window inside a meeting: no address leads anywhere else, also after the page was loaded anew.
 * Core refuses everything about other students by itself; this only sees to it that nobody is sent to a refusal.
 */
import { ref } from 'vue'
import type { Router } from 'vue-router'
import type { StudentId } from '#shared/domain/identity.ts'
import { call } from '#renderer/client/client.ts'

/** The student of the meeting that is going on; null outside one. */
export const meetingStudent = ref<StudentId | null>(null)

export function keepInsideMeeting(router: Router): void {
  let hasAsked = false
  router.beforeEach(async (to) => {
    if (!hasAsked) {
      hasAsked = true
      meetingStudent.value = await findMeeting()
    }
    const studentId = meetingStudent.value
    const wanted = to.name === 'meeting' ? Number(to.params['id']) : null
    if (studentId === wanted) return true
    // An address alone begins no meeting.
    return studentId === null ? `/students/${wanted}` : { path: `/meeting/${studentId}`, replace: true }
  })
}

async function findMeeting(): Promise<StudentId | null> {
  try {
    return (await call('meeting.get', {})).studentId
  } catch {
    // Without an answer there is no vault either, and the gate says so.
    return null
  }
}
