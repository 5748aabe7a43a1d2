/** Good news about the student on screen, and what is chosen about it. Sends nothing to anyone. */
import { defineStore } from 'pinia'
import { shallowReactive, shallowRef } from 'vue'
import type { Celebration } from '#shared/domain/celebration.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import { call } from '#renderer/client/client.ts'
import { emptyContact } from '#renderer/features/student/contact-draft.ts'
import { useContacts } from '#renderer/features/student/contacts-store.ts'

export const useCelebrations = defineStore('celebrations', () => {
  const celebrations = shallowRef<Celebration[] | null>(null)
  const problem = shallowRef<unknown>(null)
  const saveState = useSaveState()
  const session = useSession()
  const contacts = useContacts()
  /** Own good news that is being written, by student. */
  const drafts = shallowReactive(new Map<StudentId, string>())
  let wanted: StudentId | null = null

  async function load(studentId: StudentId): Promise<void> {
    if (wanted !== studentId) celebrations.value = null
    wanted = studentId
    try {
      const read = await call('celebrations.list', { studentId })
      if (wanted !== studentId) return
      celebrations.value = read.celebrations
      problem.value = null
    } catch (error) {
      if (wanted === studentId) problem.value = error
    }
  }

  /** Keeps what was chosen, and returns how to take it back. */
  async function save(before: Celebration, changed: Partial<Celebration>): Promise<() => Promise<void>> {
    const put = async (celebration: Celebration) => {
      await call('celebrations.save', celebration)
      if (wanted === celebration.studentId) await load(celebration.studentId)
    }
    await put({ ...before, ...changed })
    return () => put(before)
  }

  /** Puts the words into the contact that is written next; what stands there already stays before them. */
  function prepareTelling({ studentId, words }: Pick<Celebration, 'studentId' | 'words'>): void {
    const draft = contacts.findDraft(studentId)
    const written = draft.words.trim()
    const hasWords = written.includes(words)
    contacts.keepDraft(studentId, {
      ...(written === '' ? emptyContact(session.today) : draft),
      tone: 'celebration',
      words: hasWords ? draft.words : [written, words].filter((part) => part !== '').join('\n'),
    })
  }

  const findDraft = (studentId: StudentId): string => drafts.get(studentId) ?? ''
  function keepDraft(studentId: StudentId, words: string): void {
    if (words === '') drafts.delete(studentId)
    else drafts.set(studentId, words)
  }

  /** Puts the counselor's own good news on the private list. Nothing written adds nothing. */
  async function addOwn(studentId: StudentId): Promise<void> {
    const words = findDraft(studentId).trim()
    if (words === '') return
    await call('celebrations.save', {
      studentId,
      key: `own:${crypto.randomUUID()}`,
      kind: 'own',
      on: session.today,
      words,
      state: 'kept',
      isForPaper: false,
    })
    drafts.delete(studentId)
    if (wanted === studentId) await load(studentId)
  }

  // Half-written words must not be lost to a locking laptop.
  saveState.registerLastWords(async () => {
    for (const studentId of drafts.keys()) await addOwn(studentId)
  })

  return { celebrations, problem, load, save, prepareTelling, findDraft, keepDraft, addOwn }
})
