/** The first talk on the screen: answers go straight into the plan's sections, which save themselves. Keeps no copy. */
import { computed, shallowRef } from 'vue'
import {
  changeTalk,
  readTalk,
  type TalkAnswers,
  type TalkSetting,
  writeTalk,
} from '#shared/domain/first-talk.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { sectionIds, type SectionId } from '#shared/domain/sections/registry.ts'
import { useSession } from '#renderer/app/session.ts'
import { useSchoolData } from '#renderer/features/school-data/school-data-store.ts'
import { newItemId } from './entries.ts'
import { usePlanStore } from './plan-store.ts'

export function useFirstTalk() {
  const store = usePlanStore()
  const session = useSession()
  const school = useSchoolData()
  const answers = shallowRef<TalkAnswers | null>(null)

  const setting = (): TalkSetting => ({
    today: session.today,
    staffName: session.session?.staffName ?? '',
    calendar: school.years ?? [],
    newId: newItemId,
  })

  /** The calendar is read first, because what is proposed depends on it. */
  async function open(): Promise<void> {
    await school.load()
    if (store.content !== null) answers.value = readTalk(store.content, setting())
  }

  function answer(patch: Partial<TalkAnswers>): void {
    if (answers.value === null || store.content === null) return
    answers.value = changeTalk(answers.value, patch, setting().calendar)
    const next = writeTalk(store.content, answers.value, setting())
    for (const id of sectionIds) put(id, next)
  }

  function put<Id extends SectionId>(id: Id, next: PlanContent): void {
    if (JSON.stringify(store.content?.[id]) !== JSON.stringify(next[id])) store.change(id, next[id], 'typing')
  }

  return { answers, open, answer, gaps: computed(() => store.neededGaps) }
}
