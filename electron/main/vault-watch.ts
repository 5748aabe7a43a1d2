/** Knows whether a vault is open, where it lies and after how many minutes it locks; nothing of what is in it. */
import { calls, type Answer } from '#shared/contract/contract.ts'
import { coreLink } from '#shared/contract/core-link.ts'
import type { CoreProcess } from './core-process.ts'
import type { Preferences } from './preferences.ts'

const usualLockAfterMinutes = 10

export type VaultWatch = {
  isOpen: () => boolean
  findLockAfterMinutes: () => number
  /** To be told every answer that core gave to the window. */
  noticeAnswer: (channel: string, answer: Answer) => Promise<void>
  noticeLocked: () => void
}

export function createVaultWatch(core: CoreProcess, preferences: Preferences): VaultWatch {
  let isOpen = false
  let lockAfterMinutes = usualLockAfterMinutes

  function noticeSettings(answer: Answer): void {
    const settings = answer.ok ? calls['school.getSettings'].output.safeParse(answer.value) : null
    if (settings?.success === true) lockAfterMinutes = settings.data.lockAfterMinutes
  }

  async function findFolder(): Promise<string | null> {
    const answer = await core.request('link.getFolder', {})
    return answer.ok ? coreLink['link.getFolder'].output.parse(answer.value).folder : null
  }

  return {
    isOpen: () => isOpen,
    findLockAfterMinutes: () => lockAfterMinutes,
    noticeAnswer: async (channel, answer) => {
      if (!answer.ok) return
      if (channel === 'school.saveSettings') noticeSettings(answer)
      if (isOpen || !channel.startsWith('vault.') || channel === 'vault.getStatus') return
      const folder = await findFolder()
      if (folder === null) return
      isOpen = true
      if (preferences.get().lastFolder !== folder) preferences.save({ lastFolder: folder })
      noticeSettings(await core.request('school.getSettings', {}))
    },
    noticeLocked: () => {
      isOpen = false
      lockAfterMinutes = usualLockAfterMinutes
    },
  }
}
