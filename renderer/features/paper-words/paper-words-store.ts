/** The fixed words of papers in one language, as the school says them. The only caller of its channels. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import type { Output } from '#shared/contract/contract.ts'

type State = Output<'paperWords.list'>

export const usePaperWords = defineStore('paper-words', () => {
  const state = shallowRef<State | null>(null)
  const problem = shallowRef<unknown>(null)
  /** By key: why the words that stand on the screen are not saved. */
  const refused = shallowRef<ReadonlyMap<string, unknown>>(new Map())
  const saveState = useSaveState()
  let wanted = ''

  async function load(language: string): Promise<void> {
    wanted = language
    state.value = null
    problem.value = null
    refused.value = new Map()
    try {
      const found = await call('paperWords.list', { language })
      if (wanted === language) state.value = found
    } catch (error) {
      if (wanted === language) problem.value = error
    }
  }

  async function correct(key: string, words: string): Promise<void> {
    const language = wanted
    saveState.markSaving()
    const others = [...refused.value].filter(([other]) => other !== key)
    try {
      const saved = await call('paperWords.correct', { language, key, words })
      if (wanted === language) state.value = saved
      refused.value = new Map(others)
      saveState.markSaved(new Date().toISOString())
    } catch (error) {
      refused.value = new Map([...others, [key, error]])
      saveState.markUnsaved(error)
    }
  }

  async function check(isChecked: boolean): Promise<void> {
    const language = wanted
    try {
      const saved = await call('paperWords.check', { language, isChecked })
      if (wanted === language) state.value = saved
    } catch (error) {
      problem.value = error
    }
  }

  return { state, problem, refused, load, correct, check }
})
