/** OneRoster exports: a zip or a folder, both versions, with all that real ones get wrong. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { giveFile, grantFile, realData } from './import-file.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const table = (header: string, ...rows: string[]) => [header, ...rows, ''].join('\r\n')

/** Two students, one with two grown-ups at home; a teacher; a student who left the export. */
const newer = {
  'manifest.csv': table('propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2'),
  'users.csv': table(
    'sourcedId,status,dataLastModified,enabledUser,username,givenName,familyName,identifier,email,sms,phone,agentSourcedIds,grades,password,prefferedGivenName,pronouns',
    'u1,active,2026-01-05,true,mvexley,Marisol,Vexley,70011,,,,"p1,p2",07,Sunflower-9,Mari,she/her',
    'u2,active,2026-01-05,true,tashgrove,Tobin,Ashgrove,70012,,,,p3,08,Hollow-Tree-4,,',
    'u3,tobedeleted,2026-01-05,true,iquillon,Ines,Quillon,70013,,,,,07,,,',
    'p1,active,2026-01-05,true,rvexley,Rosa,Vexley,,rosa@example.org,555-0101,,,,,,',
    'p2,active,2026-01-05,true,jvexley,Juan,Vexley,,,,555-0102,,,,,',
    'p3,active,2026-01-05,true,ateach,Alma,Teach,T1,,,,,,Chalk-Dust-1,,',
  ),
  'roles.csv': table(
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
    'r1,active,2026-01-05,u1,primary,student,2025-08-25,,o1',
    'r2,active,2026-01-05,u2,primary,student,2025-11-03,,o1',
    'r3,active,2026-01-05,u3,primary,student,2025-08-25,,o1',
    'r4,active,2026-01-05,p1,primary,parent,,,o1',
    'r5,active,2026-01-05,p2,primary,guardian,,,o1',
    'r6,active,2026-01-05,p3,primary,teacher,,,o1',
  ),
  'demographics.csv': table(
    'sourcedId,status,dateLastModified,birthDate,sex',
    'u1,active,2026-01-05,2012-05-21,',
  ),
  'classes.csv': table(
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType',
    'c1,active,2026-01-05,7B,07,k1,7B,homeroom',
    'c2,active,2026-01-05,Math 8,08,k2,M8,scheduled',
  ),
  'enrollments.csv': table(
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,active,2026-01-05,c1,o1,u1,student,,2025-08-25,2026-06-12',
    'e2,active,2026-01-05,c2,o1,u2,student,,2025-11-03,2026-06-12',
  ),
  'userProfiles.csv': table('sourcedId,username,password', 'x1,mvexley,Sunflower-9'),
  'notes from the office.txt': 'Call Rosa.',
}

const pack = (files: Record<string, string>, top = '') =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [top + name, Buffer.from(text)])))

const look = async (content: Uint8Array) => {
  const file = await giveFile(vault, content, 'export.zip')
  return { file, seen: await vault.call('imports.inspect', { file, kind: null, reading: null }) }
}

test('the files of a zip are joined into one list of students and their families', async () => {
  const { file, seen } = await look(pack(newer, 'roster 2026/'))
  expect(seen).toMatchObject({
    kind: 'roster',
    unknownStudents: 2,
    problemCount: 0,
    missing: [],
    reading: { format: 'oneroster', container: 'bundle' },
  })
  await vault.call('imports.run', { file, kind: seen.kind, reading: seen.reading })
  const { rows } = await vault.call('students.list', { state: 'active', search: '' })
  const found = await Promise.all(rows.map(({ id }) => vault.call('students.get', { id })))
  const [tobin, marisol] = found.toSorted((a, b) => a.familyName.localeCompare(b.familyName))
  expect(marisol).toMatchObject({
    schoolNumber: '70011',
    givenName: 'Marisol',
    preferredName: 'Mari',
    pronouns: 'she/her',
    grade: '07',
    homeroom: '7B',
    bornOn: '2012-05-21',
    enrolments: [{ fromOn: '2025-08-25', toOn: null }],
    family: [
      { name: 'Rosa Vexley', relation: 'parent', phone: '555-0101', email: 'rosa@example.org' },
      { name: 'Juan Vexley', relation: 'guardian', phone: '555-0102' },
    ],
  })
  // A teacher among the agents is no family.
  expect(tobin).toMatchObject({ schoolNumber: '70012', enrolments: [{ fromOn: '2025-11-03' }], family: [] })
})

test('misspelt headings are read and said; a password is in no answer', async () => {
  const { seen } = await look(pack(newer))
  expect(seen.notes.map(({ kind, name, readAs }) => [kind, name, readAs])).toEqual([
    ['other-version', '1.2', ''],
    ['misspelt-heading', 'dataLastModified', 'dateLastModified'],
    ['not-stored', 'password', ''],
    ['misspelt-heading', 'prefferedGivenName', 'preferredGivenName'],
    ['not-stored', 'userProfiles.csv', ''],
    ['left-out-file', 'notes from the office.txt', ''],
  ])
  expect(JSON.stringify(seen)).not.toMatch(/Sunflower|Hollow-Tree|Chalk-Dust/)
})

test('two letters that changed places are one slip; a heading that is far from every name is said to be missing', async () => {
  const users = newer['users.csv'].replace('familyName', 'familyNmae').replace('givenName', 'callsign')
  const { seen } = await look(pack({ ...newer, 'users.csv': users }))
  expect(seen.notes).toContainEqual({ kind: 'misspelt-heading', name: 'familyNmae', readAs: 'familyName' })
  expect(seen.notes).toContainEqual({ kind: 'missing-heading', name: 'givenName', readAs: '' })
  expect(JSON.stringify(seen.firstRows)).toContain('Vexley')
})

test('in version 1.1 the role stands with the user, and a folder is as good as a zip', async () => {
  const folder = join(vault.documentsFolder, 'one roster')
  mkdirSync(folder)
  const older = {
    'users.csv': table(
      'sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds,grades,password',
      'u1,,true,o1,student,mvexley,Marisol,Vexley,p1,07,Sunflower-9',
      'p1,,true,o1,parent,rvexley,Rosa,Vexley,,,',
      't1,,true,o1,teacher,ateach,Alma,Teach,,,',
    ),
    'manifest.csv': table('propertyName,value', 'oneroster.version,1.2'),
  }
  for (const [name, text] of Object.entries(older)) writeFileSync(join(folder, name), text)
  const file = await grantFile(vault, folder)
  const seen = await vault.call('imports.inspect', { file, kind: null, reading: null })
  expect(seen).toMatchObject({ unknownStudents: 1, reading: { format: 'oneroster' } })
  expect(seen.notes[0]).toEqual({ kind: 'other-version', name: 'OneRoster 1.2', readAs: 'OneRoster 1.1' })
  expect(await vault.call('imports.run', { file, kind: 'roster', reading: seen.reading })).toMatchObject({
    studentsCreated: 1,
    problemCount: 0,
  })
})

test('an export brought in again changes nothing, and can be taken back whole', async () => {
  const { file, seen } = await look(pack(newer))
  const first = await vault.call('imports.run', { file, kind: 'roster', reading: seen.reading })
  const again = await vault.call('imports.run', { file, kind: 'roster', reading: seen.reading })
  expect(again).toMatchObject({ studentsCreated: 0, studentsChanged: 0, unchanged: 2 })
  await vault.call('imports.undo', { id: again.importId })
  expect(await vault.call('imports.undo', { id: first.importId })).toMatchObject({ studentsRemoved: 2 })
})

test('an archive of other files is refused in words that name what is missing', async () => {
  const file = await giveFile(vault, pack({ 'holiday.txt': 'Photos.' }), 'holiday.zip')
  await expect(vault.call('imports.inspect', { file, kind: null, reading: null })).rejects.toMatchObject({
    code: 'import.unknown-bundle',
  })
})

const real = (name: string) => join(realData, 'oneroster', name)
const found = [
  { name: 'Test_full_data_set.zip', version: '1.1', students: ['Anna Brown', 'Mary Jones', 'mmichel Jones'] },
  {
    name: 'Test_minimal_data_set.zip',
    version: '1.1',
    students: ['Anna Brown', 'Mary Jones', 'mmichel Jones'],
  },
  { name: 'oneroster_test_data.zip', version: '1.2', students: ['Bruce Wayne'] },
  { name: 'v1p2_full_dataset.zip', version: '1.2', students: ['Anna Brown', 'MJ Jones', 'mmichel Jones'] },
].filter(({ name }) => existsSync(real(name)))

// Only beside the data; a test that is skipped would count as failed.
test.each(found)(
  'the students of $name, version $version, are $students',
  async ({ name, version, students }) => {
    const file = await grantFile(vault, real(name))
    const seen = await vault.call('imports.inspect', { file, kind: null, reading: null })
    expect(seen.notes).toContainEqual({ kind: 'other-version', name: version, readAs: '' })
    expect(JSON.stringify(seen)).not.toMatch(/Password1-|Batman\.Ru1ez/)
    await vault.call('imports.run', { file, kind: 'roster', reading: seen.reading })
    const { rows } = await vault.call('students.list', { state: 'active', search: '' })
    expect(rows.map(({ fullName }) => fullName).toSorted()).toEqual(students)
  },
)
