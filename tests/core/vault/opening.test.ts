import { existsSync, readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openTestVault, startAgain, type TestVault } from '../open-core.ts'

let vault: TestVault | null = null
afterEach(async () => {
  await vault?.remove()
  vault = null
})

test('a new vault is open, and after closing the same passphrase opens it again', async () => {
  vault = await openTestVault()
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
  expect(readdirSync(vault.folder).toSorted()).toEqual([
    'backups',
    'in-use.lock',
    'keys-a.json',
    'keys-b.json',
    'vault.db',
  ])
  const again = await startAgain(vault)
  const status = await again.call('vault.getStatus', {})
  expect(status).toMatchObject({
    state: 'locked',
    schoolName: 'Willow Creek School',
    staff: [{ slotId: vault.session.slotId, name: 'Ana Reyes' }],
    syncedBy: null,
    waitSeconds: 0,
  })
  expect(status.backups).toHaveLength(1)
  const { session } = await again.call('vault.unlock', {
    slotId: vault.session.slotId,
    passphrase: vault.passphrase,
  })
  expect(session).toEqual({ ...vault.session, lastBackupAt: '2026-03-02T09:00:00.000Z' })
  await again.core.close()
  expect(existsSync(vault.folder)).toBe(true)
})
