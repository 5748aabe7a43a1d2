/** The school's files in the demo: brought in through the wizard without changing a guess, then looked at. */
import { statSync } from 'node:fs'
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import { type Tier, tiers } from '#shared/domain/attendance.ts'
import type { Bridge, Channel, Input, Output } from '#shared/contract/contract.ts'
import type { Page } from 'playwright'
import { mustHold, type Stage } from './stage.ts'

/** Brings one file or folder in. What it is about, and all else, is taken as the wizard understood it. */
export async function importFile(stage: Stage, file: string, name: string): Promise<void> {
  const { app, page } = stage
  const isFolder = statSync(file).isDirectory()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'School data' }).click()
  await page.getByRole('link', { name: 'Bring in a file' }).first().click()
  app.answerDialog({ open: file })
  await page.getByRole('button', { name: isFolder ? 'Choose a folder' : 'Choose a file' }).click()
  await page.getByRole('heading', { name: 'What we understood' }).waitFor({ timeout: 120_000 })
  await stage.look(`import-${name}-understood`)
  await stage.time(`import-${name}`, async () => {
    await page.getByRole('button', { name: 'Bring it in' }).click()
    await page.getByRole('heading', { name: 'It is in the vault' }).waitFor({ timeout: 600_000 })
  })
  await stage.look(`import-${name}-done`)
}

export type SchoolFacts = {
  students: number
  /** In all school years. */
  marks: number
  /** Days with at least one mark, in all school years. */
  schoolDays: number
  /** Of the present school year, as the caseload shows it. */
  tiers: Record<Tier, number>
  /** Whom the caseload puts first among those with at least 10 enrolled days; null when there is no one. */
  chosen: CaseloadRow | null
}

/** Asks the program through the bridge that its window uses. */
export async function ask<C extends Channel>(page: Page, channel: C, input: Input<C>): Promise<Output<C>> {
  const answer = await page.evaluate(
    ([name, given]) => (globalThis as unknown as { openDoor: Bridge }).openDoor.call(name, given),
    [channel as Channel, input as unknown] as const,
  )
  mustHold(answer.ok, `The program did not answer ${channel}.`)
  return answer.value as Output<C>
}

/** What the program itself counts, asked through the same bridge that its window uses. */
export async function readSchoolFacts(stage: Stage): Promise<SchoolFacts> {
  const { page } = stage
  const { rows, years } = await ask(page, 'caseload.list', { schoolYearId: null })
  let marks = 0
  let schoolDays = 0
  for (const year of years) {
    const figures = await ask(page, 'caseload.list', { schoolYearId: year.id })
    marks += figures.marks
    schoolDays += figures.schoolDays
  }
  const counts = Object.fromEntries(
    tiers.map((tier) => [tier, rows.filter((row) => row.figures.tier === tier).length]),
  ) as Record<Tier, number>
  return { students: rows.length, marks, schoolDays, tiers: counts, chosen: chooseStudent(rows) }
}

/** Highest absence rate first; among equals the one with more days absent, then the lower school number. */
function chooseStudent(rows: readonly CaseloadRow[]): CaseloadRow | null {
  const known = rows.filter((row) => row.figures.enrolled >= 10 && row.figures.absenceRate !== null)
  const [first] = known.toSorted(
    (a, b) =>
      (b.figures.absenceRate ?? 0) - (a.figures.absenceRate ?? 0) ||
      b.figures.absent - a.figures.absent ||
      (a.schoolNumber < b.schoolNumber ? -1 : 1),
  )
  return first ?? rows[0] ?? null
}

/** Opens the student as a person would: by the search at the top. */
export async function openStudent(stage: Stage, student: CaseloadRow): Promise<void> {
  const { page } = stage
  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: /find a student/i })
  await search.fill(student.schoolNumber || student.fullName)
  await page.getByRole('option').first().waitFor()
  await stage.look('search')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: student.fullName }).waitFor()
}
