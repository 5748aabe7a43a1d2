/** Two months after the agreement: what the weeks before and after the support look like, and what the program says. */
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import { verdictWords } from '#shared/domain/before-after.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { addDays, daysBetween, type IsoDate } from '#shared/domain/day.ts'
import { ask, importFile } from './data-steps.ts'
import { openAgain } from './month-steps.ts'
import { nextMonday } from './plan-steps.ts'
import { mustHold, type Stage } from './stage.ts'

export type EvidenceSummary = {
  series: string
  /** Weekly values, oldest first. */
  phaseA: readonly number[]
  phaseB: readonly number[]
  /** Null while it is too early to tell. */
  nap: number | null
  tau: number | null
  verdict: string
}

/** Whole weeks that the plan has been lived for by then. */
const weeks = 8

/** The Friday through which the marks of those weeks are brought in. */
export const lastDayOfEvidence = (today: IsoDate): IsoDate => addDays(nextMonday(today), weeks * 7 - 3)

/** Brings in the marks that came since, where there are any, and looks at what changed. */
export async function lookAtEvidence(
  stage: Stage,
  { studentId, fullName }: CaseloadRow,
  today: IsoDate,
  nextMarks: string | null,
): Promise<EvidenceSummary> {
  await stage.reopen(daysBetween(today, addDays(nextMonday(today), weeks * 7)))
  await openAgain(stage)
  if (nextMarks !== null) await importFile(stage, nextMarks, 'two-months')
  const { page } = stage
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/students/${studentId}/data`)
  await page.getByRole('heading', { level: 1, name: fullName }).waitFor()
  await page.getByText('The numbers behind it').waitFor()
  await stage.look('year')
  await page.getByRole('heading', { name: 'What changed, and when' }).evaluate((one) => one.scrollIntoView())
  await stage.look('evidence')
  const { changes } = await ask(page, 'beforeAfter.list', { studentId })
  const change = chooseChange(changes)
  mustHold(change !== null, 'The plan has no support or stage to look at.')
  const { planId, itemId } = change
  const told = await ask(page, 'beforeAfter.look', {
    studentId,
    planId,
    itemId,
    series: { kind: 'attendance' },
    isLowerBetter: false,
  })
  return {
    series: told.series.name,
    phaseA: told.phaseA.values,
    phaseB: told.phaseB.values,
    nap: told.statistics?.nap ?? null,
    tau: told.statistics?.tau ?? null,
    verdict: verdictWords[told.verdict],
  }
}

/** A support before a stage; of several the one that began first. */
function chooseChange(changes: readonly ChangePoint[]): ChangePoint | null {
  const byStart = changes.toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return byStart.find(({ kind }) => kind === 'support') ?? byStart[0] ?? null
}
