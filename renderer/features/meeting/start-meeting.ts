/** Begins a meeting with one family. Leaves nothing of another student in the window. */
import type { StudentId } from '#shared/domain/identity.ts'
import { meetingStudent } from '#renderer/app/meeting-guard.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'

/** Throws what kept a draft from being saved, and then no meeting begins: it could not be saved in there either. */
export async function startMeeting(studentId: StudentId): Promise<void> {
  const [refusal] = await useSaveState().flushBeforeLeaving()
  if (refusal !== undefined) throw refusal
  await call('meeting.begin', { studentId })
  meetingStudent.value = studentId
  await call('app.setFullScreen', { isFullScreen: true })
  // Loaded anew: only that empties every list of other students that was read before.
  window.location.hash = `#/meeting/${studentId}`
  window.location.reload()
}
