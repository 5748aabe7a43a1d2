/** One thing at a time that may not work out: whether it runs, and what went wrong last. */
import { type Ref, ref } from 'vue'

export type Attempt = {
  isRunning: Ref<boolean>
  problem: Ref<unknown>
  /** Runs `work` unless something runs already. True when it worked. */
  attempt: (work: () => Promise<unknown>) => Promise<boolean>
}

export function useAttempt(): Attempt {
  const isRunning = ref(false)
  const problem = ref<unknown>(null)

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (isRunning.value) return false
    isRunning.value = true
    problem.value = null
    try {
      await work()
      return true
    } catch (error) {
      problem.value = error
      return false
    } finally {
      isRunning.value = false
    }
  }

  return { isRunning, problem, attempt }
}
