import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { readWithPdfjs, textOf } from '#tests/documents/read-pdf.ts'
import { aPlanContent } from '#tests/documents/a-snapshot.ts'
import { startAgain, type TestVault } from '../open-core.ts'
import {
  aPlannedStudent,
  fillPlan,
  forTheFamily,
  type PlannedStudent,
  printAgreement,
} from '../plans/a-planned-student.ts'

let planned: PlannedStudent
let vault: TestVault
let studentId: StudentId

beforeEach(async () => {
  planned = await aPlannedStudent()
  ;({ vault, studentId } = planned)
})
afterEach(() => vault.remove())

type Entry = Output<'timeline.list'>['entries'][number]

async function list(changed: Partial<Input<'timeline.list'>> = {}): Promise<Entry[]> {
  return (await vault.call('timeline.list', { studentId, kinds: [], search: '', ...changed })).entries
}
const titles = (entries: readonly Entry[]) => entries.map((entry) => entry.title)
const find = async (search: string) => (await vault.call('timeline.search', { search })).entries

async function logContact(words: string, happenedOn: Input<'contacts.log'>['happenedOn'] = '2026-03-01') {
  return vault.call('contacts.log', {
    studentId,
    happenedOn,
    withWhom: 'Samira Haddad',
    channel: 'call',
    direction: 'out',
    wasReached: true,
    words,
  })
}

async function anotherStudent(): Promise<StudentId> {
  const { id } = await vault.call('students.save', {
    id: null,
    revision: 0,
    draft: {
      schoolNumber: '1002',
      givenName: 'Jonas',
      familyName: 'Ek',
      preferredName: '',
      pronouns: '',
      bornOn: null,
      grade: '8',
      homeroom: '',
      homeLanguages: '',
      enrolments: [],
      family: [],
    },
  })
  return id
}

async function note(words: string, about = studentId) {
  return vault.call('notes.save', { id: null, studentId: about, writtenOn: '2026-03-02', words })
}

describe('the line of time', () => {
  test('of a student about whom nothing was written holds nothing', async () => {
    expect(await list({ studentId: await anotherStudent() })).toEqual([])
  })

  test('tells what happened in sentences, the newest first', async () => {
    await vault.call('goals.verify', {
      planId: planned.planId,
      goalId: aPlanContent().goals.items[0]?.id ?? ('' as never),
      days: [{ on: '2026-02-26', state: 'done', words: 'stayed to the end' }],
    })
    await vault.call('deliveries.record', {
      planId: planned.planId,
      supportId: aPlanContent().supports.items[0]?.id ?? ('' as never),
      on: '2026-02-27',
      state: 'not-given',
      words: 'no driver',
    })
    await logContact('The bus is late.', '2026-02-28')
    await vault.call('checkIns.log', {
      studentId,
      planId: planned.planId,
      happenedOn: '2026-03-01',
      wasMet: true,
      feeling: 4,
      belonging: 3,
      words: 'The mural is fun.',
      nextStep: 'Bring paint',
      nextStepOn: null,
      verified: [],
    })
    const told = (await list()).filter(({ kind }) => kind !== 'plan')
    expect(told.map(({ on, title, words, who }) => ({ on, title, words, who }))).toEqual([
      {
        on: '2026-03-01',
        title: 'Checked in with Amina: feeling good, belonging some days',
        words: 'The mural is fun.\nNext: Bring paint',
        who: 'Grace Okafor',
      },
      { on: '2026-02-28', title: 'Called Samira Haddad', words: 'The bus is late.', who: 'Grace Okafor' },
      {
        on: '2026-02-27',
        title: '“A later bus, with a pass for her brother”: we could not hold it',
        words: 'no driver',
        who: 'Grace Okafor',
      },
      {
        on: '2026-02-26',
        title: '“come to math tutoring with Mr. Lind”: done',
        words: 'stayed to the end',
        who: 'Grace Okafor',
      },
    ])
  })

  test('tells how the plan began, what changed in it and what became of a promise', async () => {
    vault.clock.set('2026-03-09T09:00:00.000Z')
    const { plan } = await vault.call('plans.findOfStudent', { studentId })
    const promise = plan?.content.promises.items.find((one) => one.party === 'school')
    await vault.call('promises.settle', {
      planId: planned.planId,
      itemId: promise?.id ?? ('' as never),
      state: 'kept',
      dueOn: promise?.dueOn ?? null,
    })
    const told = await list({ kinds: ['plan', 'promise'] })
    expect(told[0]).toMatchObject({
      on: '2026-03-09',
      kind: 'promise',
      title: 'Kept by the school: “Keep a quiet desk ready in room 12”',
    })
    expect(told[1]).toMatchObject({
      on: '2026-03-09',
      title: 'Worked on the plan: What we promise each other',
      words: expect.stringContaining('Kept: “Keep a quiet desk ready in room 12”.'),
    })
    expect(titles(told)).toContain('A plan was begun')
  })

  test('tells of a promise that was kept before the plan came here, and not of the whole plan', async () => {
    const other = await anotherStudent()
    const content = aPlanContent()
    const items = content.promises.items.map((promise) =>
      promise.id === 'm3'
        ? { ...promise, state: 'kept' as const, settledOn: '2026-02-20' as const }
        : promise,
    )
    const plan = await vault.call('plans.start', { studentId: other })
    await fillPlan(vault, plan, { ...content, promises: { items } })
    const told = await list({ studentId: other, kinds: ['plan', 'promise'] })
    expect(told.map(({ on, kind, words }) => ({ on, kind, words }))).toEqual([
      { on: '2026-03-02', kind: 'plan', words: '' },
      { on: '2026-03-02', kind: 'plan', words: '' },
      { on: '2026-02-20', kind: 'promise', words: '' },
    ])
  })

  test('tells of papers that left, and who signed', async () => {
    await printAgreement(planned)
    const { agreements } = await vault.call('agreements.list', { planId: planned.planId })
    const [agreement] = agreements
    if (agreement === undefined) throw new Error('no agreement was kept')
    const signedOn = '2026-03-02'
    await vault.call('agreements.recordSignatures', {
      id: agreement.id,
      signatures: [
        { signedOn, party: 'student', name: 'Amina Haddad' },
        { signedOn, party: 'family', name: 'Samira Haddad' },
      ],
    })
    const told = titles(await list({ kinds: ['agreement', 'paper', 'plan'] }))
    expect(told).toEqual(
      expect.arrayContaining([
        'Agreement 1 was put on paper',
        'Agreement 1 was signed by Amina Haddad and Samira Haddad',
        'Reintegration agreement 1: printed for Samira Haddad',
        'The plan was agreed',
      ]),
    )
  })

  test('is narrowed to the kinds that are asked for', async () => {
    await logContact('The bus is late.')
    expect(new Set((await list({ kinds: ['contact', 'paper'] })).map(({ kind }) => kind))).toEqual(
      new Set(['contact']),
    )
  })

  test('is searched in all that was written, without diacritics, each word perhaps only begun', async () => {
    await logContact('Łukasz from the Straße bus office rang.')
    expect(titles(await list({ search: 'lukasz strasse' }))).toEqual(['Called Samira Haddad'])
    expect(await list({ search: 'lukas tram' })).toEqual([])
  })

  test('when searched also finds what stands in the plan', async () => {
    expect(titles(await list({ search: 'mural' }))).toContain('In the plan: In the student’s own words')
    expect(titles(await list())).not.toContain('In the plan: In the student’s own words')
  })
})

describe('restricted notes', () => {
  test('are told to the person who wrote them', async () => {
    await note('told me in confidence')
    expect(titles(await list({ kinds: ['restricted-note'] }))).toEqual(['A note only for you'])
    expect((await find('confidence')).map(({ kind }) => kind)).toEqual(['restricted-note'])
  })

  test('of another person are neither told nor found', async () => {
    await note('told me in confidence')
    const passphrase = 'nine copper kettles under the hill'
    await vault.call('vault.addStaff', { name: 'Ben Ortiz', passphrase })
    const { staff } = await vault.call('vault.getStatus', {})
    const slotId = staff.find(({ name }) => name === 'Ben Ortiz')?.slotId
    if (slotId === undefined) throw new Error('nobody was added')
    await vault.close()
    const { call, core } = await startAgain(vault)
    await call('vault.unlock', { slotId, passphrase })
    const search = async () => (await call('timeline.search', { search: 'confidence' })).entries
    const told = await call('timeline.list', { studentId, kinds: ['restricted-note'], search: '' })
    expect([told.entries, await search()]).toEqual([[], []])
    const words = 'my own words in confidence'
    await call('notes.save', { id: null, studentId, writtenOn: '2026-03-02', words })
    expect((await search()).map((entry) => entry.words)).toEqual([words])
    await core.close()
  })

  test('are on no paper', async () => {
    await note('told me in confidence')
    await logContact('The bus is late.')
    const paper = await vault.call('timeline.prepare', { studentId, kinds: [], fromOn: null, toOn: null })
    const text = textOf(await readWithPdfjs(paper.bytes))
    expect(text).toContain('The bus is late.')
    expect(text).not.toContain('confidence')
  })

  test('are nowhere while a meeting goes on, not even for the person who wrote them', async () => {
    await note('told me in confidence')
    await vault.call('meeting.begin', { studentId })
    await expect(list()).rejects.toMatchObject({ code: 'meeting.one-student-only' })
    await expect(find('confidence')).rejects.toMatchObject({ code: 'meeting.one-student-only' })
  })
})

describe('a search over all students', () => {
  test('says whose it is, and brings the newest first', async () => {
    await logContact('The bus is late.', '2026-02-01')
    const other = await anotherStudent()
    await vault.call('contacts.log', {
      studentId: other,
      happenedOn: '2026-02-20',
      withWhom: 'his aunt',
      channel: 'text',
      direction: 'in',
      wasReached: true,
      words: 'A seat on the bus, please.',
    })
    const found = (await find('bus')).filter(({ kind }) => kind === 'contact')
    expect(found.map(({ fullName, title, on }) => ({ fullName, title, on }))).toEqual([
      { fullName: 'Jonas Ek', title: 'His aunt texted us', on: '2026-02-20' },
      { fullName: 'Amina Haddad', title: 'Called Samira Haddad', on: '2026-02-01' },
    ])
  })
})

describe('the paper of it', () => {
  test('holds the time that was chosen, and is recorded when it leaves', async () => {
    await logContact('In winter.', '2026-01-10')
    await logContact('In spring.', '2026-03-01')
    const paper = await vault.call('timeline.prepare', {
      studentId,
      kinds: ['contact'],
      fromOn: '2026-02-01',
      toOn: null,
    })
    const text = textOf(await readWithPdfjs(paper.bytes))
    expect(text).toContain('What happened so far with Amina Haddad')
    expect(text).toContain('In spring.')
    expect(text).not.toContain('In winter.')
    await vault.link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
    const { disclosures } = await vault.call('disclosures.list', { studentId })
    expect(disclosures.map(({ what }) => what)).toEqual(['What happened so far'])
  })
})
