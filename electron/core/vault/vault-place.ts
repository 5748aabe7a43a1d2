/** The folder of the vault, and everything that happens to a vault before it is open. Keeps no key and no passphrase. */
import type { Backup, SlotId, VaultStatus } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import { locateBackup } from '../backups/backup-files.ts'
import type { Clock } from '../process/clock.ts'
import { describeDiskError } from '../storage/disk-errors.ts'
import { createVault, type MadeVault, type NewVault, type VaultRules } from './create-vault.ts'
import { readHeaderFile } from './header-files.ts'
import { type InUseLock, isInUse, takeInUseLock } from './in-use-lock.ts'
import { isHeaderAuthentic, type KeyHeader, signHeader } from './key-header.ts'
import { KeyRing, requireGoodPassphrase } from './key-ring.ts'
import { openWithPassphrase, openWithRecoveryKey } from './key-slots.ts'
import { type FolderLook, labelFolder, lookAtFolder, settleOnFolder, usualFolder } from './look-at-folder.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { parseRecoveryKey } from './recovery-key.ts'
import { putBackupInPlace } from './restore-backup.ts'
import { findSyncProgram } from './synced-folder.ts'
import { WrongTries } from './wrong-tries.ts'

type OpenedKeys = { header: KeyHeader; dataKey: Buffer }
type OpenSlot = (header: KeyHeader) => Promise<Buffer | null>

export class VaultPlace {
  readonly #clock: Clock
  readonly #rules: VaultRules
  #folder = ''
  #documentsFolder = ''
  /** True when the folder held a vault the last time. */
  #isRemembered = false
  /** The folder whose vault turned out to be damaged when it was opened. */
  #damagedFolder: string | null = null

  constructor(clock: Clock, rules: VaultRules) {
    this.#clock = clock
    this.#rules = rules
  }

  get #knownVersion(): number {
    return this.#rules.migrations.length
  }

  get #tries(): WrongTries {
    return new WrongTries(this.#folder, this.#clock)
  }

  start(given: { documentsFolder: string; lastFolder: string | null }): void {
    this.#documentsFolder = given.documentsFolder
    this.#folder = given.lastFolder ?? usualFolder(given.documentsFolder)
    this.#isRemembered = given.lastFolder !== null
  }

  async useFolder(chosen: string): Promise<void> {
    this.#folder = await settleOnFolder(chosen)
    this.#isRemembered = false
    this.#damagedFolder = null
  }

  async getStatus(open: OpenVault | null): Promise<VaultStatus> {
    const look = await lookAtFolder(this.#folder, this.#knownVersion)
    const [header] = look.headers
    return {
      state: open === null ? this.#nameState(look) : 'open',
      folderLabel: labelFolder(this.#folder),
      schoolName: header?.schoolName ?? '',
      staff: header?.slots.map(({ id, staffName }) => ({ slotId: id, name: staffName })) ?? [],
      syncedBy: findSyncProgram(this.#folder),
      waitSeconds: await this.#tries.getWaitSeconds(),
      backups: look.backups,
    }
  }

  #nameState(look: FolderLook): VaultStatus['state'] {
    if (look.state === 'missing' || look.state === 'none') return this.#isRemembered ? 'missing' : 'none'
    if (look.state === 'future') return 'future'
    if (isInUse(this.#folder)) return 'in-use'
    return this.#damagedFolder === this.#folder ? 'damaged' : look.state
  }

  /** A `folder` of null is the usual place. See {@link createVault} for the errors. */
  async create<Used>(
    wanted: Omit<NewVault<Used>, 'folder'> & { folder: string | null },
  ): Promise<MadeVault<Used>> {
    const folder =
      wanted.folder === null ? usualFolder(this.#documentsFolder) : await settleOnFolder(wanted.folder)
    const made = await createVault({ ...wanted, folder }, this.#clock, this.#rules)
    this.#folder = folder
    this.#settled()
    return made
  }

  /**
   * Throws `vault.wrong-passphrase`, `vault.wait`, `vault.in-use`, `vault.damaged`, `vault.from-future`,
   * `vault.not-there` and the disk's errors.
   */
  unlock(slotId: SlotId, passphrase: string): Promise<OpenVault> {
    return this.#withLock(async (look, lock) => {
      if (look.state === 'damaged') throw new AppError('vault.damaged')
      await this.#tries.begin()
      const opened = await openFirst(look.headers, openSlotWith(slotId, passphrase))
      if (opened === null) throw await this.#tries.describeWrong()
      await this.#tries.forget()
      return this.#open(opened, slotId, lock)
    })
  }

  /** Opens with the recovery key and gives that person a new passphrase. */
  async unlockWithRecoveryKey(typed: string, slotId: SlotId, newPassphrase: string): Promise<OpenVault> {
    // Before anything is opened; the names are looked at again when the slot is sealed.
    requireGoodPassphrase(newPassphrase, [])
    const secret = parseRecoveryKey(typed)
    const openSlot: OpenSlot = async ({ recovery, nextRecovery, vaultId }) => {
      const next = nextRecovery === null ? null : openWithRecoveryKey(nextRecovery, vaultId, secret)
      return next ?? openWithRecoveryKey(recovery, vaultId, secret)
    }
    const vault = await this.#withLock(async (look, lock) => {
      if (look.state === 'damaged') throw new AppError('vault.damaged')
      const opened = await openFirst(look.headers, openSlot)
      if (opened === null) throw new AppError('vault.wrong-recovery-key')
      return this.#open(opened, slotId, lock)
    }).finally(() => secret.fill(0))
    try {
      await vault.keys.setPassphrase(slotId, newPassphrase)
    } catch (error) {
      await vault.close()
      throw error
    }
    await this.#tries.forget()
    return vault
  }

  /**
   * Goes back to a backup, with the passphrase of today or the one of its day; also for a vault that is whole.
   * Throws `vault.backup-unreadable` when the backup does not open, and then nothing has changed.
   */
  restore(
    backupId: Backup['id'],
    slotId: SlotId,
    passphrase: string,
  ): Promise<{ vault: OpenVault; setAsideLabel: string }> {
    return this.#withLock(async (look, lock) => {
      const folder = this.#folder
      const place = locateBackup(folder, backupId)
      if (!look.backups.some((backup) => backup.id === backupId)) {
        throw new AppError('vault.backup-unreadable')
      }
      await this.#tries.begin()
      const ofItsDay = await readHeaderFile(place.header)
      const headers = [...look.headers, ...(ofItsDay?.state === 'good' ? [ofItsDay.header] : [])]
      const opened = await openAny(headers, openSlotWith(slotId, passphrase))
      if (opened === null) throw new AppError('vault.backup-unreadable')
      await this.#tries.forget()
      // Above every other header of the vault, so that it is the one that counts from now on.
      const sequence = Math.max(...headers.map((header) => header.sequence)) + 1
      opened.header = signHeader({ ...opened.header, sequence }, opened.dataKey)
      const keys = this.#holdKeys(opened)
      const times = { now: this.#clock.now(), knownVersion: this.#knownVersion }
      let setAside: string | null
      try {
        setAside = await putBackupInPlace(folder, place.database, keys, times)
      } catch (error) {
        keys.wipe()
        throw error
      }
      const vault = await this.#open(opened, slotId, lock)
      return { vault, setAsideLabel: setAside ?? '' }
    })
  }

  #holdKeys({ header, dataKey }: OpenedKeys): KeyRing {
    return new KeyRing({ folder: this.#folder, header, dataKey, cost: this.#rules.cost, tries: this.#tries })
  }

  async #open(opened: OpenedKeys, slotId: SlotId, lock: InUseLock): Promise<OpenVault> {
    const vault = await openVault({
      folder: this.#folder,
      keys: this.#holdKeys(opened),
      slotId,
      lock,
      clock: this.#clock,
      migrations: this.#rules.migrations,
    })
    this.#settled()
    return vault
  }

  #settled(): void {
    this.#isRemembered = true
    this.#damagedFolder = null
  }

  /** Does `work` while no other process can have the vault. The lock stays when it succeeds: the vault is open then. */
  async #withLock<Result>(work: (look: FolderLook, lock: InUseLock) => Promise<Result>): Promise<Result> {
    const folder = this.#folder
    const look = await lookAtFolder(folder, this.#knownVersion)
    if (look.state === 'missing' || look.state === 'none') throw new AppError('vault.not-there')
    if (look.state === 'future') throw new AppError('vault.from-future')
    const lock = takeInUseLock(folder)
    try {
      return await work(look, lock)
    } catch (error) {
      lock.release()
      const known = describeDiskError(error)
      if (known?.code !== 'vault.damaged') throw error
      this.#damagedFolder = folder
      throw known
    }
  }
}

function openSlotWith(slotId: SlotId, passphrase: string): OpenSlot {
  return async (header) => {
    const slot = header.slots.find((one) => one.id === slotId)
    return slot === undefined ? null : openWithPassphrase(slot, header.vaultId, passphrase)
  }
}

/**
 * Tries headers, best first. A key that does not fit the best header ends it: an older header must not accept an older
 * passphrase. A header that fits but was tampered with is passed over. Null: the key does not fit.
 */
async function openFirst(headers: readonly KeyHeader[], openSlot: OpenSlot): Promise<OpenedKeys | null> {
  for (const header of headers) {
    const dataKey = await openSlot(header)
    if (dataKey === null) return null
    if (isHeaderAuthentic(header, dataKey)) return { header, dataKey }
    dataKey.fill(0)
  }
  throw new AppError('vault.damaged')
}

/** Tries headers until one fits. */
async function openAny(headers: readonly KeyHeader[], openSlot: OpenSlot): Promise<OpenedKeys | null> {
  const tried = new Set<string>()
  for (const header of headers) {
    const text = JSON.stringify(header)
    if (tried.has(text)) continue
    tried.add(text)
    const opened = await openFirst([header], openSlot).catch(() => null)
    if (opened !== null) return opened
  }
  return null
}
