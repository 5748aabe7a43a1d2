/** Counts down the seconds before the next try. Core keeps the real count; this one only shows it. */
import { onScopeDispose, type Ref, ref } from 'vue'

export function useWaiting(): { secondsLeft: Ref<number>; wait: (seconds: number) => void } {
  const secondsLeft = ref(0)
  let endsAt = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function tick(): void {
    secondsLeft.value = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
    if (secondsLeft.value === 0) clearInterval(timer)
  }

  onScopeDispose(() => clearInterval(timer))
  return {
    secondsLeft,
    wait: (seconds) => {
      clearInterval(timer)
      endsAt = performance.now() + seconds * 1000
      tick()
      if (seconds > 0) timer = setInterval(tick, 250)
    },
  }
}
