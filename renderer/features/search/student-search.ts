/** Students and notes that fit what is typed into the search box. Holds results only while the box is open. */
import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { StudentRow } from '#shared/contract/calls/students.ts'
import { call } from '#renderer/client/client.ts'

/** Long enough to skip the letters of a fast typist, too short to be felt. */
const pauseMilliseconds = 60
const mostStudents = 8
const mostNotes = 6
/** One letter stands in nearly every note. */
const fewestLetters = 2

export type FoundNote = Output<'timeline.search'>['entries'][number]
export type StudentSearch = {
  rows: Ref<StudentRow[]>
  notes: Ref<FoundNote[]>
  /** What `rows` and `notes` were found for. */
  asked: Ref<string>
  isSettled: Ref<boolean>
}

/** Searches active students and all notes as `typed` changes; an empty text finds nothing. Late answers are dropped. */
export function useStudentSearch(typed: Ref<string>): StudentSearch {
  const rows = shallowRef<StudentRow[]>([])
  const notes = shallowRef<FoundNote[]>([])
  const asked = ref('')
  const isSettled = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function search(text: string): Promise<void> {
    const turn = (latest += 1)
    const [students, found] = await Promise.all([
      call('students.list', { state: 'active', search: text }),
      text.length < fewestLetters ? { entries: [] } : call('timeline.search', { search: text }),
    ])
    if (turn !== latest) return
    rows.value = students.rows.slice(0, mostStudents)
    notes.value = found.entries.slice(0, mostNotes)
    asked.value = text
    isSettled.value = true
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    const wanted = text.trim()
    if (wanted === '') {
      latest += 1
      rows.value = []
      notes.value = []
      isSettled.value = true
      return
    }
    isSettled.value = false
    timer = setTimeout(() => void search(wanted), pauseMilliseconds)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { rows, notes, asked, isSettled }
}
