/** The month after the agreement, lived through the interface: a check-in a week, a goal, a support, a review. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import { addDays, daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { ask, importFile } from './data-steps.ts'
import { nextMonday } from './plan-steps.ts'
import { foldSpaces, readPdf } from './read-pdf.ts'
import { mustHold, type Stage } from './stage.ts'
import { passphrase } from './vault-steps.ts'
import { wordsOfTheMonth as words } from './words-of-the-meeting.ts'

export type MonthSummary = {
  checkIns: number
  contacts: number
  goalsVerified: number
  supportsDelivered: number
  decisions: number
  changesSinceSigned: number
}

/** The day before the team meets. */
export const lastDayOfMarks = (today: IsoDate): IsoDate => addDays(nextMonday(today), 23)

/** Four Thursdays after the plan began; on the last one the team meets. Returns what the vault then counts. */
export async function liveMonth(
  stage: Stage,
  student: CaseloadRow,
  today: IsoDate,
  nextMarks: string | null,
): Promise<MonthSummary> {
  const { studentId } = student
  const monday = nextMonday(today)
  for (const week of [0, 1, 2, 3]) {
    await stage.step(`week ${week + 1} of the month`, async () => {
      await stage.reopen(daysBetween(today, addDays(monday, week * 7 + 3)))
      await openAgain(stage)
      if (week === 0) await stage.look('month-today')
      await checkIn(stage, student, week)
      await followUp(stage, studentId, week)
      if (week === 1) await callHome(stage, studentId)
      if (week === 3 && nextMarks !== null) await importFile(stage, nextMarks, 'next-month')
    })
  }
  const { plan } = await ask(stage.page, 'plans.findOfStudent', { studentId })
  mustHold(plan !== null, 'The plan is not there any more.')
  await stage.step('meet for the review and decide', () => review(stage, plan.id))
  const changed = await stage.step('say what changed, in a new agreement', () =>
    renewAgreement(stage, studentId, plan.id),
  )
  return { ...(await count(stage, studentId, plan.id)), changesSinceSigned: changed }
}

export async function openAgain({ page }: Stage): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function goTo({ page }: Stage, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
}

/** By keyboard, as in a hallway: two faces, a sentence, done. */
async function checkIn(stage: Stage, { studentId, fullName }: CaseloadRow, week: number): Promise<void> {
  const { page } = stage
  await goTo(stage, `#/students/${studentId}`)
  await page.getByRole('heading', { level: 1, name: fullName }).waitFor()
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const question of ['How is it going?', 'Do you feel that you belong here?']) {
    await dialog.getByRole('group', { name: question }).getByRole('radio').first().focus()
    await page.keyboard.press(String(Math.min(5, 2 + week)))
  }
  await dialog.getByLabel('In their words').fill(words.checkIns[week] ?? '')
  if (week === 0) await stage.look('month-check-in')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
}

/** Looks at the goal's days of the week together, and writes down the support's session. */
async function followUp(stage: Stage, studentId: StudentId, week: number): Promise<void> {
  const { page } = stage
  await goTo(stage, `#/students/${studentId}/follow-up`)
  const goal = page.locator('[data-goal]').first()
  await goal.waitFor()
  const allDone = goal.getByRole('button', { name: 'All done this week' })
  // A week without school has nothing to look at.
  if ((await allDone.count()) > 0) {
    await allDone.first().click()
    await goal.getByRole('button', { name: 'Done', exact: true, pressed: true }).first().waitFor()
  }
  const support = page.locator('[data-support]').first()
  await support.getByRole('button', { name: 'A session on another day' }).click()
  await support.getByRole('button', { name: 'Write it down' }).click()
  await support
    .getByText(/^Given /)
    .first()
    .waitFor()
  if (week === 0) await stage.look('month-following-up')
}

async function callHome(stage: Stage, studentId: StudentId): Promise<void> {
  const { page } = stage
  await goTo(stage, `#/students/${studentId}/contacts`)
  await page.getByLabel('What was said?').fill(words.call)
  await page.getByRole('button', { name: 'Log it' }).click()
  await page.getByText(words.call).first().waitFor()
  await stage.look('month-contacts')
}

async function review(stage: Stage, planId: PlanId): Promise<void> {
  const { app, page, out } = stage
  const file = join(out, 'recap.pdf')
  await goTo(stage, `#/reviews/${planId}`)
  await page.getByRole('button', { name: 'Start the session' }).click()
  const steps = page.getByRole('navigation', { name: 'Steps of the session' })
  await steps.waitFor()
  await stage.look('month-review')
  await steps.getByRole('button', { name: 'Supports' }).click()
  await page
    .getByRole('button', { name: /^Decide: / })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What do we decide?').fill(words.decision)
  await dialog.getByLabel('Why?').fill(words.reason)
  await dialog.getByLabel('Who does it?').fill(words.decidedFor)
  await stage.look('month-decision')
  await dialog.getByRole('button', { name: 'Keep the decision' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await steps.getByRole('button').last().click()
  await page.getByRole('button', { name: 'End the session' }).click()
  await page.getByRole('img', { name: /page 1 of/i }).waitFor()
  await stage.look('month-recap')
  app.answerDialog({ save: file })
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await page.getByRole('dialog').getByLabel('Who gets it?').fill('The family')
  await page.getByRole('dialog').getByLabel('What for?').fill('What we decided together')
  await page.getByRole('dialog').getByLabel('Why this is allowed').selectOption('parent-or-student-request')
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await page.getByText(/^Saved for/).waitFor()
  const read = await readPdf(readFileSync(file))
  mustHold(read.text.includes(foldSpaces(words.decision)), 'The decision is not on the recap.')
}

/** Changes what was decided, and makes the paper that says so. Returns how many changes it says. */
async function renewAgreement(stage: Stage, studentId: StudentId, planId: PlanId): Promise<number> {
  const { app, page, out } = stage
  const file = join(out, 'agreement-2.pdf')
  await goTo(stage, `#/students/${studentId}/plan`)
  await page
    .getByRole('navigation', { name: 'Parts of the plan' })
    .getByText('What we promise each other')
    .click()
  const school = page.locator('[data-plan-section] section').nth(2)
  await school.getByRole('button', { name: /^Add a promise/ }).click()
  await school.getByRole('textbox').last().waitFor()
  await school.locator('[data-entry]').last().getByRole('textbox').first().fill(words.newPromise)
  await page.getByText(`New from the school: “${words.newPromise}”.`).waitFor()
  await stage.look('month-what-changed')
  const { sentences } = await ask(page, 'plans.listChanges', { planId })
  mustHold(
    sentences.some((sentence) => sentence.includes(words.newPromise)),
    'The new promise is not among what changed.',
  )
  await page.getByRole('button', { name: 'Make the agreement' }).click()
  await page.getByRole('img', { name: /page 1 of/i }).waitFor()
  await stage.look('month-new-agreement')
  app.answerDialog({ save: file })
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await page.getByRole('dialog').getByLabel('Who gets it?').fill('The family')
  await page.getByRole('dialog').getByLabel('What for?').fill('What changed since we signed')
  await page.getByRole('dialog').getByLabel('Why this is allowed').selectOption('parent-or-student-request')
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await page.getByText(/^Saved for/).waitFor()
  const read = await readPdf(readFileSync(file))
  mustHold(read.text.includes(foldSpaces(words.newPromise)), 'The new agreement does not say what changed.')
  return sentences.length
}

async function count(
  { page }: Stage,
  studentId: StudentId,
  planId: PlanId,
): Promise<Omit<MonthSummary, 'changesSinceSigned'>> {
  const { checkIns } = await ask(page, 'checkIns.list', { studentId })
  const { contacts } = await ask(page, 'contacts.list', { studentId })
  const { goals } = await ask(page, 'goals.listDays', { planId })
  const { supports } = await ask(page, 'deliveries.listDays', { planId })
  const { decisions } = await ask(page, 'decisions.list', { planId })
  return {
    checkIns: checkIns.length,
    contacts: contacts.length,
    goalsVerified: goals.flatMap(({ days }) => days).filter(({ state }) => state !== null).length,
    supportsDelivered: supports.flatMap(({ days }) => days).filter(({ state }) => state === 'given').length,
    decisions: decisions.length,
  }
}
