/**
 * The open vault's keys: who may open it, and changing that. Every change is on disk, twice, before it is answered.
 * Never hands out the data key.
 */
import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import { findPassphraseProblem } from '#shared/domain/passphrase.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from '../storage/database.ts'
import { readHeaderCopies, writeHeaderCopies } from './header-files.ts'
import {
  encodeHeader,
  isHeaderAuthentic,
  type KeyHeader,
  signHeader,
  type UnsignedHeader,
} from './key-header.ts'
import {
  type KeyCost,
  openWithPassphrase,
  openWithRecoveryKey,
  sealWithPassphrase,
  sealWithRecoveryKey,
} from './key-slots.ts'
import { openDatabase } from './open-database.ts'
import { createRecoverySecret, formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts'
import type { WrongTries } from './wrong-tries.ts'

export const createSlotId = () => randomUUID() as SlotId

/** Throws `vault.weak-passphrase`, saying which rule. `names` are those that a stranger reads on the unlock screen. */
export function requireGoodPassphrase(passphrase: string, names: readonly string[]): void {
  const problem = findPassphraseProblem(passphrase, names)
  if (problem !== null) throw new AppError('vault.weak-passphrase', { problem })
}

export type KeyRingParts = {
  folder: string
  header: KeyHeader
  dataKey: Buffer
  cost: KeyCost
  tries: WrongTries
}

export class KeyRing {
  readonly #folder: string
  readonly #dataKey: Buffer
  readonly #cost: KeyCost
  readonly #tries: WrongTries
  #header: KeyHeader
  #database: WriteDatabase | null = null

  constructor(parts: KeyRingParts) {
    this.#folder = parts.folder
    this.#dataKey = parts.dataKey
    this.#cost = parts.cost
    this.#tries = parts.tries
    this.#header = parts.header
  }

  get header(): KeyHeader {
    return this.#header
  }

  /** A keyed connection to the vault's file or to a copy of it. */
  open(path: string, options: { mayCreate: boolean }): Database.Database {
    return openDatabase(path, this.#dataKey, this.#header.databaseSalt, options)
  }

  /** Goes on from another header of this vault, which must be authentic; its sequence number still rises. */
  async adopt(other: KeyHeader): Promise<void> {
    if (!isHeaderAuthentic(other, this.#dataKey)) throw new AppError('vault.damaged')
    this.#header = { ...other, sequence: Math.max(other.sequence, this.#header.sequence) }
    await this.save({})
  }

  /** Makes both files equal to this header again after one was lost, damaged, changed or left behind. */
  async mendFiles(): Promise<void> {
    const { good } = await readHeaderCopies(this.#folder)
    // Compared whole: a forged copy can carry the right MAC.
    const wanted = encodeHeader(this.#header)
    const areBothGood = good.length === 2 && good.every((copy) => encodeHeader(copy) === wanted)
    if (!areBothGood) await writeHeaderCopies(this.#folder, this.#header)
  }

  /** The database that keeps the header's third copy. */
  join(database: WriteDatabase): void {
    this.#database = database
  }

  /** Raises the sequence number, signs, writes both files and the copy inside the database. */
  async save(change: Partial<Omit<UnsignedHeader, 'sequence' | 'format' | 'vaultId'>>): Promise<void> {
    const { mac: _, ...unsigned } = this.#header
    const next = signHeader({ ...unsigned, ...change, sequence: unsigned.sequence + 1 }, this.#dataKey)
    await writeHeaderCopies(this.#folder, next)
    this.#header = next
    this.storeCopy()
  }

  /** The database's copy comes last, so it is never newer than the files. */
  storeCopy(): void {
    this.#database?.run(
      'INSERT INTO key_header (id, header) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET header = excluded.header',
      encodeHeader(this.#header),
    )
  }

  /** Throws `vault.wrong-passphrase` unless this is the passphrase of that person. */
  async requirePassphrase(slotId: SlotId, passphrase: string): Promise<void> {
    const slot = this.#header.slots.find((one) => one.id === slotId)
    if (slot === undefined) throw new AppError('vault.wrong-passphrase')
    await this.#tries.begin()
    const dataKey = await openWithPassphrase(slot, this.#header.vaultId, passphrase)
    if (dataKey === null) throw await this.#tries.describeWrong()
    dataKey.fill(0)
    await this.#tries.forget()
  }

  async setPassphrase(slotId: SlotId, passphrase: string): Promise<void> {
    const slot = this.#header.slots.find((one) => one.id === slotId)
    if (slot === undefined) throw new AppError('app.refused')
    const { id, staffName } = slot
    requireGoodPassphrase(passphrase, [this.#header.schoolName, staffName])
    const renewed = await this.#seal({ id, staffName, cost: this.#cost }, passphrase)
    await this.save({ slots: this.#header.slots.map((one) => (one.id === slotId ? renewed : one)) })
  }

  async addStaff(staffName: string, passphrase: string): Promise<void> {
    requireGoodPassphrase(passphrase, [this.#header.schoolName, staffName])
    const slot = await this.#seal({ id: createSlotId(), staffName, cost: this.#cost }, passphrase)
    await this.save({ slots: [...this.#header.slots, slot] })
  }

  #seal(slot: { id: SlotId; staffName: string; cost: KeyCost }, passphrase: string) {
    return sealWithPassphrase(this.#dataKey, this.#header.vaultId, slot, passphrase)
  }

  /** Throws `vault.last-staff` for the only one. Backups made before still open with the passphrase of then. */
  async removeStaff(slotId: SlotId): Promise<void> {
    const slots = this.#header.slots.filter((slot) => slot.id !== slotId)
    if (slots.length === this.#header.slots.length) throw new AppError('app.refused')
    if (slots.length === 0) throw new AppError('vault.last-staff')
    await this.save({ slots })
  }

  /**
   * A second recovery key beside the first, which stops working once the new one was typed back.
   * `use` puts it on paper before anything changes; when that is not possible, nothing does.
   */
  async renewRecoveryKey<Used>(use: (recoveryKey: string) => Promise<Used>): Promise<Used> {
    const secret = createRecoverySecret()
    try {
      const used = await use(formatRecoveryKey(secret))
      const nextRecovery = sealWithRecoveryKey(this.#dataKey, this.#header.vaultId, createSlotId(), secret)
      await this.save({ nextRecovery })
      return used
    } finally {
      secret.fill(0)
    }
  }

  /** True for the newest recovery key, which from then on is the only one. A mistyped key is only 'not right'. */
  async confirmRecoveryKey(typed: string): Promise<boolean> {
    const { nextRecovery, recovery, vaultId, isRecoveryConfirmed } = this.#header
    let secret: Buffer
    try {
      secret = parseRecoveryKey(typed)
    } catch {
      return false
    }
    const dataKey = openWithRecoveryKey(nextRecovery ?? recovery, vaultId, secret)
    secret.fill(0)
    if (dataKey === null) return false
    dataKey.fill(0)
    if (nextRecovery !== null || !isRecoveryConfirmed) {
      await this.save({ recovery: nextRecovery ?? recovery, nextRecovery: null, isRecoveryConfirmed: true })
    }
    return true
  }

  wipe(): void {
    this.#dataKey.fill(0)
  }
}
