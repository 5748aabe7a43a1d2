/** The small numbers in the rail. A page that knows one sets it; the rail never asks for them by itself. */
import { defineStore } from 'pinia'
import { ref } from 'vue'

export const useNavCounts = defineStore('nav-counts', () => {
  /** Students who need us now; null while that is not known. */
  const needsUs = ref<number | null>(null)

  /** Lines that are due today; null while that is not known. */
  const today = ref<number | null>(null)

  /** Something changed that the number rests on; better no number than a wrong one. */
  function forget(): void {
    needsUs.value = null
    today.value = null
  }

  return { needsUs, today, forget }
})
