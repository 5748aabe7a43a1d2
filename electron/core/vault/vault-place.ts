/** The folder of the vault, and everything that happens to a vault before it is open. Keeps no key and no passphrase. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SlotId, VaultStatus } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { Clock } from '../process/clock.ts'
import { describeDiskError } from '../storage/disk-errors.ts'
import { type WriteDatabase, wrapDatabase } from '../storage/database.ts'
import { migrate, schemaVersion } from '../storage/migrate.ts'
import { writeHeaderCopies } from './header-files.ts'
import { isInUse, takeInUseLock } from './in-use-lock.ts'
import { headerFormat, isHeaderAuthentic, type KeyHeader, signHeader } from './key-header.ts'
import {
  designKeyCost,
  type KeyCost,
  openWithPassphrase,
  openWithRecoveryKey,
  sealWithPassphrase,
  sealWithRecoveryKey,
} from './key-slots.ts'
import { createSlotId, KeyRing, requireGoodPassphrase } from './key-ring.ts'
import {
  type FolderLook,
  labelFolder,
  lookAtFolder,
  settleOnFolder,
  unfinishedFileName,
  usualFolder,
} from './look-at-folder.ts'
import { databaseFileName, openVault, type OpenVault } from './open-vault.ts'
import { createRecoverySecret, formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts'
import { flushFolder, renamePatiently } from './safe-files.ts'
import { findSyncProgram } from './synced-folder.ts'
import { WrongTries } from './wrong-tries.ts'

export type NewVault<Used> = {
  /** Null: the usual place. */
  folder: string | null
  schoolName: string
  staffName: string
  passphrase: string
  /** Writes what a new vault holds from the start. */
  fill: (database: WriteDatabase) => void
  /** Puts the recovery key on paper. When that is not possible, no vault is made. */
  useRecoveryKey: (recoveryKey: string, folder: string) => Promise<Used>
}

type Opened = { header: KeyHeader; dataKey: Buffer }

export class VaultPlace {
  readonly #clock: Clock
  readonly #cost: KeyCost
  #folder = ''
  #documentsFolder = ''
  /** True when the folder held a vault the last time. */
  #isRemembered = false
  /** The folder whose vault turned out to be damaged when it was opened. */
  #damagedFolder: string | null = null

  /** `cost` is what new slots cost; only tests pass another one. */
  constructor(clock: Clock, cost: KeyCost = designKeyCost) {
    this.#clock = clock
    this.#cost = cost
  }

  get folder(): string {
    return this.#folder
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
    const look = await lookAtFolder(this.#folder)
    const [header] = look.headers
    return {
      state: open === null ? this.#nameState(look) : 'open',
      folderLabel: labelFolder(this.#folder),
      schoolName: header?.schoolName ?? '',
      staff: header?.slots.map(({ id, staffName }) => ({ slotId: id, name: staffName })) ?? [],
      syncedBy: findSyncProgram(this.#folder),
      waitSeconds: await new WrongTries(this.#folder, this.#clock).getWaitSeconds(),
      backups: look.backups,
    }
  }

  #nameState(look: FolderLook): VaultStatus['state'] {
    if (look.state === 'missing' || look.state === 'none') return this.#isRemembered ? 'missing' : 'none'
    if (look.state === 'future') return 'future'
    if (isInUse(this.#folder)) return 'in-use'
    return this.#damagedFolder === this.#folder ? 'damaged' : look.state
  }

  /** Makes a vault and leaves it open. The database gets its name last, so a crash leaves no half vault. */
  async create<Used>(wanted: NewVault<Used>): Promise<{ vault: OpenVault; recoveryKey: string; used: Used }> {
    requireGoodPassphrase(wanted.passphrase)
    const folder =
      wanted.folder === null ? usualFolder(this.#documentsFolder) : await settleOnFolder(wanted.folder)
    await mkdir(folder, { recursive: true })
    const lock = takeInUseLock(folder)
    const dataKey = randomBytes(32)
    const secret = createRecoverySecret()
    try {
      if ((await lookAtFolder(folder)).state !== 'none') throw new AppError('vault.exists')
      const header = await this.#createHeader(wanted, dataKey, secret)
      const keys = this.#holdKeys(folder, { header, dataKey })
      await fillNewDatabase(folder, keys, wanted.fill)
      const recoveryKey = formatRecoveryKey(secret)
      const used = await wanted.useRecoveryKey(recoveryKey, folder)
      await writeHeaderCopies(folder, header)
      await renamePatiently(join(folder, unfinishedFileName), join(folder, databaseFileName))
      await flushFolder(folder)
      this.#folder = folder
      this.#isRemembered = true
      const [slot] = header.slots
      const vault = await openVault({
        folder,
        keys,
        slotId: slot?.id ?? createSlotId(),
        lock,
        clock: this.#clock,
        headerFrom: 'files',
        needsMending: false,
      })
      return { vault, recoveryKey, used }
    } catch (error) {
      dataKey.fill(0)
      lock.release()
      throw error
    } finally {
      secret.fill(0)
    }
  }

  async #createHeader(
    wanted: Pick<NewVault<unknown>, 'schoolName' | 'staffName' | 'passphrase'>,
    dataKey: Buffer,
    secret: Buffer,
  ): Promise<KeyHeader> {
    const vaultId = randomUUID()
    const slot = { id: createSlotId(), staffName: wanted.staffName, cost: this.#cost }
    return signHeader(
      {
        format: headerFormat,
        vaultId,
        sequence: 1,
        schemaVersion,
        schoolName: wanted.schoolName,
        databaseSalt: randomBytes(16).toString('hex'),
        slots: [await sealWithPassphrase(dataKey, vaultId, slot, wanted.passphrase)],
        recovery: sealWithRecoveryKey(dataKey, vaultId, createSlotId(), secret),
        nextRecovery: null,
        isRecoveryConfirmed: false,
      },
      dataKey,
    )
  }

  #holdKeys(folder: string, { header, dataKey }: Opened): KeyRing {
    const tries = new WrongTries(folder, this.#clock)
    return new KeyRing({ folder, header, dataKey, cost: this.#cost, tries })
  }

  /** Throws `vault.wrong-passphrase`, `vault.wait`, `vault.in-use`, `vault.damaged`, `vault.from-future`, `vault.not-there`. */
  async unlock(slotId: SlotId, passphrase: string): Promise<OpenVault> {
    const tries = new WrongTries(this.#folder, this.#clock)
    return this.#open(slotId, async (headers) => {
      await tries.begin()
      const opened = await openFirst(headers, async (header) => {
        const slot = header.slots.find((one) => one.id === slotId)
        return slot === undefined ? null : openWithPassphrase(slot, header.vaultId, passphrase)
      })
      if (opened === null) throw await tries.describeWrong()
      await tries.forget()
      return opened
    })
  }

  /** Opens with the recovery key and gives that person a new passphrase. */
  async unlockWithRecoveryKey(typed: string, slotId: SlotId, newPassphrase: string): Promise<OpenVault> {
    const secret = parseRecoveryKey(typed)
    requireGoodPassphrase(newPassphrase)
    const vault = await this.#open(slotId, async (headers) => {
      const opened = await openFirst(headers, async ({ recovery, nextRecovery, vaultId }) => {
        const next = nextRecovery === null ? null : openWithRecoveryKey(nextRecovery, vaultId, secret)
        return next ?? openWithRecoveryKey(recovery, vaultId, secret)
      })
      if (opened === null) throw new AppError('vault.wrong-recovery-key')
      return opened
    }).finally(() => secret.fill(0))
    await vault.keys.setPassphrase(slotId, newPassphrase)
    await new WrongTries(vault.folder, this.#clock).forget()
    return vault
  }

  async #open(slotId: SlotId, openKeys: (headers: KeyHeader[]) => Promise<Opened>): Promise<OpenVault> {
    const folder = this.#folder
    const look = await lookAtFolder(folder)
    if (look.state === 'missing' || look.state === 'none') throw new AppError('vault.not-there')
    if (look.state === 'future') throw new AppError('vault.from-future')
    const lock = takeInUseLock(folder)
    try {
      if (look.state === 'damaged') throw new AppError('vault.damaged')
      const opened = await openKeys(look.headers)
      const vault = await openVault({
        folder,
        keys: this.#holdKeys(folder, opened),
        slotId,
        lock,
        clock: this.#clock,
        headerFrom: look.headersFrom,
        needsMending: look.needsMending,
      })
      this.#isRemembered = true
      this.#damagedFolder = null
      return vault
    } catch (error) {
      lock.release()
      const known = error instanceof AppError ? error : describeDiskError(error)
      if (known?.code === 'vault.damaged') this.#damagedFolder = folder
      throw error
    }
  }

  async restore(
    _backupId: string,
    _slotId: SlotId,
    _passphrase: string,
  ): Promise<{ vault: OpenVault; setAsideLabel: string }> {
    throw new AppError('vault.backup-unreadable')
  }
}

/**
 * Tries headers, best first. A key that does not fit the best header ends it: an older header must not accept an older
 * passphrase. A header that fits but was tampered with is passed over. Null: the key does not fit.
 */
async function openFirst(
  headers: readonly KeyHeader[],
  openSlot: (header: KeyHeader) => Promise<Buffer | null>,
): Promise<Opened | null> {
  for (const header of headers) {
    const dataKey = await openSlot(header)
    if (dataKey === null) return null
    if (isHeaderAuthentic(header, dataKey)) return { header, dataKey }
    dataKey.fill(0)
  }
  throw new AppError('vault.damaged')
}

async function fillNewDatabase(
  folder: string,
  keys: KeyRing,
  fill: (database: WriteDatabase) => void,
): Promise<void> {
  const path = join(folder, unfinishedFileName)
  await rm(path, { force: true })
  const connection = keys.open(path, { mayCreate: true })
  try {
    const database = wrapDatabase(connection)
    migrate(database)
    fill(database)
  } finally {
    connection.close()
    await rm(`${path}-journal`, { force: true })
  }
}
