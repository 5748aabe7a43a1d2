import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Backup, SlotId } from '#shared/contract/calls/vault.ts'
import {
  addNote,
  cleanUpVaults,
  codeOf,
  createTestVault,
  keep,
  listNotes,
  otherPassphrase,
  type PlacedVault,
  placeAgain,
  readAllFiles,
  unlockAgain,
  testPassphrase,
} from '../vault/a-vault.ts'

cleanUpVaults()

const listKinds = async (made: PlacedVault) =>
  (await placeAgain(made).getStatus(null)).backups.map((backup) => backup.kind)

/** Overwrites bytes in the middle of the database, as a failing drive does. */
function damage(path: string): void {
  const bytes = readFileSync(path)
  bytes.fill(0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 6000)
  writeFileSync(path, bytes)
}

const fileOf = (made: PlacedVault, backup: Backup) => join(made.folder, 'backups', `${backup.id}.db`)

describe('a backup', () => {
  test('holds what the vault held, and opens with the passphrase of its day', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'before')
    const backup = await made.vault.backUp('by-hand')
    expect(backup).toEqual({
      id: expect.stringMatching(/^20260302T090000000Z-by-hand-[0-9a-f]{4}$/) as string,
      kind: 'by-hand',
      madeAt: '2026-03-02T09:00:00.000Z',
      bytes: statSync(fileOf(made, backup)).size,
    })
    addNote(made.vault, 'after')
    await made.vault.keys.setPassphrase(made.slotId, otherPassphrase)
    await made.vault.close()
    const { vault } = await placeAgain(made).restore(backup.id, made.slotId, testPassphrase)
    expect(listNotes(keep(vault))).toEqual(['before'])
  })

  test('is made when the vault is closed, but only when something changed', async () => {
    const made = await createTestVault()
    await made.vault.close()
    expect(await listKinds(made)).toEqual(['monthly'])
    await (await unlockAgain(made)).close()
    expect(await listKinds(made)).toEqual(['monthly'])
    const vault = await unlockAgain(made)
    addNote(vault, 'new')
    await vault.close()
    await vault.close()
    expect((await listKinds(made)).toSorted()).toEqual(['daily', 'monthly'])
  })

  test('is made up for after a session that ended without one', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const later = new Date(Date.now() + 60_000)
    utimesSync(join(made.folder, 'vault.db'), later, later)
    await (await unlockAgain(made)).close()
    expect((await listKinds(made)).toSorted()).toEqual(['daily', 'monthly'])
  })

  test('of a damaged vault is never made, and the damage is told', async () => {
    const made = await createTestVault()
    for (let count = 0; count < 400; count += 1) addNote(made.vault, 'note '.repeat(100))
    await made.vault.close()
    const before = await listKinds(made)
    const vault = await unlockAgain(made)
    damage(join(made.folder, 'vault.db'))
    await expect(vault.backUp('by-hand')).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' })
    await vault.close()
    expect(await listKinds(made)).toEqual(before)
    expect(
      [...readAllFiles(join(made.folder, 'backups')).keys()].filter((name) => name.includes('making')),
    ).toEqual([])
    // The next time, the file is newer than its backups, so all of it is read first.
    const later = new Date(Date.now() + 60_000)
    utimesSync(join(made.folder, 'vault.db'), later, later)
    const place = placeAgain(made)
    expect(await codeOf(() => place.unlock(made.slotId, testPassphrase))).toBe('vault.damaged')
    expect((await place.getStatus(null)).state).toBe('damaged')
  })

  test('that cannot be made does not keep the vault from closing', async () => {
    const made = await createTestVault()
    rmSync(join(made.folder, 'backups'), { recursive: true, force: true })
    writeFileSync(join(made.folder, 'backups'), 'a file in its place')
    addNote(made.vault, 'kept')
    await made.vault.close()
    expect(listNotes(await unlockAgain(made))).toEqual(['kept'])
  })

  test('that was half made is cleared away', async () => {
    const made = await createTestVault()
    await made.vault.close()
    writeFileSync(join(made.folder, 'backups', 'making-0a0b0c0d.db'), 'half')
    writeFileSync(join(made.folder, 'backups', 'a letter.txt'), 'not ours')
    await (await unlockAgain(made)).close()
    const names = [...readAllFiles(join(made.folder, 'backups')).keys()]
    expect(names.some((name) => name.startsWith('making-'))).toBe(false)
    expect(names).toContain('a letter.txt')
  })

  test('follows the clock even when the laptop’s clock is set back', async () => {
    const made = await createTestVault()
    made.clock.set('2036-01-01T12:00:00.000Z')
    await made.vault.backUp('by-hand')
    made.clock.set('2026-03-02T12:00:00.000Z')
    const backup = await made.vault.backUp('routine')
    await made.vault.close()
    expect(await listKinds(made)).toEqual(['by-hand', backup.kind])
    await (await unlockAgain(made)).close()
    expect(await listKinds(made)).toHaveLength(2)
  })
})

describe('restoring', () => {
  test('takes the place of a damaged vault, which is set aside whole', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'backed up')
    await made.vault.close()
    damage(join(made.folder, 'vault.db'))
    writeFileSync(join(made.folder, 'vault.db'), Buffer.alloc(5000, 1))
    const damaged = readFileSync(join(made.folder, 'vault.db'))
    const place = placeAgain(made)
    const status = await place.getStatus(null)
    expect(status.state).toBe('damaged')
    expect(await codeOf(() => place.unlock(made.slotId, testPassphrase))).toBe('vault.damaged')
    const id = status.backups[0]?.id ?? ''
    const { vault, setAsideLabel } = await place.restore(id, made.slotId, testPassphrase)
    expect(listNotes(keep(vault))).toEqual(['backed up'])
    expect(setAsideLabel).toBe(join('set-aside', '2026-03-02 09-00-00'))
    expect(readFileSync(join(made.folder, setAsideLabel, 'vault.db'))).toEqual(damaged)
    await vault.close()
    expect(listNotes(await unlockAgain(made))).toEqual(['backed up'])
  })

  test('works for a vault whose files are all gone but the backups', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'backed up')
    await made.vault.close()
    for (const name of ['vault.db', 'keys-a.json', 'keys-b.json']) rmSync(join(made.folder, name))
    const place = placeAgain(made)
    const status = await place.getStatus(null)
    expect(status).toMatchObject({ state: 'damaged', schoolName: 'Willow Creek School' })
    const restored = await place.restore(status.backups[0]?.id ?? '', made.slotId, testPassphrase)
    expect(listNotes(keep(restored.vault))).toEqual(['backed up'])
    expect(restored.setAsideLabel).toBe('')
  })

  test('goes back in a healthy vault, keeps today’s keys, and can be gone back on', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'Monday')
    const monday = await made.vault.backUp('by-hand')
    made.clock.pass(24 * 3600)
    addNote(made.vault, 'Tuesday')
    await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
    await made.vault.close()
    const place = placeAgain(made)
    const tuesday = (await place.getStatus(null)).backups.find((backup) => backup.kind !== 'by-hand')
    const back = keep((await place.restore(monday.id, made.slotId, testPassphrase)).vault)
    expect(listNotes(back)).toEqual(['Monday'])
    expect(back.keys.header.slots.map((slot) => slot.staffName)).toEqual(['Ana Reyes', 'Ben Okafor'])
    await back.close()
    const ben = back.keys.header.slots[1]?.id ?? ('' as SlotId)
    const forth = keep((await place.restore(tuesday?.id ?? '', ben, otherPassphrase)).vault)
    expect(listNotes(forth)).toEqual(['Monday', 'Tuesday'])
    expect(forth.staffName).toBe('Ben Okafor')
  })

  test('plays no old journal into the restored file', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'backed up')
    await made.vault.close()
    const journal = Buffer.alloc(9000, 0x5a)
    writeFileSync(join(made.folder, 'vault.db-journal'), journal)
    const place = placeAgain(made)
    const id = (await place.getStatus(null)).backups[0]?.id ?? ''
    const { vault, setAsideLabel } = await place.restore(id, made.slotId, testPassphrase)
    expect(listNotes(keep(vault))).toEqual(['backed up'])
    expect(readFileSync(join(made.folder, setAsideLabel, 'vault.db-journal'))).toEqual(journal)
  })

  const refusals: [string, (made: PlacedVault, backup: Backup) => [string, SlotId, string]][] = [
    ['with a wrong passphrase', (made, backup) => [backup.id, made.slotId, 'not the right passphrase']],
    ['for a stranger', (_made, backup) => [backup.id, 'nobody' as SlotId, testPassphrase]],
    [
      'of a backup that is not there',
      (made) => ['20200101T000000000Z-daily-0000', made.slotId, testPassphrase],
    ],
    ['of another path', (made) => ['../../vault', made.slotId, testPassphrase]],
    [
      'of a damaged backup',
      (made, backup) => (damage(fileOf(made, backup)), [backup.id, made.slotId, testPassphrase]),
    ],
    [
      'of a backup cut short',
      (made, backup) => (
        writeFileSync(fileOf(made, backup), readFileSync(fileOf(made, backup)).subarray(0, 8192)),
        [backup.id, made.slotId, testPassphrase]
      ),
    ],
    [
      'of something else with the name of a backup',
      (made, backup) => (
        writeFileSync(fileOf(made, backup), Buffer.alloc(20_000, 3)),
        [backup.id, made.slotId, testPassphrase]
      ),
    ],
  ]
  test.each(refusals)('is refused %s, and the vault stays as it is', async (_what, prepare) => {
    const made = await createTestVault()
    addNote(made.vault, 'kept')
    const backup = await made.vault.backUp('by-hand')
    await made.vault.close()
    const [id, slotId, passphrase] = prepare(made, backup)
    const before = readAllFiles(made.folder)
    expect(await codeOf(() => placeAgain(made).restore(id, slotId, passphrase))).toBe(
      'vault.backup-unreadable',
    )
    rmSync(join(made.folder, 'wrong-tries.json'), { force: true })
    expect([...readAllFiles(made.folder).keys()]).toEqual([...before.keys()])
    expect(listNotes(await unlockAgain(made))).toEqual(['kept'])
  })

  test('never overwrites what was set aside before', async () => {
    const made = await createTestVault()
    const backup = await made.vault.backUp('by-hand')
    await made.vault.close()
    const place = placeAgain(made)
    const labels: string[] = []
    for (let count = 0; count < 2; count += 1) {
      const { vault, setAsideLabel } = await place.restore(backup.id, made.slotId, testPassphrase)
      labels.push(setAsideLabel)
      await vault.close()
    }
    expect(labels).toEqual([
      join('set-aside', '2026-03-02 09-00-00'),
      join('set-aside', '2026-03-02 09-00-00 (2)'),
    ])
  })

  test('moves the present file aside when it cannot be copied', async () => {
    const made = await createTestVault()
    const backup = await made.vault.backUp('by-hand')
    await made.vault.close()
    // A folder cannot be copied as a file, as a file with unreadable parts cannot.
    rmSync(join(made.folder, 'vault.db'))
    mkdirSync(join(made.folder, 'vault.db'))
    writeFileSync(join(made.folder, 'vault.db', 'part'), 'x')
    const restored = await placeAgain(made).restore(backup.id, made.slotId, testPassphrase)
    keep(restored.vault)
    expect(readFileSync(join(made.folder, restored.setAsideLabel, 'vault.db', 'part'), 'utf8')).toBe('x')
  })
})
