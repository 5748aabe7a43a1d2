/** Students and actions that fit what is typed into the search box. Holds results only while the box is open. */
import { onScopeDispose, type Ref, ref, watch } from 'vue'
import type { StudentRow } from '#shared/contract/calls/students.ts'
import { call } from '#renderer/client/client.ts'

/** Long enough to skip the letters of a fast typist, too short to be felt. */
const pauseMilliseconds = 60
const mostShown = 8

export type StudentSearch = { rows: Ref<StudentRow[]>; isSettled: Ref<boolean> }

/** Searches active students as `typed` changes; an empty text finds nobody. Late answers are dropped. */
export function useStudentSearch(typed: Ref<string>): StudentSearch {
  const rows = ref<StudentRow[]>([])
  const isSettled = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function search(text: string): Promise<void> {
    const turn = (latest += 1)
    const found = await call('students.list', { state: 'active', search: text })
    if (turn !== latest) return
    rows.value = found.rows.slice(0, mostShown)
    isSettled.value = true
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    const wanted = text.trim()
    if (wanted === '') {
      latest += 1
      rows.value = []
      isSettled.value = true
      return
    }
    isSettled.value = false
    timer = setTimeout(() => void search(wanted), pauseMilliseconds)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { rows, isSettled }
}
