/** Light, dark, or as the system has it. Sets one attribute on the page; every colour follows from tokens. */
import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { Preferences } from '#shared/contract/calls/app.ts'
import { call } from '#renderer/client/client.ts'

export const useAppearance = defineStore('appearance', () => {
  const theme = ref<Preferences['theme']>('system')
  const systemPrefersDark = window.matchMedia('(prefers-color-scheme: dark)')

  function apply(): void {
    const isDark = theme.value === 'dark' || (theme.value === 'system' && systemPrefersDark.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }

  systemPrefersDark.addEventListener('change', apply)
  watch(theme, apply, { immediate: true, flush: 'sync' })

  async function load(): Promise<void> {
    theme.value = (await call('app.getPreferences', {})).theme
  }

  async function save(chosen: Preferences['theme']): Promise<void> {
    theme.value = chosen
    await call('app.savePreferences', { theme: chosen })
  }

  return { theme, load, save }
})
