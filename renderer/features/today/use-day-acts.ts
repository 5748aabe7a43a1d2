/** What happens when a line of the day is acted on: at once with a way back, in a dialog, or on another page. */
import { computed, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { TodayLine } from '#shared/domain/today.ts'
import { sayNearDay } from '#shared/domain/near-days.ts'
import { useAttempt } from '#renderer/client/use-attempt.ts'
import { type Undo, useToday } from './today-store.ts'

type DialogKind = 'check-in' | 'contact' | 'decision' | 'move'
export type Subject = { studentId: StudentId; fullName: string }

export function useDayActs(today: () => IsoDate, settled: () => Promise<void>) {
  const store = useToday()
  const router = useRouter()
  const { problem, attempt } = useAttempt()
  const subject = shallowRef<Subject | null>(null)
  const line = shallowRef<TodayLine | null>(null)
  const opened = ref<DialogKind | null>(null)
  const busyKey = ref<string | null>(null)
  const toast = ref('')
  const isToastOpen = ref(false)
  const takeBack = shallowRef<Undo | null>(null)

  function open(kind: DialogKind, about: Subject, ofLine: TodayLine | null = null): void {
    subject.value = about
    line.value = ofLine
    opened.value = kind
  }

  /** Does it, says so, and offers the way back. */
  async function settle(work: () => Promise<Undo>, said: string, key: string | null = null): Promise<void> {
    busyKey.value = key
    const hasWorked = await attempt(async () => {
      takeBack.value = await work()
      toast.value = said
      isToastOpen.value = true
    })
    if (hasWorked) await settled()
    busyKey.value = null
  }

  /** Says what a dialog has logged. Only the last act can be taken back, and this one not from here. */
  async function noteLogged(said: string): Promise<void> {
    takeBack.value = null
    toast.value = said
    isToastOpen.value = true
    await settled()
  }

  async function undo(): Promise<void> {
    const back = takeBack.value
    if (back === null) return
    takeBack.value = null
    isToastOpen.value = false
    if (await attempt(back)) await settled()
  }

  function act(chosen: TodayLine): Promise<unknown> {
    const { kind, planId, studentId, key } = chosen
    if (kind === 'promise') {
      return settle(() => store.settlePromise(chosen, 'kept'), 'Kept. Thank you for saying so.', key)
    }
    if (kind === 'next-step') return settle(() => store.settleStep(chosen, today()), 'Done.', key)
    if (kind === 'decision') return settle(() => store.settleDecision(chosen, today()), 'Done.', key)
    if (kind === 'review' || kind === 'stage-review') return router.push(`/reviews/${planId ?? ''}`)
    if (kind === 'agreement-unsigned') return router.push(`/students/${studentId}/papers`)
    const dialogs = {
      'check-in': 'check-in',
      drift: 'check-in',
      contact: 'contact',
      'stage-ending': 'decision',
    } as const
    open(dialogs[kind], chosen, chosen)
    return Promise.resolve()
  }

  return {
    problem,
    subject,
    line,
    opened,
    busyKey,
    toast,
    isToastOpen,
    canUndo: computed(() => takeBack.value !== null),
    open,
    act,
    settle,
    noteLogged,
    undo,
    notYet: (chosen: TodayLine) =>
      settle(() => store.settlePromise(chosen, 'not-yet'), 'Not yet. It comes back in a week.', chosen.key),
    move: (chosen: TodayLine, untilOn: IsoDate) =>
      settle(() => store.move(chosen, untilOn), `It comes back ${sayNearDay(untilOn, today())}.`, chosen.key),
  }
}
