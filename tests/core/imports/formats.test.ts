/** Files of every system, taken for what they are without a question, and what comes of them in the vault. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportFormat, ImportKind } from '#shared/domain/attendance-import.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { giveFile } from './import-file.ts'
import { samples } from './format-samples.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const look = async (content: string, name?: string) => {
  const file = await giveFile(vault, content, name)
  return { file, seen: await vault.call('imports.inspect', { file, kind: null, reading: null }) }
}

test.each<[string, ImportKind, ImportFormat]>([
  ['long marks', 'attendance', 'marks'],
  ['absences only', 'attendance', 'absences'],
  ['a column a day', 'attendance', 'wide'],
  ['two columns a day', 'attendance', 'wide'],
  ['a column a day, absences only', 'attendance', 'absences'],
  ['Clever attendance', 'attendance', 'clever-attendance'],
  ['Clever students', 'roster', 'clever-students'],
  ['PowerSchool attendance', 'attendance', 'powerschool-attendance'],
  ['PowerSchool students', 'roster', 'powerschool-students'],
  ['Aspen attendance', 'attendance', 'aspen-attendance'],
  ['Aspen students', 'roster', 'aspen-students'],
  ['Contoso attendance', 'attendance', 'contoso-attendance'],
  ['Ed-Fi attendance', 'attendance', 'ed-fi-attendance'],
  ['SIMS, morning and afternoon', 'attendance', 'sims-sessions'],
  ['SIMS, a week in a text', 'attendance', 'sims-sessions'],
  ['SIMS, a column a session', 'attendance', 'sims-sessions'],
  ['a list of students', 'roster', 'roster'],
  ['totals', 'totals', 'totals'],
  ['grades', 'grades', 'grades'],
  ['Contoso grades', 'grades', 'grades'],
  ['participation', 'participation', 'participation'],
  ['ratings, a row each', 'ratings', 'ratings'],
  ['ratings, a column a scale', 'ratings', 'ratings'],
])('%s is taken for %s in the format %s', async (name, kind, format) => {
  const { seen } = await look(samples[name] ?? '')
  expect({
    kind: seen.kind,
    format: seen.reading.format,
    missing: seen.missing,
    problems: seen.problems,
    open: seen.codesFound.filter(({ category }) => category === null),
  }).toEqual({ kind, format, missing: [], problems: [], open: [] })
})
