import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import { VaultPlace } from '#core/vault/vault-place.ts'
import { waitAfter } from '#core/vault/wrong-tries.ts'
import {
  addNote,
  aFolder,
  cleanUpVaults,
  codeOf,
  createTestVault,
  keep,
  listNotes,
  otherPassphrase,
  placeAgain,
  testRules,
  unlockAgain,
  wantedVault,
  testPassphrase,
  aClock,
} from './a-vault.ts'

cleanUpVaults()

describe('making a vault', () => {
  test('leaves exactly the vault’s own files', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const names = ['backups', 'in-use.lock', 'keys-a.json', 'keys-b.json', 'vault.db']
    expect(readdirSync(made.folder).toSorted()).toEqual(names)
  })

  test.each([
    ['short', 'seven lanterns'],
    ['common', 'password password'],
    ['endless', 'seven lanterns '.repeat(20)],
  ])('refuses a %s passphrase and makes no folder', async (_which, passphrase) => {
    const documentsFolder = aFolder()
    const place = new VaultPlace(aClock(), testRules)
    place.start({ documentsFolder, lastFolder: null })
    expect(await codeOf(() => place.create({ ...wantedVault, passphrase }))).toBe('vault.weak-passphrase')
    expect(readdirSync(documentsFolder)).toEqual([])
  })

  test('refuses a folder that has one, and touches nothing', async () => {
    const made = await createTestVault()
    await made.vault.close()
    expect(await codeOf(() => placeAgain(made).create({ ...wantedVault, folder: made.folder }))).toBe(
      'vault.exists',
    )
    expect((await unlockAgain(made)).staffName).toBe('Ana Reyes')
  })

  test('makes its own folder among a person’s other files, and uses an empty one as it is', async () => {
    const [full, empty] = [aFolder(), aFolder()]
    writeFileSync(join(full, 'letter.txt'), '')
    writeFileSync(join(empty, 'desktop.ini'), '')
    const place = new VaultPlace(aClock(), testRules)
    place.start({ documentsFolder: aFolder(), lastFolder: null })
    expect(keep((await place.create({ ...wantedVault, folder: full })).vault).folder).toBe(
      join(full, 'Open Door'),
    )
    expect(keep((await place.create({ ...wantedVault, folder: empty })).vault).folder).toBe(empty)
    await place.useFolder(full)
    expect((await place.getStatus(null)).folderLabel).toMatch(/^open-door-test-.* › Open Door$/)
  })

  test('that stopped half-way leaves no vault, and can be done again', async () => {
    const documentsFolder = aFolder()
    const place = new VaultPlace(aClock(), testRules)
    place.start({ documentsFolder, lastFolder: null })
    const noPaper = async () => Promise.reject(new Error('no font for this name'))
    await expect(place.create({ ...wantedVault, useRecoveryKey: noPaper })).rejects.toThrow('no font')
    expect((await place.getStatus(null)).state).toBe('none')
    // And when it ended between the headers and the database's name.
    writeFileSync(join(documentsFolder, 'Open Door', 'keys-a.json'), '{}')
    expect((await place.getStatus(null)).state).toBe('none')
    keep((await place.create(wantedVault)).vault)
    expect(existsSync(join(documentsFolder, 'Open Door', 'vault.db'))).toBe(true)
  })

  test('in a folder that cannot be says why', async () => {
    const documentsFolder = aFolder()
    writeFileSync(join(documentsFolder, 'Open Door'), 'a file in its place')
    const place = new VaultPlace(aClock(), testRules)
    place.start({ documentsFolder, lastFolder: null })
    expect(await codeOf(() => place.create(wantedVault))).toBe('disk.no-permission')
  })
})

describe('unlocking', () => {
  test('brings back what was saved', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'yesterday')
    await made.vault.close()
    expect(listNotes(await unlockAgain(made))).toEqual(['yesterday'])
  })

  test('wants the passphrase of that person', async () => {
    const made = await createTestVault()
    await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
    await made.vault.close()
    expect(await codeOf(() => unlockAgain(made, otherPassphrase))).toBe('vault.wrong-passphrase')
    const status = await placeAgain(made).getStatus(null)
    expect(status.staff.map((person) => person.name)).toEqual(['Ana Reyes', 'Ben Okafor'])
    const ben = status.staff[1]?.slotId ?? ('' as SlotId)
    expect(keep(await placeAgain(made).unlock(ben, otherPassphrase)).staffName).toBe('Ben Okafor')
  })

  test('waits longer after each wrong try, never more than a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1e6].map(waitAfter)).toEqual([
      0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60,
    ])
  })

  test('keeps the wait over a new start, and ends it', async () => {
    const made = await createTestVault()
    await made.vault.close()
    for (let count = 0; count < 4; count += 1) {
      expect(await codeOf(() => unlockAgain(made, 'not the right passphrase'))).toBe('vault.wrong-passphrase')
    }
    expect((await placeAgain(made).getStatus(null)).waitSeconds).toBe(2)
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.wait')
    made.clock.pass(2)
    await unlockAgain(made).then((vault) => vault.close())
    expect((await placeAgain(made).getStatus(null)).waitSeconds).toBe(0)
    expect(existsSync(join(made.folder, 'wrong-tries.json'))).toBe(false)
  })

  test('waits no longer than a minute when the clock was set back, or the note of it is spoiled', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const path = join(made.folder, 'wrong-tries.json')
    writeFileSync(path, JSON.stringify({ count: 50, lastAt: '2036-01-01T00:00:00.000Z' }))
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.wait')
    made.clock.pass(61)
    await unlockAgain(made).then((vault) => vault.close())
    writeFileSync(path, '{"count": "many"}')
    expect((await placeAgain(made).getStatus(null)).waitSeconds).toBe(0)
  })

  test('is refused while another has the vault open', async () => {
    const made = await createTestVault()
    const other = placeAgain(made)
    expect((await other.getStatus(null)).state).toBe('in-use')
    expect(await codeOf(() => other.unlock(made.slotId, testPassphrase))).toBe('vault.in-use')
    await made.vault.close()
    expect((await other.getStatus(null)).state).toBe('locked')
    keep(await other.unlock(made.slotId, testPassphrase))
  })

  test('of a folder that went away says that it is missing, and works when it is back', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const away = `${made.folder} (unplugged)`
    renameSync(made.folder, away)
    const place = placeAgain(made)
    expect(await place.getStatus(null)).toMatchObject({ state: 'missing', backups: [], staff: [] })
    expect(await codeOf(() => place.unlock(made.slotId, testPassphrase))).toBe('vault.not-there')
    // An empty mount point is as good as no folder.
    mkdirSync(made.folder)
    expect((await place.getStatus(null)).state).toBe('missing')
    rmSync(made.folder, { recursive: true })
    renameSync(away, made.folder)
    expect(keep(await place.unlock(made.slotId, testPassphrase)).staffName).toBe('Ana Reyes')
  })

  test('finds no vault in a folder that never had one', async () => {
    const place = new VaultPlace(aClock(), testRules)
    place.start({ documentsFolder: aFolder(), lastFolder: null })
    expect(await place.getStatus(null)).toMatchObject({ state: 'none', schoolName: '', backups: [] })
  })
})

describe('the people of a vault', () => {
  test('change their passphrase, and the old one stops working', async () => {
    const made = await createTestVault()
    const { keys } = made.vault
    expect(await codeOf(() => keys.requirePassphrase(made.slotId, 'not the right passphrase'))).toBe(
      'vault.wrong-passphrase',
    )
    await keys.requirePassphrase(made.slotId, testPassphrase)
    expect(await codeOf(() => keys.setPassphrase(made.slotId, 'too short'))).toBe('vault.weak-passphrase')
    await keys.setPassphrase(made.slotId, otherPassphrase)
    await made.vault.close()
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.wrong-passphrase')
    expect((await unlockAgain(made, otherPassphrase)).staffName).toBe('Ana Reyes')
  })

  test('may be removed, but not the last one', async () => {
    const made = await createTestVault()
    const { keys } = made.vault
    expect(await codeOf(() => keys.removeStaff(made.slotId))).toBe('vault.last-staff')
    await keys.addStaff('Ben Okafor', otherPassphrase)
    await keys.removeStaff(made.slotId)
    expect(keys.header.slots.map((slot) => slot.staffName)).toEqual(['Ben Okafor'])
    await made.vault.close()
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.wrong-passphrase')
  })
})

describe('the recovery key', () => {
  test('opens the vault and gives a new passphrase', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'kept')
    await made.vault.close()
    const vault = keep(
      await placeAgain(made).unlockWithRecoveryKey(
        made.recoveryKey.toLowerCase().replaceAll('-', ' '),
        made.slotId,
        otherPassphrase,
      ),
    )
    expect(listNotes(vault)).toEqual(['kept'])
    await vault.close()
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.wrong-passphrase')
    expect((await unlockAgain(made, otherPassphrase)).staffName).toBe('Ana Reyes')
  })

  test('of another vault, a mistyped one and a weak new passphrase open nothing', async () => {
    const [made, other] = [await createTestVault(), await createTestVault()]
    await made.vault.close()
    const attempt = (key: string, passphrase = otherPassphrase) =>
      codeOf(() => placeAgain(made).unlockWithRecoveryKey(key, made.slotId, passphrase))
    expect(await attempt(other.recoveryKey)).toBe('vault.wrong-recovery-key')
    expect(await attempt(`${made.recoveryKey.slice(0, -1)}!`)).toBe('vault.mistyped-recovery-key')
    expect(await attempt(made.recoveryKey, 'short')).toBe('vault.weak-passphrase')
    expect((await unlockAgain(made)).staffName).toBe('Ana Reyes')
  })

  test('is confirmed by typing it back', async () => {
    const made = await createTestVault()
    const { keys } = made.vault
    expect(await keys.confirmRecoveryKey('not this')).toBe(false)
    expect(keys.header.isRecoveryConfirmed).toBe(false)
    expect(await keys.confirmRecoveryKey(made.recoveryKey)).toBe(true)
    expect(keys.header.isRecoveryConfirmed).toBe(true)
  })

  test('can be renewed; the old one works until the new one was typed back', async () => {
    const made = await createTestVault()
    const { keys } = made.vault
    await keys.confirmRecoveryKey(made.recoveryKey)
    const renewed = await keys.renewRecoveryKey(async (recoveryKey) => recoveryKey)
    expect(await keys.confirmRecoveryKey(made.recoveryKey)).toBe(false)
    await made.vault.close()
    const recover = async (key: string) => {
      const vault = keep(await placeAgain(made).unlockWithRecoveryKey(key, made.slotId, testPassphrase))
      await vault.close()
    }
    await recover(made.recoveryKey)
    await recover(renewed)
    const vault = await unlockAgain(made)
    expect(await vault.keys.confirmRecoveryKey(renewed)).toBe(true)
    await vault.close()
    expect(await codeOf(() => recover(made.recoveryKey))).toBe('vault.wrong-recovery-key')
    await recover(renewed)
  })

  test('is not renewed when it cannot be put on paper', async () => {
    const made = await createTestVault()
    const before = made.vault.keys.header
    const noPaper = async () => Promise.reject(new Error('no paper'))
    await expect(made.vault.keys.renewRecoveryKey(noPaper)).rejects.toThrow('no paper')
    expect(made.vault.keys.header).toEqual(before)
  })
})
