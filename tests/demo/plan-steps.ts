/** The plan in the demo, written through the interface as in a meeting, one part after another. */
import type { Locator } from 'playwright'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import type { Stage } from './stage.ts'
import { wordsOfTheMeeting as words } from './words-of-the-meeting.ts'

/** The next Monday after `day`. */
export function nextMonday(day: IsoDate): IsoDate {
  return addDays(day, 8 - weekdayOf(toEpochDay(day)))
}

/** Fills every part that an agreement needs. The plan is then complete enough for an agreement. */
export async function writePlan(stage: Stage, today: IsoDate): Promise<void> {
  const { page } = stage
  const monday = nextMonday(today)
  const sheet = page.locator('[data-plan-section]')
  const add = (name: string | RegExp) => sheet.getByRole('button', { name, exact: typeof name === 'string' })
  const goTo = (part: string) =>
    page
      .getByRole('navigation', { name: 'Parts of the plan' })
      .getByRole('button', { name: new RegExp(`^${part}`) })
      .click()
  const entry = () => sheet.locator('[data-entry]').last()

  await page.getByRole('button', { name: 'Start with an empty plan' }).click()
  await page.getByRole('navigation', { name: 'Parts of the plan' }).waitFor()
  await stage.look('plan-empty')

  await add('The first step they choose').click()
  await entry().getByRole('textbox').first().fill(words.studentSays)
  await add('What helps').click()
  await entry().getByRole('textbox').first().fill(words.studentSaysHelps)
  await stage.look('plan-voice')
  await goTo('Strengths and interests')

  await add('A strength').click()
  await entry().getByRole('textbox').fill(words.strength)
  await add('An interest').click()
  await entry().getByRole('textbox').fill(words.interest)
  await goTo('In the family’s words')

  await add(/^Some(one of the family|one else)$/).click()
  await entry().getByLabel('In their words').fill(words.familySays)
  await entry().getByLabel('Who said it').fill(words.familySpeaker)
  await goTo('What stands in the way')

  await add('The family').click()
  await entry().getByLabel('What makes it hard?').fill(words.barrier)
  await stage.look('plan-barriers')
  await goTo('The team')

  await add('A teacher').click()
  await entry().getByLabel('Name').fill(words.teacher)
  await add('Someone else').click()
  await entry().getByLabel('Name').fill(words.touchpoint)
  await entry().getByRole('radio').check()
  await stage.look('plan-team')
  await goTo('Supports')

  await add('Transport help').click()
  await entry().getByLabel('What is it?').fill(words.support)
  await entry().getByLabel('Who gives it?').fill(words.supportBy)
  await entry().getByLabel('How often?').fill(words.supportRhythm)
  await stage.look('plan-supports')
  await goTo('Goals')

  await add('A goal').click()
  await fillGoal(entry(), monday)
  await stage.look('plan-goal')
  await goTo('What we promise each other')

  await promise(sheet, /^Add a promise/, 0, words.studentPromises, monday)
  await promise(sheet, /^Add a promise/, 1, words.familyPromises, monday)
  await promise(sheet, /^Add a promise/, 2, words.schoolPromises, monday)
  await stage.look('plan-promises')
  await goTo('The way back')

  await add('A stage of two weeks').click()
  await entry().getByLabel('First day').fill(monday)
  await entry().getByLabel('Last day').fill(addDays(monday, 11))
  await sheet.getByRole('button', { name: 'Mornings 8:30–11:30' }).click()
  await sheet.getByRole('button', { name: 'Next stage, an hour a day more' }).click()
  await sheet.getByLabel('We look at it together on').fill(addDays(monday, 11))
  await stage.look('plan-schedule')
  await goTo('Check-ins and reviews')

  await sheet.getByLabel('Which attendance do we hope for?').fill(words.expectation)
  await sheet.getByLabel('How will everyone see how it is going?').fill(words.watching)
  await sheet.getByText('Every week', { exact: true }).click()
  await sheet.getByLabel('First review together').fill(addDays(monday, 28))
  await sheet.getByText('Every month', { exact: true }).click()
  await linkSupport(stage)
}

async function fillGoal(goal: Locator, monday: IsoDate): Promise<void> {
  await goal.getByLabel(/^What will /).fill(words.goalActivity)
  await goal.getByText('Mon', { exact: true }).click()
  await goal.getByText('Thu', { exact: true }).click()
  await goal.getByLabel('At what time?').fill('15:15')
  await goal.getByLabel('Where?').fill(words.goalPlace)
  await goal.getByLabel('Times to reach').fill('6')
  await goal.getByLabel('Times in all').fill('8')
  await goal.getByLabel('From which day?').fill(monday)
  await goal.getByLabel('By when?').fill(addDays(monday, 25))
  await goal.getByLabel(/^Because it matters/).fill(words.goalBecause)
}

async function promise(
  sheet: Locator,
  name: RegExp,
  column: number,
  said: string,
  dueOn: IsoDate,
): Promise<void> {
  const side = sheet.locator('section').nth(column)
  await side.getByRole('button', { name }).click()
  await side.getByRole('textbox').first().fill(said)
  await side.getByLabel('From when, or by when').fill(dueOn)
}

/** Goes where the list of what is missing points: the barrier that no support answers yet. */
async function linkSupport(stage: Stage): Promise<void> {
  const { page } = stage
  await page.getByRole('button', { name: /^No support answers/ }).click()
  await page.locator('[data-plan-section]').getByLabel(words.support).check()
  await page.getByText('Nothing is missing. The agreement can be made.').waitFor()
  await page.getByText(/Saved \d\d:\d\d/).waitFor()
  await stage.look('plan-complete')
}
