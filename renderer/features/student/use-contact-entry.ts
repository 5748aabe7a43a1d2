/** One contact being written, from empty to logged. The store keeps its words, so leaving the screen loses none. */
import { computed, ref, shallowRef, watch } from 'vue'
import { useSession } from '#renderer/app/session.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { askAboutContact } from './contact-draft.ts'
import { useContacts } from './contacts-store.ts'

export function useContactEntry(studentId: () => StudentId) {
  const session = useSession()
  const contacts = useContacts()
  const entry = computed({
    get: () => contacts.findDraft(studentId()),
    set: (value) => contacts.keepDraft(studentId(), value),
  })
  const isBusy = ref(false)
  const hasTried = ref(false)
  const problem = shallowRef<unknown>(null)
  const question = computed(() => (hasTried.value ? askAboutContact(entry.value, session.today) : null))

  /** Nothing has been tried yet; the words stay. */
  function startAnew(): void {
    hasTried.value = false
    problem.value = null
  }

  /** True once it is in the vault. */
  async function log(): Promise<boolean> {
    hasTried.value = true
    if (isBusy.value || question.value !== null) return false
    isBusy.value = true
    try {
      await contacts.logDraft(studentId())
      startAnew()
      return true
    } catch (error) {
      problem.value = error
      return false
    } finally {
      isBusy.value = false
    }
  }

  watch(studentId, startAnew)
  return { entry, isBusy, problem, question, log, startAnew }
}
