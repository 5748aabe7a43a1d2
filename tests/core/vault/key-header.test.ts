import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHeaderCopies, writeHeaderCopies } from '#core/vault/header-files.ts'
import { decodeHeader, encodeHeader, isHeaderAuthentic, type KeyHeader } from '#core/vault/key-header.ts'
import {
  aFolder,
  cleanUpVaults,
  codeOf,
  createTestVault,
  listNotes,
  addNote,
  otherPassphrase,
  placeAgain,
  unlockAgain,
  testPassphrase,
} from './a-vault.ts'

cleanUpVaults()

const readHeader = (path: string): KeyHeader => {
  const reading = decodeHeader(readFileSync(path, 'utf8'))
  if (reading.state !== 'good') throw new Error(`the header is ${reading.state}`)
  return reading.header
}

const areBothThere = (folder: string) =>
  readHeader(join(folder, 'keys-a.json')).mac === readHeader(join(folder, 'keys-b.json')).mac

/** As an attacker without the data key would write it: changed, with a right SHA-256. */
const forge = (header: KeyHeader, change: object) => encodeHeader({ ...header, ...change } as KeyHeader)

describe('the key header', () => {
  test('reads back as it was written, and any changed byte or shorter file is known as damaged', async () => {
    const { folder } = await createTestVault()
    const text = readFileSync(join(folder, 'keys-a.json'), 'utf8')
    expect(encodeHeader(readHeader(join(folder, 'keys-a.json')))).toBe(text)
    fc.assert(
      fc.property(fc.nat(text.length - 3), fc.integer({ min: 33, max: 126 }), (at, code) => {
        const letter = String.fromCharCode(code)
        fc.pre(text.charAt(at).trim() !== '' && text.charAt(at) !== letter)
        expect(decodeHeader(text.slice(0, at) + letter + text.slice(at + 1)).state).toBe('damaged')
        expect(decodeHeader(text.slice(0, at)).state).toBe('damaged')
      }),
      { numRuns: 300 },
    )
  })

  test.each(['', 'null', '[]', '{}', '{"sha256":"","header":{"format":1}}', '\u0000'.repeat(20)])(
    'is not %j',
    (text) => expect(decodeHeader(text)).toEqual({ state: 'damaged' }),
  )

  test('of a later form is known as one of the future', () => {
    const header = { format: 2, something: 'new' }
    const sha256 = createHash('sha256').update(JSON.stringify(header)).digest('hex')
    expect(decodeHeader(JSON.stringify({ sha256, header }))).toEqual({ state: 'future' })
  })

  test('is authentic only as it was signed', async () => {
    const { vault } = await createTestVault()
    const { header } = vault.keys
    expect(isHeaderAuthentic(header, randomBytes(32))).toBe(false)
  })

  test('is there twice, the same, with a sequence number that rises with every change', async () => {
    const made = await createTestVault()
    const [a, b] = [join(made.folder, 'keys-a.json'), join(made.folder, 'keys-b.json')]
    expect(readFileSync(a)).toEqual(readFileSync(b))
    expect(readHeader(a).sequence).toBe(1)
    await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
    expect(readFileSync(a)).toEqual(readFileSync(b))
    expect(readHeader(a).sequence).toBe(2)
    const inside = made.vault.database.get<{ header: string }>('SELECT header FROM key_header')
    expect(inside?.header).toBe(readFileSync(a, 'utf8'))
  })

  test('is whole in one copy at every step of a change', async () => {
    const made = await createTestVault()
    const older = readHeader(join(made.folder, 'keys-a.json'))
    await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
    const newer = encodeHeader(made.vault.keys.header)
    const folder = aFolder()
    // Every state that a crash can leave: the first copy written up to some byte, beside the old second copy.
    for (const length of [0, 1, newer.length >> 1, newer.length - 1, newer.length]) {
      writeFileSync(join(folder, 'keys-a.json'), newer.slice(0, length))
      writeFileSync(join(folder, 'keys-b.json'), encodeHeader(older))
      const copies = await readHeaderCopies(folder)
      expect(copies.good[0]?.sequence).toBe(length >= newer.length - 1 ? 2 : 1)
      await writeHeaderCopies(folder, made.vault.keys.header)
      expect(areBothThere(folder)).toBe(true)
    }
  })
})

describe('a vault with a damaged header', () => {
  const damages: [string, (path: string) => void][] = [
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => truncateSync(path)],
    ['cut short', (path) => truncateSync(path, 200)],
    ['far too long', (path) => writeFileSync(path, Buffer.alloc(3_000_000, 32))],
    ['a folder', (path) => (rmSync(path), mkdirSync(path))],
  ]
  for (const name of ['keys-a.json', 'keys-b.json']) {
    test.each(damages.slice(0, 4))(`opens when ${name} is %s, and mends it`, async (_damage, damage) => {
      const made = await createTestVault()
      addNote(made.vault, 'kept')
      await made.vault.close()
      damage(join(made.folder, name))
      expect((await placeAgain(made).getStatus(null)).state).toBe('locked')
      expect(listNotes(await unlockAgain(made))).toEqual(['kept'])
      expect(areBothThere(made.folder)).toBe(true)
    })
  }

  test.each(damages)('opens by the newest backup’s copy when both are %s', async (_damage, damage) => {
    const made = await createTestVault()
    addNote(made.vault, 'kept')
    await made.vault.close()
    for (const name of ['keys-a.json', 'keys-b.json']) damage(join(made.folder, name))
    const place = placeAgain(made)
    expect(await place.getStatus(null)).toMatchObject({
      state: 'locked',
      schoolName: 'Willow Creek School',
      staff: [{ name: 'Ana Reyes', slotId: made.slotId }],
    })
    if (_damage === 'a folder') return
    expect(listNotes(await unlockAgain(made))).toEqual(['kept'])
    expect(areBothThere(made.folder)).toBe(true)
  })

  test('takes up the newer keys from inside when only an old header could be found', async () => {
    const made = await createTestVault()
    await made.vault.backUp('by-hand')
    await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
    await made.vault.keys.setPassphrase(made.slotId, 'four slow trams in the morning')
    const newest = made.vault.keys.header
    // The routine backup on closing would bring the new header with it.
    await made.vault.close()
    const place = placeAgain(made)
    for (const { id, kind } of (await place.getStatus(null)).backups) {
      if (kind !== 'by-hand') rmSync(join(made.folder, 'backups', `${id}.keys.json`))
    }
    for (const name of ['keys-a.json', 'keys-b.json']) rmSync(join(made.folder, name))
    const again = await unlockAgain(made)
    expect(again.keys.header.slots).toEqual(newest.slots)
    await again.close()
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.wrong-passphrase')
    made.clock.pass(120)
    expect((await unlockAgain(made, 'four slow trams in the morning')).staffName).toBe('Ana Reyes')
  })

  test('is damaged, and says so, when neither header nor backup is left', async () => {
    const made = await createTestVault()
    await made.vault.close()
    rmSync(join(made.folder, 'backups'), { recursive: true })
    for (const name of ['keys-a.json', 'keys-b.json']) rmSync(join(made.folder, name))
    const place = placeAgain(made)
    expect((await place.getStatus(null)).state).toBe('damaged')
    expect(await codeOf(() => place.unlock(made.slotId, testPassphrase))).toBe('vault.damaged')
    expect(existsSync(join(made.folder, 'vault.db'))).toBe(true)
  })

  test('passes over a copy that someone changed, and takes the untouched one', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const header = readHeader(join(made.folder, 'keys-a.json'))
    const forged = forge(header, { schoolName: 'Another School', sequence: 99 })
    writeFileSync(join(made.folder, 'keys-a.json'), forged)
    const vault = await unlockAgain(made)
    expect(vault.keys.header.schoolName).toBe('Willow Creek School')
    expect(readFileSync(join(made.folder, 'keys-a.json'), 'utf8')).not.toBe(forged)
  })

  test('is refused when someone changed both copies', async () => {
    const made = await createTestVault()
    await made.vault.close()
    const header = readHeader(join(made.folder, 'keys-a.json'))
    for (const name of ['keys-a.json', 'keys-b.json']) {
      writeFileSync(join(made.folder, name), forge(header, { isRecoveryConfirmed: true }))
    }
    expect(await codeOf(() => unlockAgain(made))).toBe('vault.damaged')
  })

  test('that is of an older day keeps out someone who was removed since', async () => {
    const made = await createTestVault()
    await made.vault.keys.addStaff('Ben Okafor', otherPassphrase)
    const older = readFileSync(join(made.folder, 'keys-a.json'))
    const ben = made.vault.keys.header.slots[1]
    if (ben === undefined) throw new Error('Ben has no slot')
    await made.vault.keys.removeStaff(ben.id)
    await made.vault.close()
    for (const name of ['keys-a.json', 'keys-b.json']) writeFileSync(join(made.folder, name), older)
    const place = placeAgain(made)
    expect(await codeOf(() => place.unlock(ben.id, otherPassphrase))).toBe('vault.wrong-passphrase')
    expect((await unlockAgain(made)).keys.header.slots.map((slot) => slot.staffName)).toEqual(['Ana Reyes'])
  })
})
