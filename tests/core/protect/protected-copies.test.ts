/** A protected copy on its way out of a real vault, and the file in hand that is compared with what was given. */
import { spawnSync } from 'node:child_process'
import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { passphraseWords } from '#core/documents/protect/passphrase-words.ts'
import { aPlannedStudent, forTheFamily, type PlannedStudent } from '../plans/a-planned-student.ts'

let planned: PlannedStudent
beforeEach(async () => {
  planned = await aPlannedStudent()
})
afterEach(() => planned.vault.remove())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const listDisclosures = async () =>
  (await planned.vault.call('disclosures.list', { studentId: null })).disclosures

async function savePaper(isProtected: boolean) {
  const { paper } = await planned.vault.call('agreements.prepare', { planId: planned.planId })
  const path = join(planned.vault.documentsFolder, isProtected ? 'protected.pdf' : 'open.pdf')
  const input = { paperId: paper.id, path, disclosure: forTheFamily, isProtected }
  const { passphrase } = await planned.vault.link('link.writePaper', input)
  return { paper, path, passphrase: passphrase ?? '' }
}

async function saveTable(fileType: 'csv' | 'xlsx') {
  const wish = { what: 'caseload', schoolYearId: null, studentIds: [planned.studentId] } as const
  const table = await planned.vault.call('exports.prepare', {
    wish: { ...wish, studentIds: [...wish.studentIds] },
    fileType,
  })
  const { fileName } = await planned.vault.link('link.describePaper', {
    paperId: table.id,
    isProtected: true,
  })
  const path = join(planned.vault.documentsFolder, fileName)
  const input = { paperId: table.id, path, disclosure: forTheFamily, isProtected: true }
  const { passphrase } = await planned.vault.link('link.writePaper', input)
  return { path, inside: table.fileName, fileName, passphrase: passphrase ?? '' }
}

async function check(path: string) {
  const { token } = await planned.vault.link('link.grantPath', { path })
  return (await planned.vault.call('disclosures.findOfFile', { token })).disclosures
}

test('a protected paper opens with the six words that are told, and its record has its own SHA-256', async () => {
  const { paper, path, passphrase } = await savePaper(true)
  expect(passphrase.split(' ').map((word) => passphraseWords.includes(word))).toEqual(Array(6).fill(true))
  const opened = spawnSync('qpdf', [`--password=${passphrase}`, '--decrypt', path, '-'])
  expect(opened.status).toBe(0)
  const { sha256: given, isProtected } = (await listDisclosures())[0] ?? {}
  expect({ given, isProtected }).toEqual({ given: sha256(readFileSync(path)), isProtected: true })
  expect(given).not.toBe(paper.sha256)
  // The agreement that is kept is the paper itself, without a passphrase.
  const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
  expect(agreements).toMatchObject([{ sha256: paper.sha256 }])
})

test('every copy has another passphrase', async () => {
  const [first, second] = [await savePaper(true), await savePaper(true)]
  expect(first.passphrase).not.toBe(second.passphrase)
})

test('an agreement that left protected is not forgotten with a print that did not happen', async () => {
  const { paper } = await planned.vault.call('agreements.prepare', { planId: planned.planId })
  const order = { paperId: paper.id, disclosure: forTheFamily }
  const { recorded } = await planned.vault.link('link.recordPrint', order)
  const path = join(planned.vault.documentsFolder, 'protected.pdf')
  await planned.vault.link('link.writePaper', { ...order, path, isProtected: true })
  await planned.vault.link('link.forgetPrint', { recorded })
  const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
  expect(agreements).toHaveLength(1)
})

test('what was given is known again; changed by one byte, or never given, it is not', async () => {
  const open = await savePaper(false)
  const kept = await savePaper(true)
  expect(await check(open.path)).toMatchObject([
    { what: 'Reintegration agreement 1', recipient: 'Samira Haddad', how: 'saved', isProtected: false },
  ])
  expect(await check(kept.path)).toMatchObject([{ isProtected: true, staffName: 'Grace Okafor' }])
  const bytes = readFileSync(kept.path)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100)
  writeFileSync(kept.path, bytes)
  expect(await check(kept.path)).toEqual([])
})

test('a file that went away meanwhile is said to be gone', async () => {
  const { path } = await savePaper(false)
  const { token } = await planned.vault.link('link.grantPath', { path })
  spawnSync('rm', [path])
  await expect(planned.vault.call('disclosures.findOfFile', { token })).rejects.toMatchObject({
    code: 'file.vanished',
  })
})

test.each([
  ['csv', 'Amina Haddad'],
  ['xlsx', 'PK'],
] as const)('a protected %s is a zip of it that only the passphrase opens', async (fileType, words) => {
  const { path, inside, fileName, passphrase } = await saveTable(fileType)
  expect(fileName).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.zip$/)
  expect(await check(path)).toMatchObject([{ isProtected: true, studentName: 'Amina Haddad' }])
  const zip = readFileSync(path)
  expect(zip.includes('Amina')).toBe(false)
  const { name, bytes } = openZip(zip, passphrase)
  expect(name).toBe(inside)
  expect(bytes.toString('utf8')).toContain(words)
  expect(() => openZip(zip, `${passphrase}s`)).toThrow('wrong passphrase')
})

/** Opens a zip of one file as the specification of AE-2 says, with nothing of the library that wrote it. */
function openZip(zip: Buffer, passphrase: string): { name: string; bytes: Buffer } {
  const directory = zip.indexOf('PK\u0001\u0002')
  const size = zip.readUInt32LE(directory + 20)
  const [nameLength, extraLength] = [zip.readUInt16LE(26), zip.readUInt16LE(28)]
  const extra = zip.subarray(30 + nameLength, 30 + nameLength + extraLength)
  const aes = extra.subarray(extra.indexOf(Buffer.from('0199', 'hex')))
  // AE-2, of the vendor AE, 256 bits, deflated; and so no checksum of what is inside.
  expect(aes.subarray(4, 11).toString('hex')).toBe(`0200${Buffer.from('AE').toString('hex')}030800`)
  expect(zip.readUInt32LE(directory + 16)).toBe(0)
  const start = 30 + nameLength + extraLength
  const salt = zip.subarray(start, start + 16)
  const keys = pbkdf2Sync(passphrase, salt, 1000, 66, 'sha1')
  if (!keys.subarray(64).equals(zip.subarray(start + 16, start + 18))) throw new Error('wrong passphrase')
  const hidden = zip.subarray(start + 18, start + size - 10)
  const seal = createHmac('sha1', keys.subarray(32, 64)).update(hidden).digest().subarray(0, 10)
  expect(zip.subarray(start + size - 10, start + size)).toEqual(seal)
  const counters = Buffer.alloc(Math.ceil(hidden.length / 16) * 16)
  for (let at = 0; at < counters.length; at += 16) counters.writeUInt32LE(at / 16 + 1, at)
  const mask = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).update(counters)
  const deflated = Buffer.from(hidden.map((byte, at) => byte ^ (mask[at] ?? 0)))
  return { name: zip.subarray(30, 30 + nameLength).toString(), bytes: inflateRawSync(deflated) }
}

test('no file that leaves, open or protected, has a name on it that a person bears', async () => {
  const { path } = await savePaper(false)
  const text = readFileSync(path).toString('latin1')
  const metadata = spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout
  const xmp = spawnSync('pdfinfo', ['-meta', path], { encoding: 'utf8' }).stdout
  expect(metadata).toContain('Title:           Reintegration agreement')
  const names = ['Amina', 'Haddad', 'Samira', 'Grace', 'Okafor', 'Lincoln']
  expect(names.filter((name) => [text, metadata, xmp].some((where) => where.includes(name)))).toEqual([])
})
