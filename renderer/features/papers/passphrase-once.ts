/** The passphrase of the copy that was saved last, while it is on the screen. Writes it nowhere. */
import { defineStore } from 'pinia'
import { ref } from 'vue'

export const usePassphraseOnce = defineStore('passphrase-once', () => {
  /** Null when there is none to be told. */
  const passphrase = ref<string | null>(null)

  return {
    passphrase,
    show: (words: string) => {
      passphrase.value = words
    },
    forget: () => {
      passphrase.value = null
    },
  }
})
