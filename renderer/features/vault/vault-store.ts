/** The vault seen from outside: where it is, in what state, and the ways in. Keeps no passphrase and no key. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { Session, SlotId, VaultStatus } from '#shared/contract/calls/vault.ts'
import type { FileToken } from '#shared/contract/calls/app.ts'
import type { Input } from '#shared/contract/contract.ts'
import { call } from '#renderer/client/client.ts'
import { useSession } from '#renderer/app/session.ts'

export type GateView = 'waiting' | 'welcome' | 'create' | 'unlock' | 'recover' | 'restore' | 'trouble'
export type NewVault = Omit<Input<'vault.create'>, 'folder'>
export type MadeVault = { session: Session; recoveryKey: string; recoverySheet: Paper }

function viewFor(state: VaultStatus['state']): GateView {
  if (state === 'none') return 'welcome'
  return state === 'locked' ? 'unlock' : 'trouble'
}

export const useVault = defineStore('vault', () => {
  const session = useSession()
  const status = ref<VaultStatus | null>(null)
  const view = ref<GateView>('waiting')
  /** Where the next vault is made; null is the usual place in the documents folder. */
  const folder = ref<FileToken | null>(null)

  async function take(found: VaultStatus): Promise<void> {
    status.value = found
    // The page may have been loaded anew while the vault stayed open.
    if (found.state === 'open') return session.refresh()
    view.value = viewFor(found.state)
  }

  async function look(): Promise<void> {
    await take(await call('vault.getStatus', {}))
  }

  /** Lets the person choose a folder. False when the dialog was closed without a choice. */
  async function chooseFolder(purpose: 'create' | 'open'): Promise<boolean> {
    const chosen = (await call('app.chooseFolder', { purpose })).folder
    if (chosen === null) return false
    folder.value = chosen.token
    status.value = await call('vault.useFolder', { folder: chosen.token })
    return true
  }

  /** Chooses a folder with a vault in it and goes to whatever is found there. */
  async function openOther(): Promise<void> {
    if ((await chooseFolder('open')) && status.value !== null) await take(status.value)
  }

  /** Leaves the vault open; the session is told only when the person has seen the recovery key. */
  function create(vault: NewVault): Promise<MadeVault> {
    return call('vault.create', { ...vault, folder: folder.value })
  }

  async function unlock(slotId: SlotId, passphrase: string): Promise<void> {
    session.enter((await call('vault.unlock', { slotId, passphrase })).session)
  }

  async function recover(slotId: SlotId, recoveryKey: string, newPassphrase: string): Promise<void> {
    session.enter((await call('vault.unlockWithRecoveryKey', { slotId, recoveryKey, newPassphrase })).session)
  }

  async function confirmRecoveryKey(typed: string): Promise<boolean> {
    const { isRight } = await call('vault.confirmRecoveryKey', { typed })
    if (isRight && session.session !== null) await session.refresh()
    return isRight
  }

  return {
    status,
    view,
    backups: computed(() =>
      (status.value?.backups ?? []).toSorted((a, b) => b.madeAt.localeCompare(a.madeAt)),
    ),
    look,
    chooseFolder,
    openOther,
    create,
    unlock,
    recover,
    /** Puts a backup in the vault's place. Returns what the file from before is called now. */
    restore: (restoring: Input<'vault.restore'>) => call('vault.restore', restoring),
    confirmRecoveryKey,
  }
})
