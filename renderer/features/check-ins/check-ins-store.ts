/**
 * The check-ins with one student, and those that are being written about any student. A removed one can be brought back
 * while the vault is open, as it was; words are let go only when they are in the vault.
 */
import { defineStore } from 'pinia'
import { shallowReactive, shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import { call } from '#renderer/client/client.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import { type CheckInEntry, emptyCheckIn, hasWords, toCheckInDraft } from './check-in-draft.ts'

export type PreparedCheckIn = Output<'checkIns.prepare'>

export const useCheckIns = defineStore('check-ins', () => {
  const checkIns = shallowRef<CheckIn[] | null>(null)
  const problem = shallowRef<unknown>(null)
  let wanted: StudentId | null = null
  const session = useSession()
  const saveState = useSaveState()
  const drafts = shallowReactive(new Map<StudentId, CheckInEntry>())
  const onTheirWay = new Map<StudentId, Promise<void>>()

  async function load(studentId: StudentId): Promise<void> {
    if (wanted !== studentId) checkIns.value = null
    wanted = studentId
    try {
      const read = await call('checkIns.list', { studentId })
      if (wanted !== studentId) return
      checkIns.value = read.checkIns
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** The day of the next check-in, or null. Keeps no draft for it. */
  async function findDue(studentId: StudentId): Promise<IsoDate | null> {
    try {
      return (await call('checkIns.prepare', { studentId })).dueOn
    } catch (error) {
      problem.value = error
      return null
    }
  }

  const reload = async (studentId: StudentId) => {
    if (wanted === studentId) await load(studentId)
  }

  const findDraft = (studentId: StudentId): CheckInEntry =>
    drafts.get(studentId) ?? emptyCheckIn(session.today)

  function keepDraft(studentId: StudentId, entry: CheckInEntry): void {
    drafts.set(studentId, entry)
  }

  /** What the check-in begins with. A draft without words takes over the plan and the day of the next one. */
  async function prepare(studentId: StudentId): Promise<PreparedCheckIn> {
    const prepared = await call('checkIns.prepare', { studentId })
    const entry = findDraft(studentId)
    const nextStepOn = entry.nextStep === '' ? prepared.nextOn : entry.nextStepOn
    keepDraft(studentId, { ...entry, planId: prepared.planId, nextStepOn })
    return prepared
  }

  /** Logs what is written about this student, once, and lets go of it when it is in the vault. */
  function logDraft(studentId: StudentId): Promise<void> {
    const before = onTheirWay.get(studentId)
    if (before !== undefined) return before
    const work = logNow(studentId).finally(() => onTheirWay.delete(studentId))
    onTheirWay.set(studentId, work)
    return work
  }

  async function logNow(studentId: StudentId): Promise<void> {
    const entry = findDraft(studentId)
    if (entry.planId === null) throw new AppError('plan.not-found')
    const known = { studentId, planId: entry.planId, today: session.today }
    const logged = await call('checkIns.log', toCheckInDraft(entry, known))
    drafts.delete(studentId)
    saveState.markSaved(logged.loggedAt)
    await reload(studentId)
  }

  saveState.registerLastWords(async () => {
    const written = [...drafts].filter(([, entry]) => hasWords(entry))
    const ends = await Promise.allSettled(written.map(([studentId]) => logDraft(studentId)))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  })

  async function settleStep(
    checkIn: Pick<CheckIn, 'id' | 'studentId'>,
    doneOn: IsoDate | null,
  ): Promise<void> {
    await call('nextSteps.settle', { of: { checkInId: checkIn.id }, doneOn })
    await reload(checkIn.studentId)
  }

  /** Removes it at once and returns how to bring it back. Goals that were verified in it stay so. */
  async function remove(checkIn: CheckIn): Promise<() => Promise<void>> {
    await call('checkIns.remove', { id: checkIn.id })
    await reload(checkIn.studentId)
    return () => bringBack(checkIn)
  }

  async function bringBack(checkIn: CheckIn): Promise<void> {
    await call('checkIns.restore', { id: checkIn.id })
    await reload(checkIn.studentId)
  }

  return { checkIns, problem, load, findDue, findDraft, keepDraft, prepare, logDraft, settleStep, remove }
})
