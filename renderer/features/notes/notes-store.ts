/** Restricted notes about one student, as the person who is in wrote them. Holds no words of anybody else. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { IsoDate } from '#shared/domain/day.ts'
import type { NoteId, StudentId } from '#shared/domain/identity.ts'
import { call } from '#renderer/client/client.ts'

/** One note on the screen. It has a key of its own, because a new one has no id before its first word. */
export type NoteEntry = { key: string; writtenOn: IsoDate; words: string }

export const useNotes = defineStore('notes', () => {
  const studentId = ref<StudentId | null>(null)
  const entries = shallowRef<NoteEntry[]>([])
  const ofOthers = ref(0)
  const problem = shallowRef<unknown>(null)
  const isLoaded = ref(false)
  const ids = new Map<string, NoteId>()

  async function load(id: StudentId): Promise<void> {
    if (studentId.value !== id) {
      entries.value = []
      isLoaded.value = false
    }
    studentId.value = id
    problem.value = null
    try {
      const read = await call('notes.list', { studentId: id })
      if (studentId.value !== id) return
      for (const note of read.notes) ids.set(`note ${note.id}`, note.id)
      entries.value = read.notes.map((note) => ({
        key: `note ${note.id}`,
        writtenOn: note.writtenOn,
        words: note.words,
      }))
      ofOthers.value = read.ofOthers
      isLoaded.value = true
    } catch (error) {
      problem.value = error
    }
  }

  function add(writtenOn: IsoDate, words = ''): NoteEntry {
    const entry = { key: crypto.randomUUID() as string, writtenOn, words }
    entries.value = [entry, ...entries.value]
    return entry
  }

  /** Stores the note as it stands; one without a word is none, and is taken out. Returns the moment of it. */
  async function keep(about: StudentId, { key, writtenOn, words }: NoteEntry): Promise<string> {
    const id = ids.get(key) ?? null
    if (words.trim() === '') {
      if (id !== null) await call('notes.remove', { id })
      ids.delete(key)
      return new Date().toISOString()
    }
    const saved = await call('notes.save', { id, studentId: about, writtenOn, words })
    ids.set(key, saved.id)
    return saved.savedAt
  }

  async function remove(about: StudentId, entry: NoteEntry): Promise<void> {
    await keep(about, { ...entry, words: '' })
    entries.value = entries.value.filter((one) => one.key !== entry.key)
  }

  return { entries, ofOthers, problem, isLoaded, load, add, keep, remove }
})
