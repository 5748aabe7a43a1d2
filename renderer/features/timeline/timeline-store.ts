/** What happened with one student, as far as a search asks for it. What is searched for stays out of the address. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { TimelineEntry, TimelineKind } from '#shared/domain/timeline.ts'
import { call } from '#renderer/client/client.ts'

export type TimelineRange = { kinds: TimelineKind[]; fromOn: IsoDate | null; toOn: IsoDate | null }

export const useTimeline = defineStore('timeline', () => {
  /** Null until the first answer. */
  const entries = shallowRef<TimelineEntry[] | null>(null)
  const problem = shallowRef<unknown>(null)
  const search = ref('')
  const kinds = ref<TimelineKind[]>([])
  const studentId = ref<StudentId | null>(null)
  let turn = 0

  /** Another student starts without words and kinds, unless they were asked for with the student. */
  async function open(id: StudentId): Promise<void> {
    if (studentId.value !== id) startAnew(id, '', [])
    await load()
  }

  function startAnew(id: StudentId, wanted: string, wantedKinds: TimelineKind[]): void {
    studentId.value = id
    entries.value = null
    search.value = wanted
    kinds.value = wantedKinds
  }

  /** Late answers to earlier words are dropped. */
  async function load(): Promise<void> {
    if (studentId.value === null) return
    const asked = (turn += 1)
    try {
      const found = await call('timeline.list', {
        studentId: studentId.value,
        kinds: [],
        search: search.value.trim(),
      })
      if (asked !== turn) return
      entries.value = found.entries
      problem.value = null
    } catch (error) {
      if (asked === turn) problem.value = error
    }
  }

  const prepare = (id: StudentId, range: TimelineRange): Promise<Paper> =>
    call('timeline.prepare', { studentId: id, ...range })

  return { entries, problem, search, kinds, studentId, open, startAnew, load, prepare }
})
