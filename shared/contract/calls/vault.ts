/** The vault before and around its opening. Passphrases go in and never come out. */
import { z } from 'zod'
import { attendanceRule } from '../../domain/attendance.ts'
import { passphraseLength } from '../../domain/passphrase.ts'
import { paperSize } from '../../domain/school-settings.ts'
import { coreCall, lockedCoreCall } from '../call.ts'
import { fileToken } from './app.ts'
import { paper } from './papers.ts'

const nothing = z.object({})
const passphrase = z
  .string()
  .min(1)
  .max(passphraseLength.most * 4)
export const slotId = z.string().min(1).max(64).brand<'SlotId'>()
export type SlotId = z.infer<typeof slotId>

export const backup = z.object({
  id: z.string(),
  madeAt: z.iso.datetime(),
  /** Why it was made. */
  kind: z.enum(['daily', 'weekly', 'monthly', 'before-change', 'by-hand']),
  bytes: z.int().nonnegative(),
})
export type Backup = z.infer<typeof backup>

export const vaultStatus = z.object({
  /**
   * `none`: no vault in the chosen folder, or no folder chosen yet. `missing`: the folder that was used last is
   * not there (a USB stick, say). `future`: made by a newer Open Door. `damaged`: it cannot be read as it is.
   */
  state: z.enum(['none', 'missing', 'locked', 'open', 'future', 'damaged', 'in-use']),
  folderLabel: z.string(),
  schoolName: z.string(),
  staff: z.array(z.object({ slotId, name: z.string() })),
  /** OneDrive, Dropbox and the like, when the folder is inside one; else null. */
  syncedBy: z.string().nullable(),
  /** Seconds before the next try, after wrong passphrases. */
  waitSeconds: z.number().nonnegative(),
  backups: z.array(backup),
})
export type VaultStatus = z.infer<typeof vaultStatus>

export const session = z.object({
  schoolName: z.string(),
  staffName: z.string(),
  slotId,
  folderLabel: z.string(),
  lastBackupAt: z.iso.datetime().nullable(),
  isRecoveryKeyConfirmed: z.boolean(),
  /** Today on this laptop's calendar, so that screens do not read the clock themselves. */
  today: z.iso.date(),
})
export type Session = z.infer<typeof session>

export const vaultCalls = {
  'vault.getStatus': lockedCoreCall(nothing, vaultStatus),
  /** Makes the folder the current one; the vault in it, if any, stays locked. */
  'vault.useFolder': lockedCoreCall(z.object({ folder: fileToken }), vaultStatus),
  /** Creates the vault and leaves it open. The recovery key is returned here and never again. */
  'vault.create': lockedCoreCall(
    z.object({
      /** Null: the usual place, `Open Door` in the documents folder. */
      folder: fileToken.nullable(),
      schoolName: z.string().min(1).max(120),
      staffName: z.string().min(1).max(120),
      passphrase,
      rule: attendanceRule,
      paperSize,
    }),
    z.object({ session, recoveryKey: z.string(), recoverySheet: paper }),
  ),
  /** True when the typed key is the vault's; spaces, hyphens and case do not matter. */
  'vault.confirmRecoveryKey': coreCall(
    z.object({ typed: z.string().max(200) }),
    z.object({ isRight: z.boolean() }),
  ),
  /** A new recovery key; the old one stops working once the new one is confirmed. */
  'vault.renewRecoveryKey': coreCall(
    z.object({ passphrase }),
    z.object({ recoveryKey: z.string(), recoverySheet: paper }),
  ),
  'vault.unlock': lockedCoreCall(z.object({ slotId, passphrase }), z.object({ session })),
  'vault.unlockWithRecoveryKey': lockedCoreCall(
    z.object({ recoveryKey: z.string().max(200), slotId, newPassphrase: passphrase }),
    z.object({ session }),
  ),
  'vault.changePassphrase': coreCall(z.object({ current: passphrase, next: passphrase }), nothing),
  'vault.addStaff': coreCall(z.object({ name: z.string().min(1).max(120), passphrase }), nothing),
  /** `erasesNotes` also erases the restricted notes of this person, which nobody could read any more. */
  'vault.removeStaff': coreCall(z.object({ slotId, erasesNotes: z.boolean().default(false) }), nothing),
  'vault.getSession': coreCall(nothing, z.object({ session })),
  'vault.backUpNow': coreCall(nothing, z.object({ backup })),
  /** Opens the backup with the passphrase, verifies it, sets the present file aside, puts the backup in its place. */
  'vault.restore': lockedCoreCall(
    z.object({ backupId: z.string(), slotId, passphrase }),
    z.object({ session, setAsideLabel: z.string() }),
  ),
}
