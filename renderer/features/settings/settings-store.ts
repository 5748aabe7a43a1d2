/** The school's settings, saved as they are changed, and who and what keeps the vault. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { VaultStatus } from '#shared/contract/calls/vault.ts'
import type { Input } from '#shared/contract/contract.ts'
import { doCountAlike, type SchoolSettings, schoolSettings } from '#shared/domain/school-settings.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { useSession } from '#renderer/app/session.ts'
import { call } from '#renderer/client/client.ts'

/** A pause in typing after which a name is saved. */
const pauseMilliseconds = 500

export const useSettings = defineStore('settings', () => {
  const saveState = useSaveState()
  const session = useSession()
  const school = ref<SchoolSettings | null>(null)
  /** Another way of counting that nobody has said yes to. */
  const proposed = shallowRef<SchoolSettings | null>(null)
  const status = ref<VaultStatus | null>(null)
  let hasMarks = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isUnsaved = false
  let refusal: unknown = null

  async function load(): Promise<void> {
    const [settings, found, { imports }] = await Promise.all([
      call('school.getSettings', {}),
      call('vault.getStatus', {}),
      call('imports.list', {}),
    ])
    hasMarks = imports.some(({ kind, undoneAt }) => kind === 'attendance' && undoneAt === null)
    proposed.value = null
    school.value = settings
    status.value = found
  }

  async function lookAtVault(): Promise<void> {
    const [found] = await Promise.all([call('vault.getStatus', {}), session.refresh()])
    status.value = found
  }

  async function saveSchool(): Promise<void> {
    clearTimeout(timer)
    refusal = null
    // An empty name is still being typed; the vault keeps the one before.
    if (!isUnsaved || !schoolSettings.safeParse(school.value).success || school.value === null) return
    isUnsaved = false
    saveState.markSaving()
    try {
      await call('school.saveSettings', school.value)
      saveState.markSaved(new Date().toISOString(), 'school')
      await session.refresh()
    } catch (error) {
      isUnsaved = true
      refusal = error
      saveState.markUnsaved(error, 'school')
    }
  }

  /** Takes a change at once and saves it after a short pause. Where it counts marks anew, somebody is asked first. */
  function changeSchool(change: Partial<SchoolSettings>): void {
    if (school.value === null) return
    const next = { ...school.value, ...change }
    if (hasMarks && !doCountAlike(school.value, next)) {
      proposed.value = next
      return
    }
    school.value = next
    isUnsaved = true
    clearTimeout(timer)
    timer = setTimeout(() => void saveSchool(), pauseMilliseconds)
  }

  /** After everything was counted anew. */
  async function takeProposed(): Promise<void> {
    if (proposed.value !== null) school.value = proposed.value
    proposed.value = null
    saveState.markSaved(new Date().toISOString(), 'school')
    await session.refresh()
  }

  saveState.registerDraft(async () => {
    await saveSchool()
    if (refusal !== null) throw refusal
  })

  return {
    school,
    proposed,
    status,
    load,
    changeSchool,
    saveSchool,
    takeProposed,
    async addPerson(person: Input<'vault.addStaff'>): Promise<void> {
      await call('vault.addStaff', person)
      await lookAtVault()
    },
    async removePerson(slot: Input<'vault.removeStaff'>): Promise<void> {
      await call('vault.removeStaff', slot)
      await lookAtVault()
    },
    countNotesOf: async (slot: Input<'notes.countOfPerson'>): Promise<number> =>
      (await call('notes.countOfPerson', slot)).notes,
    changePassphrase: (passphrases: Input<'vault.changePassphrase'>) =>
      call('vault.changePassphrase', passphrases),
    renewRecoveryKey: (passphrase: string) => call('vault.renewRecoveryKey', { passphrase }),
    async backUpNow(): Promise<void> {
      await call('vault.backUpNow', {})
      await lookAtVault()
    },
    getAppInfo: () => call('app.info', {}),
  }
})
