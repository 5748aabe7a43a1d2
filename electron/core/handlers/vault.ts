/** The vault's calls: its status, making, unlocking, keys, backups. Holds no rule of its own. */
import type { Session } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import { listBackups } from '../backups/backup-files.ts'
import { makeRecoverySheet } from '../documents/recovery-sheet.ts'
import type { RecoverySheetInput } from '../documents/templates/recovery-sheet.ts'
import { eraseNotesOfPerson } from '../storage/tables/restricted-notes.ts'
import { getSettings, saveSettings } from '../storage/tables/school.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { labelFolder } from '../vault/look-at-folder.ts'
import type { Context } from './context.ts'
import type { HandlersOf } from './handler.ts'

async function describeSession(context: Context, vault: OpenVault): Promise<Session> {
  const [newest] = await listBackups(vault.folder)
  return {
    schoolName: getSettings(vault.database).schoolName,
    staffName: vault.staffName,
    slotId: vault.slotId,
    folderLabel: labelFolder(vault.folder),
    lastBackupAt: newest?.madeAt ?? null,
    isRecoveryKeyConfirmed: vault.keys.header.isRecoveryConfirmed,
    today: context.today(),
  }
}

/** Throws `app.refused` for a name of spaces. */
function tidyName(typed: string): string {
  const name = typed.normalize('NFC').trim()
  if (name === '') throw new AppError('app.refused')
  return name
}

/** Also when the window asks twice: an open vault is answered with its session. */
async function openOnce(context: Context, open: () => Promise<OpenVault>): Promise<{ session: Session }> {
  context.vault ??= await open()
  return { session: await describeSession(context, context.vault) }
}

async function shelveRecoverySheet(context: Context, input: Omit<RecoverySheetInput, 'madeOn'>) {
  const sheet = await makeRecoverySheet({ ...input, madeOn: context.today() })
  return context.papers.put(sheet, { kind: 'recovery-sheet' })
}

export const vaultHandlers: HandlersOf<'vault'> = {
  'vault.getStatus': (_input, context) => context.place.getStatus(context.vault),

  'vault.useFolder': async ({ folder }, context) => {
    if (context.vault !== null) throw new AppError('app.refused')
    await context.place.useFolder(context.files.getPath(folder))
    return context.place.getStatus(null)
  },

  'vault.create': async (input, context) => {
    if (context.vault !== null) throw new AppError('app.refused')
    const { passphrase, rule, paperSize } = input
    const [schoolName, staffName] = [tidyName(input.schoolName), tidyName(input.staffName)]
    const made = await context.place.create({
      folder: input.folder === null ? null : context.files.getPath(input.folder),
      schoolName,
      staffName,
      passphrase,
      fill: (database) =>
        saveSettings(database, {
          schoolName,
          rule,
          sessionsADay: rule === 'england' ? 2 : 1,
          paperSize,
          minutesADay: 390,
          countsDualRegistered: true,
          lockAfterMinutes: 10,
        }),
      // Before the vault gets its name: there must be none whose recovery key could not be put on paper.
      useRecoveryKey: (recoveryKey, folder) =>
        shelveRecoverySheet(context, {
          schoolName,
          staffName,
          recoveryKey,
          paperSize,
          folderLabel: labelFolder(folder),
        }),
    })
    context.vault = made.vault
    return {
      session: await describeSession(context, made.vault),
      recoveryKey: made.recoveryKey,
      recoverySheet: made.used,
    }
  },

  'vault.confirmRecoveryKey': async ({ typed }, { vault }) => ({
    isRight: await vault.keys.confirmRecoveryKey(typed),
  }),

  'vault.renewRecoveryKey': async ({ passphrase }, context) => {
    const { vault } = context
    await vault.keys.requirePassphrase(vault.slotId, passphrase)
    const { schoolName, paperSize } = getSettings(vault.database)
    return vault.keys.renewRecoveryKey(async (recoveryKey) => ({
      recoveryKey,
      recoverySheet: await shelveRecoverySheet(context, {
        schoolName,
        staffName: vault.staffName,
        recoveryKey,
        paperSize,
        folderLabel: labelFolder(vault.folder),
      }),
    }))
  },

  'vault.unlock': ({ slotId, passphrase }, context) =>
    openOnce(context, () => context.place.unlock(slotId, passphrase)),

  'vault.unlockWithRecoveryKey': ({ recoveryKey, slotId, newPassphrase }, context) =>
    openOnce(context, () => context.place.unlockWithRecoveryKey(recoveryKey, slotId, newPassphrase)),

  'vault.changePassphrase': async ({ current, next }, { vault }) => {
    await vault.keys.requirePassphrase(vault.slotId, current)
    await vault.keys.setPassphrase(vault.slotId, next)
    return {}
  },

  'vault.addStaff': async ({ name, passphrase }, { vault }) => {
    await vault.keys.addStaff(tidyName(name), passphrase)
    return {}
  },

  'vault.removeStaff': async ({ slotId, erasesNotes }, { vault }) => {
    // The key first: whoever can still open the vault still has notes to read.
    await vault.keys.removeStaff(slotId)
    if (erasesNotes) eraseNotesOfPerson(vault.database, slotId)
    return {}
  },

  'vault.getSession': async (_input, context) => ({
    session: await describeSession(context, context.vault),
  }),

  'vault.backUpNow': async (_input, { vault }) => ({ backup: await vault.backUp('by-hand') }),

  'vault.restore': async ({ backupId, slotId, passphrase }, context) => {
    // Only the end of the process clears what an open vault left in memory: it is locked first.
    if (context.vault !== null) throw new AppError('app.refused')
    const { vault, setAsideLabel } = await context.place.restore(backupId, slotId, passphrase)
    context.vault = vault
    return { session: await describeSession(context, vault), setAsideLabel }
  },
}
