/** Agreements from preview to signature, in a real vault with real files. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { deflateSync, crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Agreement, Signature } from '#shared/domain/agreement.ts'
import type { AttachmentId } from '#shared/domain/identity.ts'
import { readWithPoppler } from '#tests/documents/read-pdf.ts'
import { aPlanContent } from '#tests/documents/a-snapshot.ts'
import { aPlannedStudent, forTheFamily, type PlannedStudent, printAgreement } from './a-planned-student.ts'

let planned: PlannedStudent
beforeEach(async () => {
  planned = await aPlannedStudent()
})
afterEach(() => planned.vault.remove())

const prepare = () => planned.vault.call('agreements.prepare', { planId: planned.planId })
const listAgreements = async () =>
  (await planned.vault.call('agreements.list', { planId: planned.planId })).agreements
const listDisclosures = async () =>
  (await planned.vault.call('disclosures.list', { studentId: planned.studentId })).disclosures
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const aminas: Signature = {
  party: 'student',
  name: 'Amina Haddad',
  signedOn: '2026-03-02',
  how: 'paper',
  strokes: [],
}
const samiras: Signature = {
  party: 'family',
  name: 'Samira Haddad',
  signedOn: '2026-03-03',
  how: 'paper',
  strokes: [],
}

async function printed(): Promise<Agreement> {
  await printAgreement(planned)
  const [newest] = await listAgreements()
  if (newest === undefined) throw new Error('a printed agreement is stored')
  return newest
}

async function moveTutoring(): Promise<void> {
  const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
  const content = aPlanContent().schedule
  const english = content.stages[0]?.sessions[1]
  if (english !== undefined) english.weekday = 4
  const revision = plan?.revision ?? 0
  await planned.vault.call('plans.saveSection', {
    planId: planned.planId,
    revision,
    section: 'schedule',
    content,
  })
}

describe('the preview', () => {
  test('is the plan as it stands, and nothing is stored for it', async () => {
    const { paper, number, changes } = await prepare()
    expect({ number, changes, needsDisclosure: paper.needsDisclosure, fileName: paper.fileName }).toEqual({
      number: 1,
      changes: [],
      needsDisclosure: true,
      fileName: 'reintegration-agreement.pdf',
    })
    expect(paper.sha256).toBe(sha256(paper.bytes))
    const text = readWithPoppler(paper.bytes)
    expect(text).toContain('Our agreement with Amina')
    expect(text).toContain('Lincoln Middle School')
    expect(await listAgreements()).toEqual([])
    expect(await listDisclosures()).toEqual([])
  })

  test('opened twice gives the same bytes', async () => {
    expect((await prepare()).paper.sha256).toBe((await prepare()).paper.sha256)
  })
})

describe('when it leaves', () => {
  test('printing stores the very bytes and records who gets them and why', async () => {
    const paper = await printAgreement(planned)
    const [stored, ...others] = await listAgreements()
    expect(others).toEqual([])
    expect(stored).toMatchObject({
      planId: planned.planId,
      studentId: planned.studentId,
      sha256: paper.sha256,
      pages: paper.pages,
      state: 'open',
      signatures: [],
      attachments: [],
      madeAt: '2026-03-02T09:00:00.000Z',
      snapshot: { number: 1, madeOn: '2026-03-02', content: aPlanContent(), staffName: 'Grace Okafor' },
    })
    expect(await listDisclosures()).toEqual([
      {
        id: 1,
        ...forTheFamily,
        happenedAt: '2026-03-02T09:00:00.000Z',
        studentId: planned.studentId,
        studentName: 'Amina Haddad',
        what: 'Reintegration agreement 1',
        how: 'printed',
        staffName: 'Grace Okafor',
        sha256: paper.sha256,
        isProtected: false,
      },
    ])
  })

  test('saving writes the very bytes and leaves nothing else behind', async () => {
    const { paper } = await prepare()
    const folder = join(planned.vault.documentsFolder, 'out')
    mkdirSync(folder)
    const path = join(folder, paper.fileName)
    writeFileSync(path, 'an older file of that name')
    expect(
      await planned.vault.link('link.writePaper', { paperId: paper.id, path, disclosure: forTheFamily }),
    ).toEqual({
      savedAs: path,
      passphrase: null,
    })
    expect(readdirSync(folder)).toEqual([paper.fileName])
    expect(sha256(readFileSync(path))).toBe(paper.sha256)
    expect(await listDisclosures()).toMatchObject([{ how: 'saved', sha256: paper.sha256 }])
  })

  test('printed and then saved it is one agreement and two disclosures', async () => {
    const { paper } = await prepare()
    const path = join(planned.vault.documentsFolder, paper.fileName)
    await planned.vault.link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
    await planned.vault.link('link.writePaper', { paperId: paper.id, path, disclosure: forTheFamily })
    expect(await listAgreements()).toHaveLength(1)
    expect(await listDisclosures()).toMatchObject([{ how: 'saved' }, { how: 'printed' }])
  })

  test('without recipient and purpose nothing is written, stored or recorded', async () => {
    const { paper } = await prepare()
    const path = join(planned.vault.documentsFolder, paper.fileName)
    const refused = { code: 'paper.needs-disclosure' }
    await expect(
      planned.vault.link('link.writePaper', { paperId: paper.id, path, disclosure: null }),
    ).rejects.toMatchObject(refused)
    await expect(
      planned.vault.link('link.recordPrint', { paperId: paper.id, disclosure: null }),
    ).rejects.toMatchObject(refused)
    expect(readdirSync(planned.vault.documentsFolder)).not.toContain(paper.fileName)
    expect(await listAgreements()).toEqual([])
    expect(await listDisclosures()).toEqual([])
  })

  test('a place that cannot be written to leaves no record and no half of a file', async () => {
    const { paper } = await prepare()
    const folder = join(planned.vault.documentsFolder, 'taken')
    // A folder stands where the file should go: the rename fails when all is recorded already.
    mkdirSync(join(folder, paper.fileName), { recursive: true })
    const input = { paperId: paper.id, path: join(folder, paper.fileName), disclosure: forTheFamily }
    await expect(planned.vault.link('link.writePaper', input)).rejects.toMatchObject({
      code: 'paper.not-saved',
    })
    expect(readdirSync(folder)).toEqual([paper.fileName])
    expect(await listAgreements()).toEqual([])
    expect(await listDisclosures()).toEqual([])
    const elsewhere = { ...input, path: join(planned.vault.documentsFolder, 'away', paper.fileName) }
    await expect(planned.vault.link('link.writePaper', elsewhere)).rejects.toMatchObject({
      code: 'paper.not-saved',
    })
    expect(await listDisclosures()).toEqual([])
  })

  test('given out again it has the same bytes and another record', async () => {
    const { id, sha256: given } = await printed()
    const again = await planned.vault.call('agreements.open', { id })
    expect(again).toMatchObject({ sha256: given, needsDisclosure: true })
    const disclosure = { ...forTheFamily, recipient: 'Family court', basis: 'court-order' as const }
    await planned.vault.link('link.recordPrint', { paperId: again.id, disclosure })
    expect(await listAgreements()).toHaveLength(1)
    expect(await listDisclosures()).toMatchObject([
      { recipient: 'Family court', basis: 'court-order', sha256: given },
      { recipient: 'Samira Haddad', sha256: given },
    ])
  })

  test('the same plan prepared again is the same agreement; a changed plan is the next one', async () => {
    const first = await printed()
    planned.vault.clock.set('2026-03-05T09:00:00.000Z')
    const same = await prepare()
    expect(same).toMatchObject({ number: 1, paper: { sha256: first.sha256 } })
    await moveTutoring()
    const next = await prepare()
    expect(next.number).toBe(2)
    expect(next.paper.sha256).not.toBe(first.sha256)
  })

  test('a paper of another time is gone, kindly', async () => {
    await expect(
      planned.vault.link('link.describePaper', { paperId: 'no such paper' as never }),
    ).rejects.toMatchObject({ code: 'paper.gone' })
  })
})

describe('signatures', () => {
  // The day after the family signed.
  beforeEach(() => planned.vault.clock.set('2026-03-04T09:00:00.000Z'))
  const sign = (id: Agreement['id'], signatures: Signature[]) =>
    planned.vault.call('agreements.recordSignatures', { id, signatures })

  test('the first one locks the agreement, and the plan is agreed', async () => {
    const { id } = await printed()
    expect(await sign(id, [aminas])).toMatchObject({ state: 'signed', signatures: [aminas] })
    const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
    expect(plan?.state).toBe('agreed')
  })

  test('no names yet, nothing is locked', async () => {
    const { id } = await printed()
    expect(await sign(id, [])).toMatchObject({ state: 'open', signatures: [] })
  })

  test('names can be added later and never taken away', async () => {
    const { id } = await printed()
    await sign(id, [aminas])
    expect(await sign(id, [aminas, samiras])).toMatchObject({ signatures: [aminas, samiras] })
    const locked = { code: 'agreement.locked' }
    await expect(sign(id, [samiras])).rejects.toMatchObject(locked)
    await expect(sign(id, [])).rejects.toMatchObject(locked)
    await expect(sign(id, [{ ...aminas, signedOn: '2026-03-09' }, samiras])).rejects.toMatchObject(locked)
    expect((await listAgreements())[0]?.signatures).toEqual([aminas, samiras])
  })

  test('a day that is still to come is refused, and what was recorded on a later clock stays', async () => {
    const { id } = await printed()
    const ahead: Signature = { ...samiras, signedOn: '2026-03-05' }
    await expect(sign(id, [aminas, ahead])).rejects.toMatchObject({ code: 'agreement.signed-too-early' })
    expect((await listAgreements())[0]).toMatchObject({ state: 'open', signatures: [] })
    planned.vault.clock.set('2026-03-05T09:00:00.000Z')
    await sign(id, [ahead])
    planned.vault.clock.set('2026-03-04T09:00:00.000Z')
    expect(await sign(id, [ahead, aminas])).toMatchObject({ signatures: [ahead, aminas] })
  })

  test('the plan goes on, and the next agreement says what changed since', async () => {
    const { id, snapshot } = await printed()
    await sign(id, [aminas, samiras])
    await moveTutoring()
    planned.vault.clock.set('2026-03-16T09:00:00.000Z')
    const { paper, number, changes } = await prepare()
    expect({ number, changes }).toEqual({ number: 2, changes: ['English moved from Tuesday to Thursday.'] })
    const text = readWithPoppler(paper.bytes)
    expect(text).toContain('What changed since we signed on Tuesday 3 March 2026')
    expect(text).toContain('English moved from Tuesday to Thursday.')
    await planned.vault.link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
    const [second, first] = await listAgreements()
    expect(second).toMatchObject({ state: 'open', snapshot: { number: 2, lastSignedOn: '2026-03-03' } })
    expect(first).toMatchObject({ state: 'signed', snapshot })
  })
})

describe('scans of the signed paper', () => {
  const write = (name: string, content: Uint8Array | string) => {
    const path = join(planned.vault.documentsFolder, name)
    writeFileSync(path, content)
    return path
  }
  const attach = async (path: string) => {
    const { id } = (await listAgreements())[0] ?? (await printed())
    const { token } = await planned.vault.link('link.grantPath', { path })
    return planned.vault.call('agreements.attach', { id, file: token })
  }

  test('a PDF, a PNG and a JPEG are kept byte for byte inside the vault', async () => {
    const { paper } = await prepare()
    const scans = [
      ['scan.pdf', 'application/pdf', paper.bytes],
      ['scan.png', 'image/png', aPng()],
      // The name lies; the content does not.
      ['photo.pdf', 'image/jpeg', aJpeg()],
    ] as const
    for (const [fileName, mediaType, content] of scans) {
      const added = await attach(write(fileName, content))
      expect(added).toMatchObject({ fileName, mediaType, bytes: content.byteLength })
      const opened = await planned.vault.call('attachments.open', { id: added.id })
      expect(opened).toMatchObject({ fileName, mediaType })
      expect(Buffer.compare(opened.bytes, content)).toBe(0)
    }
    expect((await listAgreements())[0]?.attachments.map((one) => one.fileName)).toEqual(
      scans.map(([name]) => name),
    )
  })

  test.each<[string, string, () => Uint8Array | string, string]>([
    ['a text with the name of a PDF', 'scan.pdf', () => 'Dear family, …', 'file.wrong-kind'],
    ['a PDF that was cut off', 'scan.pdf', () => '%PDF-1.7\n1 0 obj', 'file.wrong-kind'],
    ['a PNG that was cut off', 'scan.png', () => aPng().subarray(0, 40), 'file.wrong-kind'],
    ['a PNG with a damaged chunk', 'scan.png', () => damaged(aPng(), 20), 'file.wrong-kind'],
    ['a JPEG that is only its first bytes', 'scan.jpg', () => aJpeg().subarray(0, 8), 'file.wrong-kind'],
    ['a web page with a picture’s first bytes', 'scan.jpg', () => '\u00ff\u00d8<script>', 'file.wrong-kind'],
    ['an empty file', 'scan.pdf', () => '', 'file.empty'],
    ['more than 20 MB', 'scan.pdf', () => Buffer.alloc(20 * 1024 * 1024 + 1, 0x20), 'file.too-large'],
  ])('%s is refused and nothing is kept', async (_name, fileName, content, code) => {
    await printed()
    await expect(attach(write(fileName, content()))).rejects.toMatchObject({
      code,
      details: { file: fileName },
    })
    expect((await listAgreements())[0]?.attachments).toEqual([])
  })

  test('one can be taken out again, also from a signed agreement, which stays', async () => {
    const { id } = await printed()
    const added = await attach(write('scan.png', aPng()))
    await planned.vault.call('agreements.recordSignatures', { id, signatures: [aminas] })
    await planned.vault.call('attachments.remove', { id: added.id })
    expect((await listAgreements())[0]).toMatchObject({ state: 'signed', attachments: [] })
    await expect(planned.vault.call('attachments.open', { id: added.id })).rejects.toMatchObject({
      code: 'attachment.not-found',
    })
    await expect(planned.vault.call('attachments.remove', { id: 99 as AttachmentId })).rejects.toMatchObject({
      code: 'attachment.not-found',
    })
  })
})

/** One grey pixel. */
function aPng(): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.byteLength)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The segments of a JPEG of one pixel: APP0, a frame, the start of the scan, a byte of it, the end. */
function aJpeg(): Buffer {
  return Buffer.from(
    [
      'ffd8',
      'ffe000104a46494600010100000100010000',
      'ffc0000b080001000101011100',
      'ffda0008010100003f00',
      '7f',
      'ffd9',
    ].join(''),
    'hex',
  )
}

function damaged(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0xff
  return copy
}
