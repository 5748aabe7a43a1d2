import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/messages/errors.ts'
import { aTestFolder, openTestVault, startAgain, startTestCore, type TestVault } from '../open-core.ts'
import { codeOf, otherPassphrase } from './a-vault.ts'

let vaults: TestVault[] = []
const folders: string[] = []
afterEach(async () => {
  for (const vault of vaults) await vault.remove()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  vaults = []
})

async function openVault(): Promise<TestVault> {
  const vault = await openTestVault()
  vaults.push(vault)
  return vault
}

const details = {
  schoolName: 'Willow Creek School',
  staffName: 'Ana Reyes',
  passphrase: 'seven quiet lanterns by the river',
  rule: 'us',
  paperSize: 'A4',
} as const

describe('the vault’s calls', () => {
  test('make a vault, close it, and open it with the same passphrase', async () => {
    const vault = await openVault()
    expect(vault.session).toEqual({
      schoolName: 'Willow Creek School',
      staffName: 'Ana Reyes',
      slotId: vault.session.slotId,
      folderLabel: expect.stringMatching(/ › Open Door$/) as string,
      lastBackupAt: null,
      isRecoveryKeyConfirmed: false,
      today: '2026-03-02',
    })
    await vault.close()
    const again = await startAgain(vault)
    const status = await again.call('vault.getStatus', {})
    expect(status).toEqual({
      state: 'locked',
      folderLabel: vault.session.folderLabel,
      schoolName: 'Willow Creek School',
      staff: [{ slotId: vault.session.slotId, name: 'Ana Reyes' }],
      syncedBy: null,
      waitSeconds: 0,
      backups: [expect.objectContaining({ kind: 'monthly', madeAt: '2026-03-02T09:00:00.000Z' })],
    })
    const { slotId } = vault.session
    const { session } = await again.call('vault.unlock', { slotId, passphrase: vault.passphrase })
    expect(session).toEqual({ ...vault.session, lastBackupAt: '2026-03-02T09:00:00.000Z' })
    expect(await again.call('vault.getSession', {})).toEqual({ session })
    expect(await again.call('vault.unlock', { slotId, passphrase: 'asked twice by a hasty finger' })).toEqual(
      {
        session,
      },
    )
    await again.core.close()
  })

  test('give the recovery sheet, which needs no disclosure, with the key that opens the vault', async () => {
    const core = startTestCore()
    const documentsFolder = aTestFolder()
    folders.push(documentsFolder)
    await core.link('link.start', { documentsFolder, lastFolder: null })
    const made = await core.call('vault.create', { folder: null, ...details })
    expect(made.recoverySheet).toMatchObject({ pages: 1, paperSize: 'A4', needsDisclosure: false })
    expect(Buffer.from(made.recoverySheet.bytes).subarray(0, 5).toString()).toBe('%PDF-')
    const typed = made.recoveryKey.toLowerCase()
    expect(await core.call('vault.confirmRecoveryKey', { typed: `${typed}x` })).toEqual({ isRight: false })
    expect(await core.call('vault.confirmRecoveryKey', { typed })).toEqual({ isRight: true })
    expect((await core.call('vault.getSession', {})).session.isRecoveryKeyConfirmed).toBe(true)
    await core.core.close()
  })

  test('take a name of spaces for no name', async () => {
    const vault = await openVault()
    const add = () => vault.call('vault.addStaff', { name: '  ', passphrase: otherPassphrase })
    expect(await codeOf(add)).toBe('app.refused')
    await vault.call('vault.addStaff', { name: ' Ben Okafor ', passphrase: otherPassphrase })
    expect((await vault.call('vault.getStatus', {})).staff[1]?.name).toBe('Ben Okafor')
  })

  test('refuse what needs an open vault while there is none', async () => {
    const core = startTestCore()
    const documentsFolder = aTestFolder()
    folders.push(documentsFolder)
    await core.link('link.start', { documentsFolder, lastFolder: null })
    expect(await codeOf(() => core.call('vault.getSession', {}))).toBe('vault.locked')
    expect(await codeOf(() => core.call('vault.backUpNow', {}))).toBe('vault.locked')
    expect((await core.call('vault.getStatus', {})).state).toBe('none')
    expect(await core.link('link.getFolder', {})).toEqual({ folder: null })
  })

  test('take folders only by the token of a dialog', async () => {
    const core = startTestCore()
    const documentsFolder = aTestFolder()
    folders.push(documentsFolder)
    await core.link('link.start', { documentsFolder, lastFolder: null })
    const chosen = join(documentsFolder, 'Counseling')
    mkdirSync(chosen)
    expect(await codeOf(() => core.link('link.grantPath', { path: join(chosen, 'gone') }))).toBe(
      'file.vanished',
    )
    const { token, label } = await core.link('link.grantPath', { path: chosen })
    expect(label).toMatch(/ › Counseling$/)
    expect(
      await codeOf(() => core.call('vault.useFolder', { folder: 'a made-up token' as typeof token })),
    ).toBe('app.refused')
    expect(await core.call('vault.useFolder', { folder: token })).toMatchObject({
      state: 'none',
      folderLabel: label,
    })
    await core.call('vault.create', { folder: token, ...details })
    expect(await core.link('link.getFolder', {})).toEqual({ folder: chosen })
    expect(await codeOf(() => core.call('vault.useFolder', { folder: token }))).toBe('app.refused')
    await core.link('link.close', {})
    expect(await core.link('link.getFolder', {})).toEqual({ folder: null })
    expect(existsSync(join(chosen, 'vault.db'))).toBe(true)
  })

  test('change passphrases and people', async () => {
    const vault = await openVault()
    const change = (current: string, next: string) =>
      codeOf(() => vault.call('vault.changePassphrase', { current, next }))
    expect(await change('not the right passphrase', otherPassphrase)).toBe('vault.wrong-passphrase')
    expect(await change(vault.passphrase, 'short')).toBe('vault.weak-passphrase')
    expect(await change(vault.passphrase, otherPassphrase)).toBe('no error')
    await vault.call('vault.addStaff', { name: 'Ben Okafor', passphrase: 'four slow trams in the morning' })
    const { staff } = await vault.call('vault.getStatus', {})
    expect(staff.map((person) => person.name)).toEqual(['Ana Reyes', 'Ben Okafor'])
    const [ana, ben] = staff
    if (ana === undefined || ben === undefined) throw new Error('someone is missing')
    await vault.call('vault.removeStaff', { slotId: ben.slotId })
    expect(await codeOf(() => vault.call('vault.removeStaff', { slotId: ana.slotId }))).toBe(
      'vault.last-staff',
    )
    await vault.close()
    const again = await startAgain(vault)
    const { session } = await again.call('vault.unlock', { slotId: ana.slotId, passphrase: otherPassphrase })
    expect(session.staffName).toBe('Ana Reyes')
    await again.core.close()
  })

  test('open with the recovery key, and renew it only for someone with the passphrase', async () => {
    const vault = await openVault()
    const { slotId } = vault.session
    expect(await codeOf(() => vault.call('vault.renewRecoveryKey', { passphrase: otherPassphrase }))).toBe(
      'vault.wrong-passphrase',
    )
    const renewed = await vault.call('vault.renewRecoveryKey', { passphrase: vault.passphrase })
    expect(renewed.recoverySheet.pages).toBe(1)
    expect(await vault.call('vault.confirmRecoveryKey', { typed: renewed.recoveryKey })).toEqual({
      isRight: true,
    })
    await vault.close()
    const again = await startAgain(vault)
    const open = (recoveryKey: string) =>
      again.call('vault.unlockWithRecoveryKey', { recoveryKey, slotId, newPassphrase: otherPassphrase })
    expect(await codeOf(() => open(vault.recoveryKey))).toBe('vault.wrong-recovery-key')
    expect((await open(renewed.recoveryKey)).session.staffName).toBe('Ana Reyes')
    await again.core.close()
  })

  test('follow the name of the school onto the unlock screen', async () => {
    const vault = await openVault()
    const settings = await vault.call('school.getSettings', {})
    await vault.call('school.saveSettings', { ...settings, schoolName: 'Alder Grove School' })
    expect((await vault.call('vault.getSession', {})).session.schoolName).toBe('Alder Grove School')
    await vault.close()
    const again = await startAgain(vault)
    expect((await again.call('vault.getStatus', {})).schoolName).toBe('Alder Grove School')
  })

  test('go back to a backup once the vault is locked', async () => {
    const vault = await openVault()
    const settings = await vault.call('school.getSettings', {})
    const { backup } = await vault.call('vault.backUpNow', {})
    expect((await vault.call('vault.getSession', {})).session.lastBackupAt).toBe(backup.madeAt)
    await vault.call('school.saveSettings', { ...settings, lockAfterMinutes: 99 })
    const { slotId } = vault.session
    const given = { backupId: backup.id, slotId, passphrase: vault.passphrase }
    expect(await codeOf(() => vault.call('vault.restore', given))).toBe('app.refused')
    await vault.close()
    const again = await startAgain(vault)
    const restored = await again.call('vault.restore', given)
    expect(restored.setAsideLabel).toBe(join('set-aside', '2026-03-02 09-00-00'))
    expect(await again.call('school.getSettings', {})).toEqual(settings)
    // What was given up is in the backup that was made as the vault closed.
    expect((await again.call('vault.getStatus', {})).backups).toHaveLength(2)
    await again.core.close()
  })

  test('tell of a damaged file without a name or a path', async () => {
    const vault = await openVault()
    await vault.close()
    writeFileSync(join(vault.folder, 'vault.db'), Buffer.alloc(40_000, 9))
    const again = await startAgain(vault)
    const { slotId } = vault.session
    const unlock = again.call('vault.unlock', { slotId, passphrase: vault.passphrase })
    await expect(unlock).rejects.toEqual(new AppError('vault.damaged'))
  })
})
