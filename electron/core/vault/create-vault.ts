/** Makes a new vault in an empty folder. A crash half-way leaves no vault, and the next try starts afresh. */
import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/messages/errors.ts'
import type { Clock } from '../process/clock.ts'
import { type WriteDatabase, wrapDatabase } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { writeHeaderCopies } from './header-files.ts'
import { takeInUseLock } from './in-use-lock.ts'
import { headerFormat, type KeyHeader, signHeader } from './key-header.ts'
import { createSlotId, KeyRing, requireGoodPassphrase } from './key-ring.ts'
import { type KeyCost, sealWithPassphrase, sealWithRecoveryKey } from './key-slots.ts'
import { lookAtFolder, unfinishedFileName } from './look-at-folder.ts'
import { databaseFileName, openVault, type OpenVault } from './open-vault.ts'
import { createRecoverySecret, formatRecoveryKey } from './recovery-key.ts'
import { flushFolder, makeFolder, renamePatiently } from './safe-files.ts'
import { WrongTries } from './wrong-tries.ts'

/** What a vault is made and opened with. Only tests choose others than the program's own. */
export type VaultRules = { cost: KeyCost; migrations: readonly string[] }

export type NewVault<Used> = {
  folder: string
  schoolName: string
  staffName: string
  passphrase: string
  /** Writes what a new vault holds from the start. */
  fill: (database: WriteDatabase) => void
  /** Puts the recovery key on paper. When that is not possible, no vault is made. */
  useRecoveryKey: (recoveryKey: string, folder: string) => Promise<Used>
}

export type MadeVault<Used> = { vault: OpenVault; recoveryKey: string; used: Used }

/** Throws `vault.weak-passphrase`, `vault.exists`, and the disk's errors. Leaves the vault open. */
export async function createVault<Used>(
  wanted: NewVault<Used>,
  clock: Clock,
  rules: VaultRules,
): Promise<MadeVault<Used>> {
  requireGoodPassphrase(wanted.passphrase, [wanted.schoolName, wanted.staffName])
  const { folder } = wanted
  await makeFolder(folder, { isDeep: true })
  const lock = takeInUseLock(folder)
  const dataKey = randomBytes(32)
  const secret = createRecoverySecret()
  try {
    if ((await lookAtFolder(folder, rules.migrations.length)).state !== 'none') {
      throw new AppError('vault.exists')
    }
    const header = await createHeader(wanted, { dataKey, secret }, rules)
    const tries = new WrongTries(folder, clock)
    const keys = new KeyRing({ folder, header, dataKey, cost: rules.cost, tries })
    await fillNewDatabase(folder, keys, wanted.fill, rules.migrations)
    const recoveryKey = formatRecoveryKey(secret)
    const used = await wanted.useRecoveryKey(recoveryKey, folder)
    await writeHeaderCopies(folder, header)
    // The name comes last: before it there is no vault, after it there is a whole one.
    await renamePatiently(join(folder, unfinishedFileName), join(folder, databaseFileName))
    await flushFolder(folder)
    const opening = { folder, keys, lock, clock, migrations: rules.migrations } as const
    const slotId = header.slots[0]?.id ?? createSlotId()
    const vault = await openVault({ ...opening, slotId })
    return { vault, recoveryKey, used }
  } catch (error) {
    dataKey.fill(0)
    lock.release()
    throw error
  } finally {
    secret.fill(0)
  }
}

async function createHeader(
  wanted: Pick<NewVault<unknown>, 'schoolName' | 'staffName' | 'passphrase'>,
  { dataKey, secret }: { dataKey: Buffer; secret: Buffer },
  { cost, migrations }: VaultRules,
): Promise<KeyHeader> {
  const vaultId = randomUUID()
  const slot = { id: createSlotId(), staffName: wanted.staffName, cost }
  return signHeader(
    {
      format: headerFormat,
      vaultId,
      sequence: 1,
      schemaVersion: migrations.length,
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

async function fillNewDatabase(
  folder: string,
  keys: KeyRing,
  fill: (database: WriteDatabase) => void,
  migrations: readonly string[],
): Promise<void> {
  const path = join(folder, unfinishedFileName)
  await rm(path, { force: true })
  await rm(`${path}-journal`, { force: true })
  const connection = keys.open(path, { mayCreate: true })
  try {
    const database = wrapDatabase(connection)
    migrate(database, migrations)
    fill(database)
  } finally {
    connection.close()
    await rm(`${path}-journal`, { force: true })
  }
}
