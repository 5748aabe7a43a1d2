/** A paper on its way out: the one question, the print or save that follows, and what came of it. */
import { ref, shallowRef } from 'vue'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { DisclosureDraft } from '#shared/domain/disclosure.ts'
import { AppError } from '#shared/messages/errors.ts'
import { useAgreements } from './agreements-store.ts'
import { usePassphraseOnce } from './passphrase-once.ts'

export function useLeaving(findPaper: () => Paper | null) {
  const store = useAgreements()
  const passphraseOnce = usePassphraseOnce()
  const isAsking = ref(false)
  const isBusy = ref(false)
  const how = ref<'print' | 'save'>('print')
  const problem = shallowRef<unknown>(null)
  /** What happened, in a sentence; null before anything has left. */
  const outcome = ref<string | null>(null)

  function ask(way: 'print' | 'save'): void {
    how.value = way
    problem.value = null
    isAsking.value = true
  }

  async function leave(disclosure: DisclosureDraft, isProtected: boolean): Promise<void> {
    const paper = findPaper()
    if (paper === null || isBusy.value) return
    isBusy.value = true
    try {
      if (how.value === 'print') {
        if (await store.print(paper, disclosure)) outcome.value = `Printed for ${disclosure.recipient}.`
      } else {
        const { savedAs, passphrase } = await store.save(paper, disclosure, isProtected)
        if (savedAs !== null) outcome.value = `Saved for ${disclosure.recipient}: ${savedAs}`
        if (passphrase !== null) passphraseOnce.show(passphrase)
      }
    } catch (error) {
      problem.value = error instanceof AppError ? error : new AppError('app.unexpected')
    } finally {
      isBusy.value = false
      isAsking.value = false
    }
  }

  return { isAsking, isBusy, how, problem, outcome, ask, leave }
}
