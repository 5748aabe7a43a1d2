import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { locateBackup } from '#core/backups/backup-files.ts'
import { type WriteDatabase, wrapDatabase } from '#core/storage/database.ts'
import { getSchemaVersion } from '#core/storage/migrate.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import { listAgreements } from '#core/storage/tables/agreements.ts'
import { listContacts } from '#core/storage/tables/contacts.ts'
import { listDisclosures } from '#core/storage/tables/disclosures.ts'
import { searchNotes } from '#core/storage/tables/full-text.ts'
import { findPlanOfStudent, savePlanSection } from '#core/storage/tables/plans.ts'
import { getStudent, insertStudent } from '#core/storage/tables/students.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { aPlanContent, aSnapshot } from '#tests/documents/a-snapshot.ts'
import { aFamilyMember, aStudentDraft } from '../students/a-student.ts'
import {
  cleanUpVaults,
  createTestVault,
  keep,
  type PlacedVault,
  placeAgain,
  testPassphrase,
  testRules,
} from '../vault/a-vault.ts'

cleanUpVaults()

/** As the first program left it. */
const firstRules = { ...testRules, migrations: migrations.slice(0, 1) }
const at = '2026-02-02T09:00:00.000Z'
/** Sections and fields that the first program did not know. */
const laterSections = ['helpers', 'placement', 'classroom', 'communication', 'milestones'] as const

function aFirstContent(): Record<string, unknown> {
  const content: Record<string, unknown> = structuredClone(aPlanContent())
  for (const section of laterSections) delete content[section]
  const { items: goals } = content['goals'] as { items: Record<string, unknown>[] }
  for (const goal of goals)
    for (const later of ['strengthId', 'measure', 'baseline', 'steps', 'state']) delete goal[later]
  const { items: supports } = content['supports'] as { items: Record<string, unknown>[] }
  for (const support of supports) for (const later of ['bankId', 'weekdays', 'time']) delete support[later]
  const { items: barriers } = content['barriers'] as { items: Record<string, unknown>[] }
  for (const barrier of barriers) delete barrier['ownCategory']
  const { items: promises } = content['promises'] as { items: Record<string, unknown>[] }
  for (const promise of promises) delete promise['settledOn']
  return content
}

/** A student with a plan, a signed agreement, contacts and a disclosure, written as the first program wrote them. */
function fillFirst(database: WriteDatabase): StudentId {
  const studentId = insertStudent(
    database,
    aStudentDraft({
      schoolNumber: '1001',
      givenName: 'Amina',
      familyName: 'Haddad',
      family: [aFamilyMember()],
    }),
    { importId: null, at },
  )
  for (const [words, on] of [
    ['Łukasz drives the later bus', '2026-01-12'],
    ['She said that mornings are loud', '2026-01-19'],
  ]) {
    database.run(
      `INSERT INTO contact (student_id, happened_on, with_whom, channel, direction, was_reached, words, logged_at)
       VALUES (?, ?, 'Samira Haddad', 'call', 'out', 1, ?, ?)`,
      studentId,
      on ?? '',
      words ?? '',
      at,
    )
  }
  const planId = database.run(
    `INSERT INTO plan (student_id, state, revision, started_at, saved_at) VALUES (?, 'agreed', 10, ?, ?)`,
    studentId,
    at,
    at,
  ).id
  const content = aFirstContent()
  for (const [section, value] of Object.entries(content)) {
    database.run('INSERT INTO plan_section VALUES (?, ?, ?)', planId, section, JSON.stringify(value))
  }
  const { celebrations: _celebrations, ...snapshot } = aSnapshot()
  database.run(
    `INSERT INTO agreement (plan_id, student_id, number, snapshot, pdf, sha256, pages, made_at, state, signatures)
     VALUES (?, ?, 1, ?, x'25504446', ?, 2, ?, 'signed', ?)`,
    planId,
    studentId,
    JSON.stringify({ ...snapshot, content }),
    'a'.repeat(64),
    at,
    JSON.stringify([{ party: 'student', name: 'Amina Haddad', signedOn: '2026-02-02' }]),
  )
  database.run(
    `INSERT INTO disclosure (student_id, student_name, happened_at, recipient, purpose, basis, what, how, staff_name, sha256)
     VALUES (?, 'Amina Haddad', ?, 'The family', 'To sign', 'parent-or-student-request', 'Reintegration agreement 1',
       'printed', 'Ana Reyes', ?)`,
    studentId,
    at,
    'a'.repeat(64),
  )
  return studentId
}

async function aFirstVault(): Promise<{ made: PlacedVault; studentId: StudentId }> {
  const made = await createTestVault(firstRules)
  const studentId = fillFirst(made.vault.database)
  await made.vault.close()
  return { made, studentId }
}

const unlock = async (made: PlacedVault) => keep(await placeAgain(made).unlock(made.slotId, testPassphrase))

test('a vault of the first program opens with everything that was in it, and new sections empty', async () => {
  const { made, studentId } = await aFirstVault()
  const vault = await unlock(made)
  const { database } = vault
  expect(getSchemaVersion(database)).toBe(migrations.length)
  expect(getStudent(database, studentId)).toMatchObject({ givenName: 'Amina', familyName: 'Haddad' })
  expect(listContacts(database, studentId)).toMatchObject([
    { words: 'She said that mornings are loud', tone: null, language: '', nextStep: '', nextStepOn: null },
    { words: 'Łukasz drives the later bus', staffName: '', hadInterpreter: false },
  ])
  const plan = findPlanOfStudent(database, studentId)
  expect(plan?.content).toEqual(aPlanContent())
  const [agreement] = listAgreements(database, plan?.id ?? (0 as never))
  expect(agreement?.snapshot).toEqual(aSnapshot())
  expect(agreement?.signatures).toEqual([
    { party: 'student', name: 'Amina Haddad', signedOn: '2026-02-02', how: 'paper', strokes: [] },
  ])
  for (const section of laterSections) {
    expect(plan?.content[section]).toEqual(emptyPlanContent()[section])
    expect(agreement?.snapshot.content[section]).toEqual(emptyPlanContent()[section])
  }
  expect(listDisclosures(database, studentId)).toMatchObject([{ what: 'Reintegration agreement 1' }])
  expect(database.all('PRAGMA foreign_key_check')).toEqual([])
})

test('what was written before there was a search is found by it', async () => {
  const { made, studentId } = await aFirstVault()
  const { database } = await unlock(made)
  const find = (search: string) =>
    searchNotes(database, search, { studentId, slotId: null }).map((hit) =>
      hit.source === 'plan_section' ? hit.section : hit.source,
    )
  expect(find('lukasz')).toEqual(['contact'])
  expect(find('hallway')).toEqual(['voice'])
  database.run("UPDATE contact SET words = 'nothing more' WHERE words LIKE '%bus'")
  expect(find('lukasz')).toEqual([])
})

test('an old plan goes on where it was: its next words are saved beside the others', async () => {
  const { made, studentId } = await aFirstVault()
  const { database } = await unlock(made)
  const plan = findPlanOfStudent(database, studentId)
  if (plan === null) throw new Error('the plan is gone')
  savePlanSection(database, {
    planId: plan.id,
    revision: plan.revision,
    section: 'milestones',
    content: { items: [], stepDown: 'One support at a time' },
    at,
    today: '2026-03-02',
  })
  const after = findPlanOfStudent(database, studentId)
  expect(after?.content).toEqual({
    ...aPlanContent(),
    milestones: { items: [], stepDown: 'One support at a time' },
  })
})

test('the vault as it was is backed up before', async () => {
  const { made } = await aFirstVault()
  const { keys } = await unlock(made)
  const before = (await placeAgain(made).getStatus(null)).backups.find(({ kind }) => kind === 'before-change')
  if (before === undefined) throw new Error('no backup was made')
  const kept = keys.open(locateBackup(made.folder, before.id).database, { mayCreate: false })
  try {
    const database = wrapDatabase(kept)
    expect(getSchemaVersion(database)).toBe(1)
    expect(database.get('SELECT count(*) AS n FROM contact')).toEqual({ n: 2 })
  } finally {
    kept.close()
  }
})

test('killed while it is brought up to date, it is whole and complete the next time', async () => {
  const { made, studentId } = await aFirstVault()
  const program = fileURLToPath(new URL('open-until-killed.ts', import.meta.url))
  // From before the backup to after the last migration.
  for (const milliseconds of [0, 10, 30, 60, 120]) {
    const child = spawn(process.execPath, [program, made.documentsFolder, made.folder, made.slotId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    await once(child.stdout, 'data')
    await pause(milliseconds)
    child.kill('SIGKILL')
    await ended
  }
  const { database } = await unlock(made)
  expect(database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  expect(getSchemaVersion(database)).toBe(migrations.length)
  expect(listContacts(database, studentId)).toHaveLength(2)
  expect(searchNotes(database, 'lukasz', { studentId, slotId: null })).toHaveLength(1)
}, 60_000)
