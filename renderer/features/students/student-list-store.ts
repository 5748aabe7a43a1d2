/** The list of students as it is searched. Core searches; this only asks, and drops answers that come too late. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { StudentRow } from '#shared/contract/calls/students.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { StudentDraft, StudentState } from '#shared/domain/student.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useNavCounts } from '#renderer/app/nav-counts.ts'
import { call } from '#renderer/client/client.ts'

/** Throws `student.number-taken`. */
async function create(draft: StudentDraft): Promise<StudentId> {
  const saved = await call('students.save', { id: null, revision: 0, draft })
  useSaveState().markSaved(saved.savedAt)
  return saved.id
}

/** Backups that someone made by hand. Open Door never deletes these. */
async function countBackupsByHand(): Promise<number> {
  const { backups } = await call('vault.getStatus', {})
  return backups.filter((backup) => backup.kind === 'by-hand').length
}

export const useStudentList = defineStore('student-list', () => {
  const counts = useNavCounts()
  const state = ref<StudentState>('active')
  const search = ref('')
  const found = shallowRef<Output<'students.list'> | null>(null)
  const problem = shallowRef<unknown>(null)
  const activeStudentId = ref<number | null>(null)
  let asked = 0

  async function load(): Promise<void> {
    const turn = ++asked
    // A name that the page before was still saving belongs in this list.
    await useSaveState().flushDrafts()
    try {
      const read = await call('students.list', { state: state.value, search: search.value.slice(0, 200) })
      if (turn !== asked) return
      found.value = read
      problem.value = null
    } catch (error) {
      if (turn === asked) problem.value = error
    }
  }

  async function show(next: StudentState): Promise<void> {
    state.value = next
    await load()
  }

  /** Returns how to take it back. */
  async function move(row: StudentRow, to: StudentState): Promise<() => Promise<void>> {
    await call('students.setState', { id: row.id, state: to })
    counts.forget()
    await load()
    return async () => {
      await call('students.setState', { id: row.id, state: row.state })
      counts.forget()
      await load()
    }
  }

  /** For good. Throws `student.not-binned`. */
  async function erase(id: StudentId): Promise<void> {
    await call('students.erase', { id })
    counts.forget()
    await load()
  }

  return {
    state,
    search,
    found,
    problem,
    activeStudentId,
    load,
    show,
    create,
    move,
    erase,
    countBackupsByHand,
  }
})
