import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { aFamilyMember, aStudentDraft, createStudent } from './a-student.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const namesOf = async (search: string, state: 'active' | 'archived' | 'binned' = 'active') =>
  (await vault.call('students.list', { state, search })).rows.map((row) => row.fullName)

test('a student and family come back as they were written', async () => {
  const draft = aStudentDraft({
    schoolNumber: 'L-1001',
    givenName: 'Thảo Đức',
    familyName: 'Nguyễn',
    bornOn: '2012-02-29',
    enrolments: [{ fromOn: '2025-09-01', toOn: null }],
    family: [aFamilyMember()],
  })
  const saved = await vault.call('students.save', { id: null, revision: 0, draft })
  expect(saved).toEqual({
    ...draft,
    id: saved.id,
    state: 'active',
    revision: 1,
    savedAt: '2026-03-02T09:00:00.000Z',
  })
  expect(await vault.call('students.get', { id: saved.id })).toEqual(saved)
})

test('names are kept in composed letters, so that they print and search alike', async () => {
  const { id } = await createStudent(vault, { familyName: 'Nguyễn'.normalize('NFD') })
  expect((await vault.call('students.get', { id })).familyName).toBe('Nguyễn'.normalize('NFC'))
})

test('a change that was made on an older state is refused, and the newer one stays', async () => {
  const { id, revision } = await createStudent(vault)
  await vault.call('students.save', { id, revision, draft: aStudentDraft({ grade: '8' }) })
  await expect(
    vault.call('students.save', { id, revision, draft: aStudentDraft({ grade: '6' }) }),
  ).rejects.toMatchObject({ code: 'student.changed-elsewhere' })
  expect(await vault.call('students.get', { id })).toMatchObject({ grade: '8', revision: revision + 1 })
})

test('a school number belongs to one student, in the bin or not; no number belongs to many', async () => {
  const first = await createStudent(vault, { schoolNumber: '1001' })
  await vault.call('students.setState', { id: first.id, state: 'binned' })
  await expect(createStudent(vault, { schoolNumber: ' 1001 ' })).rejects.toMatchObject({
    code: 'student.number-taken',
  })
  const unnumbered = [await createStudent(vault), await createStudent(vault)]
  await expect(
    vault.call('students.save', {
      id: unnumbered[0]?.id ?? first.id,
      revision: 1,
      draft: aStudentDraft({ schoolNumber: '1001' }),
    }),
  ).rejects.toMatchObject({ code: 'student.number-taken' })
})

test('the list goes by family name as a person would order it', async () => {
  for (const [givenName, familyName] of [
    ['Zoe', 'Öztürk'],
    ['Ivo', 'Oakes'],
    ['Ada', 'Álvarez'],
    ['Bea', 'Abbot'],
    ['Cid', 'Zúñiga'],
    ['Ann', 'Oakes'],
  ] as const) {
    await createStudent(vault, { givenName, familyName })
  }
  expect(await namesOf('')).toEqual([
    'Bea Abbot',
    'Ada Álvarez',
    'Ann Oakes',
    'Ivo Oakes',
    'Zoe Öztürk',
    'Cid Zúñiga',
  ])
})

test('search finds a student by name, number, homeroom, language, or anyone in the family', async () => {
  await createStudent(vault, {
    givenName: 'Işıl',
    familyName: 'Yıldız',
    schoolNumber: 'L-2040',
    homeroom: '5B',
    homeLanguages: 'Turkish',
    family: [aFamilyMember({ name: 'Şule Özge', relation: 'grandmother', phone: '555-0199' })],
  })
  await createStudent(vault, {
    givenName: 'Sam',
    familyName: 'Oakes',
    homeroom: '6A',
    homeLanguages: 'English',
  })
  const queries = ['isil', 'YILDIZ', 'l-20', '5b', 'turk', 'sule oz', 'grandm', '5550199', 'ozge yil 5b']
  const found: string[] = []
  for (const query of queries) found.push(`${query}: ${(await namesOf(query)).join()}`)
  expect(found).toEqual(queries.map((query) => `${query}: Işıl Yıldız`))
  expect(await namesOf('isil oakes')).toEqual([])
})

test('search sees every change at once: a new name, a new state, a student who is gone', async () => {
  const student = await createStudent(vault, { givenName: 'Old' })
  expect(await namesOf('old')).toHaveLength(1)
  await vault.call('students.save', {
    id: student.id,
    revision: 1,
    draft: aStudentDraft({ givenName: 'New' }),
  })
  expect([await namesOf('old'), await namesOf('new')]).toEqual([[], ['New Nowak']])
  await vault.call('students.setState', { id: student.id, state: 'binned' })
  expect([await namesOf('new'), await namesOf('new', 'binned')]).toEqual([[], ['New Nowak']])
  await vault.call('students.erase', { id: student.id })
  expect(await namesOf('new', 'binned')).toEqual([])
})

test('a student is archived, binned and brought back; only the bin can be emptied', async () => {
  const { id } = await createStudent(vault)
  await vault.call('students.setState', { id, state: 'archived' })
  await expect(vault.call('students.erase', { id })).rejects.toMatchObject({ code: 'student.not-binned' })
  expect((await vault.call('students.list', { state: 'archived', search: '' })).total).toBe(1)
  await vault.call('students.setState', { id, state: 'active' })
  expect(await namesOf('')).toEqual(['Ana Nowak'])
  expect((await vault.call('caseload.list', { schoolYearId: null })).rows).toHaveLength(1)
})

test('a student who is gone is said to be gone', async () => {
  const { id } = await createStudent(vault)
  await vault.call('students.setState', { id, state: 'binned' })
  await vault.call('students.erase', { id })
  const gone = { code: 'student.not-found' }
  await expect(vault.call('students.get', { id })).rejects.toMatchObject(gone)
  await expect(
    vault.call('students.save', { id, revision: 1, draft: aStudentDraft() }),
  ).rejects.toMatchObject(gone)
  await expect(vault.call('students.setState', { id, state: 'active' })).rejects.toMatchObject(gone)
  await expect(vault.call('attendance.getYear', { studentId: id, schoolYearId: null })).rejects.toMatchObject(
    gone,
  )
})

test('contacts are listed newest first, missed attempts too, and the last one shows in the caseload', async () => {
  const { id } = await createStudent(vault)
  const log = (happenedOn: `${number}-${number}-${number}`, wasReached: boolean) =>
    vault.call('contacts.log', {
      studentId: id,
      happenedOn,
      withWhom: 'Bożena',
      channel: 'call',
      direction: 'out',
      wasReached,
      words: 'Asked how the mornings go.',
    })
  const reached = await log('2026-02-20', true)
  const missed = await log('2026-02-27', false)
  const { contacts } = await vault.call('contacts.list', { studentId: id })
  expect(contacts).toEqual([missed, reached])
  const lastContact = async () =>
    (await vault.call('caseload.list', { schoolYearId: null })).rows[0]?.lastContactOn
  expect(await lastContact()).toBe('2026-02-27')
  await vault.call('contacts.remove', { id: missed.id })
  expect(await lastContact()).toBe('2026-02-20')
})
