/** The names of backup files, which carry when and why they were made. Accepts no other name, so no other path. */
import type { Backup } from '#shared/contract/calls/vault.ts'

export type BackupKind = Backup['kind']

const form =
  /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(daily|weekly|monthly|before-change|by-hand)-[0-9a-f]{4}$/

/** `20260302T104200123Z-daily-a1b2`: no character that a drive for Windows could not hold. */
export function nameBackup(madeAt: Date, kind: BackupKind, mark: string): string {
  return `${madeAt.toISOString().replaceAll(/[-:.]/g, '')}-${kind}-${mark}`
}

/** What a name says, or null when it is not the name of a backup. */
export function readBackupName(id: string): { madeAt: string; kind: BackupKind } | null {
  const match = form.exec(id)
  if (match === null) return null
  const [, year, month, day, hour, minute, second, millisecond, kind] = match
  const madeAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`
  if (Number.isNaN(Date.parse(madeAt))) return null
  return { madeAt, kind: kind as BackupKind }
}
