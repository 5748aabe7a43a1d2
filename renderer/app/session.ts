/** Who is in the vault, and since when it is backed up. Holds no passphrase. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Session } from '#shared/contract/calls/vault.ts'
import { call } from '#renderer/client/client.ts'

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)

  function enter(opened: Session): void {
    session.value = opened
  }

  /** Reads again what may have changed: the school's name, the last backup, the confirmed key. */
  async function refresh(): Promise<void> {
    session.value = (await call('vault.getSession', {})).session
  }

  return {
    session,
    /** Today on this laptop's calendar, as core gave it when the vault was opened. */
    today: computed(() => (session.value?.today ?? '1970-01-01') as IsoDate),
    enter,
    refresh,
  }
})
