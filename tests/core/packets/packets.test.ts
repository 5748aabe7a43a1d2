/** Packets from a real vault: what is chosen and allowed is gathered, many are written at once, each with its own record. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { ManyPapersWish } from '#shared/domain/many-papers.ts'
import { manyPapersKinds } from '#shared/domain/many-papers.ts'
import { type PacketWish, packetPartIds, usualPacketParts } from '#shared/domain/packet.ts'
import { planPaperKinds } from '#shared/domain/plan-paper.ts'
import { aPlannedStudent, fillPlan, type PlannedStudent, printAgreement } from '../plans/a-planned-student.ts'
import { aTestFolder } from '../open-core.ts'
import { aStudentDraft } from '../students/a-student.ts'
import { aPlanContent } from '#tests/documents/a-snapshot.ts'
import { readMetadata, readWithPoppler } from '#tests/documents/read-pdf.ts'

let planned: PlannedStudent
let out: string
beforeEach(async () => {
  planned = await aPlannedStudent()
  out = aTestFolder()
  mkdirSync(out, { recursive: true })
})
afterEach(async () => {
  await planned.vault.remove()
  rmSync(out, { recursive: true, force: true })
})

const aWish = (changed: Partial<PacketWish> = {}): PacketWish => ({
  parts: [...packetPartIds],
  fromOn: null,
  toOn: null,
  reader: 'team',
  recipient: 'The team',
  purpose: 'To review the plan',
  ...changed,
})

const disclosure = { recipient: null, purpose: 'To sign', basis: 'parent-or-student-request' } as const

async function prepare(wish: PacketWish, studentIds = [planned.studentId]) {
  const { paper, leftOut } = await planned.vault.call('packets.prepare', { studentIds, wish })
  return { paper, leftOut, text: readWithPoppler(paper.bytes).replace(/\s+/g, ' ') }
}

async function makeMany(wish: ManyPapersWish, studentIds: StudentId[], more: { isProtected?: boolean } = {}) {
  const { token } = await planned.vault.link('link.grantPath', { path: out })
  return planned.vault.call(
    'packets.makeMany',
    { wish, studentIds, folder: token, disclosure, ...more },
    'operation-1',
  )
}

async function addStudent(name: string, hasPlan: boolean): Promise<StudentId> {
  const { vault } = planned
  const draft = {
    ...aStudentDraft(),
    schoolNumber: name,
    givenName: name,
    familyName: 'Ruiz',
    preferredName: '',
  }
  const { id } = await vault.call('students.save', { id: null, revision: 0, draft })
  if (hasPlan) await fillPlan(vault, await vault.call('plans.start', { studentId: id }), aPlanContent())
  return id
}

const aContact = (words: string, happenedOn: IsoDate) => ({
  studentId: planned.studentId,
  happenedOn,
  withWhom: 'Samira Haddad',
  channel: 'call' as const,
  direction: 'out' as const,
  wasReached: true,
  words,
})

test('restricted notes are in a packet only when they are asked for, and then for the team alone', async () => {
  const { call } = planned.vault
  const words = 'Told in trust about the winter.'
  await call('notes.save', { id: null, studentId: planned.studentId, writtenOn: '2026-03-02', words })
  expect((await prepare(aWish({ parts: usualPacketParts }))).text).not.toContain(words)
  expect((await prepare(aWish())).text).toContain(words)
  const forFamily = await prepare(aWish({ reader: 'family' }))
  expect(forFamily.text).not.toContain(words)
  expect(forFamily.leftOut.map(({ title }) => title)).toEqual(['Restricted notes'])
})

test('a packet tells of the chosen time only', async () => {
  const { call } = planned.vault
  await call('contacts.log', aContact('Before the time.', '2025-10-01'))
  await call('contacts.log', aContact('Within the time.', '2026-01-15'))
  const { text } = await prepare(aWish({ fromOn: '2026-01-01', toOn: '2026-01-31' }))
  expect(text).toContain('Within the time.')
  expect(text).not.toContain('Before the time.')
  expect(text).toContain('No agreement was made by then.')
})

test('an agreement goes to a partner without what is not theirs, and the packet says what is left out', async () => {
  await printAgreement(planned)
  const all = await prepare(aWish())
  expect(all.text).toContain('The hallway is too loud')
  const { text, leftOut } = await prepare(aWish({ reader: 'partner' }))
  expect(text).not.toContain('The hallway is too loud')
  expect(text).not.toContain('The bus comes before')
  expect(text).toContain('Math tutoring')
  expect(leftOut.map(({ title }) => title)).toContain('Contacts')
  expect(leftOut.some(({ title }) => title.startsWith('In the agreement: '))).toBe(true)
})

test('a packet of several students is in the record of each of them', async () => {
  const other = await addStudent('Mateo', true)
  const { paper, text } = await prepare(aWish(), [planned.studentId, other])
  expect(text).toContain('About 2 students')
  const { vault } = planned
  await vault.link('link.recordPrint', {
    paperId: paper.id,
    disclosure: { recipient: 'The team', purpose: 'To review', basis: 'school-official' },
  })
  for (const studentId of [planned.studentId, other]) {
    const { disclosures } = await vault.call('disclosures.list', { studentId })
    expect(disclosures.map(({ what, studentName }) => ({ what, studentName }))).toEqual([
      { what: 'Review packet', studentName: '2 students' },
    ])
  }
})

test('agreements of a list are written without a name in sight, each with its own record, and told of one by one', async () => {
  const mateo = await addStudent('Mateo', true)
  const lena = await addStudent('Lena', false)
  const report = await makeMany({ paper: 'agreement', language: 'en' }, [planned.studentId, lena, mateo])
  expect(report).toMatchObject({ wasStopped: false, passphrase: null })
  expect(report.rows).toEqual([
    {
      studentId: planned.studentId,
      fullName: 'Amina Haddad',
      fileName: 'reintegration-agreement-001.pdf',
      whyNot: '',
    },
    {
      studentId: lena,
      fullName: 'Lena Ruiz',
      fileName: null,
      whyNot: 'There is no plan yet to make it from.',
    },
    {
      studentId: mateo,
      fullName: 'Mateo Ruiz',
      fileName: 'reintegration-agreement-002.pdf',
      whyNot: '',
    },
  ])
  const folder = join(out, report.folder ?? '')
  expect(readdirSync(folder).toSorted()).toEqual(report.rows.flatMap(({ fileName }) => fileName ?? []))
  for (const { studentId, fileName, fullName } of report.rows) {
    const { disclosures } = await planned.vault.call('disclosures.list', { studentId })
    expect(disclosures).toHaveLength(fileName === null ? 0 : 1)
    if (fileName === null) continue
    const bytes = readFileSync(join(folder, fileName))
    expect(disclosures[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(readWithPoppler(bytes)).toContain(fullName)
    expect(readMetadata(bytes)).not.toMatch(/Amina|Mateo|Haddad|Ruiz/)
  }
  const { disclosures } = await planned.vault.call('disclosures.list', { studentId: planned.studentId })
  expect(disclosures[0]?.recipient).toBe('Samira Haddad')
})

test('progress is told for every student, and what lies in the folder already is never written over', async () => {
  const mateo = await addStudent('Mateo', true)
  const first = await makeMany({ paper: 'agreement', language: 'en' }, [planned.studentId, mateo])
  const told = planned.vault.events.filter(({ name }) => name === 'operation.progress')
  expect(told.map(({ payload }) => payload)).toEqual([
    { operationId: 'operation-1', stage: 'writing', done: 0, total: 2 },
    { operationId: 'operation-1', stage: 'writing', done: 1, total: 2 },
  ])
  const second = await makeMany({ paper: 'agreement', language: 'en' }, [planned.studentId])
  expect(second.folder).toBe(`${first.folder}-2`)
})

test('stopping keeps what was written, with its record, and writes nothing more', async () => {
  const students = [planned.studentId]
  for (let at = 0; at < 12; at += 1) students.push(await addStudent(`Student${at}`, true))
  const { vault } = planned
  const stopAt = 2
  const events = vault.events
  const running = makeMany({ paper: 'agreement', language: 'en' }, students)
  await expect
    .poll(() => events.some(({ payload }) => (payload as { done: number }).done === stopAt), { interval: 1 })
    .toBe(true)
  await vault.call('operations.cancel', { operationId: 'operation-1' as never })
  const report = await running
  expect(report.wasStopped).toBe(true)
  const written = report.rows.length
  expect(written).toBeGreaterThanOrEqual(stopAt)
  expect(written).toBeLessThan(students.length)
  expect(readdirSync(join(out, report.folder ?? ''))).toHaveLength(written)
  const { disclosures } = await vault.call('disclosures.list', { studentId: null })
  expect(disclosures).toHaveLength(written)
})

test('protected files of one list open with one passphrase, and with no other', async () => {
  const mateo = await addStudent('Mateo', true)
  const report = await makeMany({ paper: 'packet', wish: aWish() }, [planned.studentId, mateo], {
    isProtected: true,
  })
  expect(report.passphrase?.split(' ')).toHaveLength(6)
  for (const { fileName } of report.rows) {
    const bytes = readFileSync(join(out, report.folder ?? '', fileName ?? ''))
    expect(bytes.toString('latin1')).toContain('/AESV3')
    expect(() => readMetadata(bytes)).toThrow('could not read')
  }
  const { disclosures } = await planned.vault.call('disclosures.list', { studentId: null })
  expect(disclosures.map(({ isProtected }) => isProtected)).toEqual([true, true])
})

test('every paper of the plan can be made for many', async () => {
  expect(manyPapersKinds.map(({ kind }) => kind)).toEqual(['agreement', ...planPaperKinds, 'packet'])
  for (const kind of planPaperKinds) {
    const { rows } = await makeMany({ paper: 'plan-paper', kind }, [planned.studentId])
    expect(rows[0]?.fileName).toMatch(/-001\.pdf$/)
  }
})
