/** One contact being written, from empty to logged. What was written is logged before the vault locks. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { askAboutContact, emptyContact, toContactDraft } from './contact-draft.ts'
import { useContacts } from './contacts-store.ts'

export function useContactEntry(studentId: () => StudentId) {
  const session = useSession()
  const contacts = useContacts()
  const entry = ref(emptyContact(session.today))
  const isBusy = ref(false)
  const hasTried = ref(false)
  const problem = shallowRef<unknown>(null)
  const question = computed(() => (hasTried.value ? askAboutContact(entry.value, session.today) : null))

  function clear(): void {
    entry.value = emptyContact(session.today)
    hasTried.value = false
    problem.value = null
  }

  /** True once it is in the vault. */
  async function log(): Promise<boolean> {
    hasTried.value = true
    if (isBusy.value || question.value !== null) return false
    isBusy.value = true
    try {
      await contacts.log(toContactDraft(entry.value, studentId(), session.today))
      clear()
      return true
    } catch (error) {
      problem.value = error
      return false
    } finally {
      isBusy.value = false
    }
  }

  // Words that were written must not be lost to a locking laptop; choices alone can be made again.
  const unregister = useSaveState().registerDraft(async () => {
    if (entry.value.words.trim() !== '') await log()
  })
  onScopeDispose(unregister)
  return { entry, isBusy, problem, question, log, clear }
}
