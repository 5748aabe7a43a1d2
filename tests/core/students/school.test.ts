import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { presetCodes } from '#shared/domain/attendance-codes.ts'
import { bringIn } from '#tests/core/imports/import-file.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'

let vault: TestVault

beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

function aYearDraft(changes: Partial<SchoolYearDraft> = {}): SchoolYearDraft {
  const { id: _id, ...draft } = aSchoolYear()
  return { ...draft, ...changes }
}

const saveYear = (changes: Partial<SchoolYearDraft> = {}) =>
  vault.call('school.saveYear', { id: null, draft: aYearDraft(changes) })

const week = (code: string) =>
  `Student ID,Date,Code\n${[1, 2, 3, 4, 5].map((day) => `1001,2025-09-0${day},${day === 3 ? code : 'P'}`).join('\n')}\n`

const unusedCodes = (rule: 'us' | 'england') =>
  presetCodes(rule).map(({ code, label, category }) => ({ code, label, category, uses: 0 }))

const onlyRow = async () => (await vault.call('caseload.list', { schoolYearId: null })).rows[0]

test('years are listed newest first, with weekdays in order', async () => {
  await saveYear({ weekdays: [5, 1, 3] })
  await saveYear({ name: '2026–27', startsOn: '2026-08-31', endsOn: '2027-06-25' })
  const { years } = await vault.call('school.listYears', {})
  expect(years.map(({ name, weekdays }) => [name, weekdays])).toEqual([
    ['2026–27', [1, 2, 3, 4, 5]],
    ['2025–26', [1, 3, 5]],
  ])
})

test('a year over another, backwards or without end is refused, and nothing changes', async () => {
  const saved = await saveYear()
  await expect(
    saveYear({ name: 'again', startsOn: '2026-06-26', endsOn: '2026-07-31' }),
  ).rejects.toMatchObject({
    code: 'school.year-overlaps',
    details: { year: '2025–26' },
  })
  await expect(saveYear({ startsOn: '2027-06-01', endsOn: '2027-05-01' })).rejects.toMatchObject({
    code: 'school.year-backwards',
  })
  await expect(saveYear({ startsOn: '2027-06-01', endsOn: '2037-05-01' })).rejects.toMatchObject({
    code: 'school.year-too-long',
  })
  expect((await vault.call('school.listYears', {})).years).toEqual([saved])
})

test('a year can be changed within its own days, and removed', async () => {
  const { id } = await saveYear()
  const changed = await vault.call('school.saveYear', { id, draft: aYearDraft({ endsOn: '2026-06-19' }) })
  expect(changed).toEqual({ ...aYearDraft({ endsOn: '2026-06-19' }), id })
  await vault.call('school.removeYear', { id })
  await expect(vault.call('school.removeYear', { id })).rejects.toMatchObject({
    code: 'school.year-not-found',
  })
  expect((await vault.call('school.listYears', {})).years).toEqual([])
})

test('a new school starts with the usual codes of its rule, and of another one once it changes', async () => {
  const codesNow = async () => (await vault.call('school.listCodes', {})).codes
  expect(await codesNow()).toEqual(unusedCodes('us'))
  const settings = await vault.call('school.getSettings', {})
  await vault.call('school.saveSettings', { ...settings, rule: 'england', sessionsADay: 2 })
  expect(await codesNow()).toEqual(unusedCodes('england'))
})

test('a code that marks use is never lost, whatever is saved', async () => {
  await saveYear()
  await bringIn(vault, week('A'))
  await vault.call('school.saveCodes', { codes: [{ code: 'Z', label: 'New', category: 'present' }] })
  const { codes } = await vault.call('school.listCodes', {})
  expect(codes).toEqual([
    { code: 'P', label: expect.any(String), category: 'present', uses: 4 },
    { code: 'A', label: expect.any(String), category: 'away-unexcused', uses: 1 },
    { code: 'Z', label: 'New', category: 'present', uses: 0 },
  ])
})

test('a code that means something else changes every figure with the next look', async () => {
  await saveYear()
  await bringIn(vault, week('A'))
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 5, absent: 1, excused: 0 } })
  await vault.call('school.saveCodes', {
    codes: [{ code: 'A', label: 'At the clinic', category: 'elsewhere' }],
  })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 5, absent: 0 } })
  await vault.call('school.saveCodes', { codes: [{ code: 'A', label: 'Absent', category: 'away-excused' }] })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 5, absent: 1, excused: 1 } })
})

test('a closure takes its days out of the figures, and a moved year keeps its marks', async () => {
  const { id } = await saveYear()
  await bringIn(vault, week('A'))
  const closed = aYearDraft({ closures: [{ fromOn: '2025-09-03', toOn: '2025-09-03', label: 'Fair' }] })
  await vault.call('school.saveYear', { id, draft: closed })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 4, absent: 0, notTaken: 0 } })
  await vault.call('school.saveYear', { id, draft: aYearDraft({ startsOn: '2025-09-03' }) })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 3, absent: 1 } })
  await vault.call('school.saveYear', { id, draft: aYearDraft({ startsOn: '2025-08-25' }) })
  // Before the first mark the vault holds no record, which is no gap in it.
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 5, absent: 1, notTaken: 0 } })
})

test('two sessions a day count by themselves under England’s rule, and as days under the US rule', async () => {
  await saveYear()
  const settings = await vault.call('school.getSettings', {})
  await bringIn(
    vault,
    'Student ID,Date,Period,Code\n1001,2025-09-01,1,P\n1001,2025-09-01,2,A\n1001,2025-09-02,1,P\n1001,2025-09-02,2,P\n',
  )
  await vault.call('school.saveSettings', { ...settings, sessionsADay: 2 })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 2, absent: 1 } })
  await vault.call('school.saveSettings', { ...settings, sessionsADay: 2, rule: 'england' })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 4, absent: 1 } })
  await vault.call('school.saveSettings', { ...settings, sessionsADay: 1, rule: 'england' })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 2, absent: 1 } })
})

test('a longer or shorter school day counts marks that say minutes anew', async () => {
  await saveYear()
  await bringIn(
    vault,
    'Student ID,Date,Code,Minutes Absent\n1001,2025-09-01,A,100\n1001,2025-09-02,A,200\n1001,2025-09-03,P,0\n',
  )
  const settings = await vault.call('school.getSettings', {})
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 3, absent: 1 } })
  await vault.call('school.saveSettings', { ...settings, minutesADay: 200 })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 3, absent: 2 } })
  await vault.call('school.saveSettings', { ...settings, minutesADay: 600 })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 3, absent: 0 } })
})

test('sessions at another school count as attended in England until the school leaves them out', async () => {
  await saveYear()
  const settings = await vault.call('school.getSettings', {})
  const england = { ...settings, rule: 'england', sessionsADay: 2 } as const
  await vault.call('school.saveSettings', england)
  await bringIn(
    vault,
    'Student ID,Date,Session,Code\n1001,2025-09-01,AM,/\n1001,2025-09-01,PM,D\n1001,2025-09-02,AM,O\n1001,2025-09-02,PM,D\n',
  )
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 4, absent: 1 } })
  await vault.call('school.saveSettings', { ...england, countsDualRegistered: false })
  expect(await onlyRow()).toMatchObject({ figures: { enrolled: 2, absent: 1 } })
  const { ruleSentences } = await vault.call('caseload.list', { schoolYearId: null })
  expect(ruleSentences).toContain(
    'A session at the student’s other school (code D) is left out of the possible ones, as national statistics may do.',
  )
})
