/** Decisions in a real vault: kept with what was known, changing the timetable with them, never written again. */
import { beforeEach, describe, expect, test } from 'vitest'
import { gatherEvidence } from '#core/follow-up/gather-evidence.ts'
import { makeDecision } from '#core/follow-up/make-decision.ts'
import type { WriteDatabase } from '#core/storage/database.ts'
import { insertContact } from '#core/storage/tables/contacts.ts'
import { getDecision, listDecisions, settleDecision } from '#core/storage/tables/decisions.ts'
import { saveOccurrence } from '#core/storage/tables/goal-occurrences.ts'
import { getPlan, insertPlan, movePlan, savePlanSection } from '#core/storage/tables/plans.ts'
import { closeReview, insertReview } from '#core/storage/tables/reviews.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { DecisionDraft } from '#shared/domain/decision.ts'
import type { DecisionId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { emptyReviewContent } from '#shared/domain/review.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'
import { aStudentDraft } from '../students/a-student.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'

const at = '2026-03-13T15:00:00.000Z'
const today = '2026-03-13'
const making = { today, at, staffName: 'Grace Okafor' } as const

let database: WriteDatabase
let studentId: StudentId
let planId: PlanId

cleanUpVaults()
beforeEach(async () => {
  database = (await createTestVault()).vault.database
  studentId = insertStudent(database, aStudentDraft(), { importId: null, at })
  planId = insertPlan(database, studentId, '2026-02-27T12:00:00.000Z')
  const content = aPlanContent()
  for (const [revision, section] of sectionIds.entries()) {
    savePlanSection(database, {
      planId,
      revision,
      section,
      content: content[section],
      at,
      today: '2026-02-27',
    })
  }
})

const aDecision = (changed: Partial<DecisionDraft> = {}): DecisionDraft => ({
  planId,
  reviewId: null,
  about: 'goal',
  itemId: item('g1'),
  stageChoice: null,
  untilOn: null,
  what: 'Move the tutoring to the first hour',
  reason: 'The afternoons are long for her',
  who: 'Mr. Lind',
  byOn: '2026-03-20',
  ...changed,
})
const aboutStage = (changed: Partial<DecisionDraft>) =>
  aDecision({ about: 'stage', itemId: item('w1'), ...changed })

function verify(on: '2026-03-03' | '2026-03-05', state: 'done' | 'missed'): void {
  const by = { staffName: 'Mr. Lind', at, checkInId: null }
  saveOccurrence(database, { planId, goalId: item('g1'), on, state, words: '' }, by)
}

const storedEvidence = (id: DecisionId) =>
  database.get<{ evidence: string }>('SELECT evidence FROM decision WHERE id = ?', id)?.evidence

const codeOf = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return (error as { code?: unknown }).code
  }
  return null
}

test('a decision is kept whole, with the day and what was known on it', () => {
  verify('2026-03-03', 'done')
  const known = gatherEvidence(database, planId, today)
  const id = makeDecision(database, aDecision(), making)
  expect(listDecisions(database, planId)).toEqual([
    {
      ...aDecision(),
      id,
      studentId,
      decidedOn: today,
      evidence: known,
      staffName: 'Grace Okafor',
      doneOn: null,
      sharedOn: null,
    },
  ])
  expect(known.goals).toMatchObject([{ goalId: 'g1', planned: 4, done: 1 }])
})

test('its evidence stays byte for byte when the plan and the record change afterwards', () => {
  verify('2026-03-03', 'done')
  const id = makeDecision(database, aDecision(), making)
  const before = storedEvidence(id)
  verify('2026-03-03', 'missed')
  verify('2026-03-05', 'done')
  const { revision } = getPlan(database, planId)
  savePlanSection(database, { planId, revision, section: 'goals', content: { items: [] }, at, today })
  insertContact(
    database,
    {
      studentId,
      happenedOn: today,
      withWhom: 'Samira',
      channel: 'call',
      direction: 'out',
      wasReached: true,
      words: '',
      tone: null,
      language: '',
      hadInterpreter: false,
      nextStep: '',
      nextStepOn: null,
    },
    { at, staffName: 'Grace Okafor' },
  )
  expect(storedEvidence(id)).toBe(before)
  expect(JSON.stringify(gatherEvidence(database, planId, today))).not.toBe(before)
})

test('that it was done and shared is said later, and can be taken back', () => {
  const id = makeDecision(database, aDecision(), making)
  settleDecision(database, { id, doneOn: '2026-03-18', sharedOn: '2026-03-16' })
  expect(getDecision(database, id)).toMatchObject({ doneOn: '2026-03-18', sharedOn: '2026-03-16' })
  settleDecision(database, { id, doneOn: null, sharedOn: '2026-03-16' })
  expect(getDecision(database, id)).toMatchObject({ doneOn: null, sharedOn: '2026-03-16' })
})

test('settling one that is not there is refused', () => {
  const settled = { id: 99 as DecisionId, doneOn: null, sharedOn: null }
  expect(codeOf(() => settleDecision(database, settled))).toBe('decision.not-found')
})

describe('the database itself refuses', () => {
  test.each([
    'plan_id = plan_id + 1',
    'student_id = student_id + 1',
    'review_id = 1',
    "decided_on = '2026-03-12'",
    "about = 'support'",
    'item_id = NULL',
    "stage_choice = 'stay'",
    "until_on = '2026-04-01'",
    "what = 'Something else'",
    "reason = ''",
    "who = 'Nobody'",
    'by_on = NULL',
    "evidence = '{}'",
    "staff_name = 'Somebody'",
  ])('to write %s into a decision that was made', (change) => {
    insertReview(database, {
      planId,
      studentId,
      heldOn: today,
      content: emptyReviewContent(),
      nextOn: null,
      staffName: '',
    })
    const id = makeDecision(database, aDecision(), making)
    const before = getDecision(database, id)
    expect(() => database.run(`UPDATE decision SET ${change} WHERE id = ?`, id)).toThrow('decision is made')
    expect(getDecision(database, id)).toEqual(before)
  })

  test.each([
    "content = '{}'",
    "state = 'open'",
    'evidence = NULL',
    "next_on = '2026-05-01'",
    'revision = 0',
  ])('to write %s into a session that ended', (change) => {
    const id = insertReview(database, {
      planId,
      studentId,
      heldOn: today,
      content: emptyReviewContent(),
      nextOn: null,
      staffName: '',
    })
    const evidence = gatherEvidence(database, planId, today)
    closeReview(database, { id, revision: 0, nextOn: null, evidence })
    expect(() => database.run(`UPDATE review SET ${change} WHERE id = ?`, id)).toThrow('review is closed')
  })
})

describe('about a stage', () => {
  const stages = () => getPlan(database, planId).content.schedule.stages

  test('staying makes it longer, in the plan too, and what was known is of that stage', () => {
    const id = makeDecision(database, aboutStage({ stageChoice: 'stay', untilOn: '2026-03-20' }), making)
    expect(stages()).toMatchObject([
      { id: 'w1', startsOn: '2026-03-02', endsOn: '2026-03-20' },
      { id: 'w2', startsOn: '2026-03-23', endsOn: '2026-04-03' },
    ])
    expect(getDecision(database, id).evidence.stage).toMatchObject({ stageId: 'w1', endsOn: '2026-03-13' })
  })

  test('moving on brings the next stage forward', () => {
    makeDecision(database, aboutStage({ stageChoice: 'move-on' }), { ...making, today: '2026-03-10' })
    expect(stages()).toMatchObject([
      { id: 'w1', endsOn: '2026-03-10' },
      { id: 'w2', startsOn: '2026-03-11' },
    ])
  })

  test.each([
    ['decision.too-far-ahead', { stageChoice: 'stay' as const, untilOn: '9999-12-30' as const }],
    ['decision.without-reason', { stageChoice: 'stay' as const, reason: ' ' }],
  ])('is refused with %s, and neither the plan nor the record changes', (code, changed) => {
    const before = getPlan(database, planId)
    expect(codeOf(() => makeDecision(database, aboutStage(changed), making))).toBe(code)
    expect(getPlan(database, planId)).toEqual(before)
    expect(listDecisions(database, planId)).toEqual([])
  })

  test('beyond six weeks its reason becomes the reason of the plan, unless there is one', () => {
    const stay = (untilOn: IsoDate, reason: string) => {
      makeDecision(database, aboutStage({ stageChoice: 'stay', untilOn, reason }), making)
      return getPlan(database, planId).content.schedule.longerBecause
    }
    expect(stay('2026-03-20', 'A week more')).toBe('')
    expect(stay('2026-04-30', 'Her surgery is in April')).toBe('Her surgery is in April')
    expect(stay('2026-05-08', 'Another reason')).toBe('Her surgery is in April')
  })

  test('a reason longer than the plan has room for is whole in the decision', () => {
    const reason = 'long '.repeat(200).trim()
    const id = makeDecision(
      database,
      aboutStage({ stageChoice: 'stay', untilOn: '2026-05-15', reason }),
      making,
    )
    expect(getDecision(database, id).reason).toBe(reason)
    const { longerBecause } = getPlan(database, planId).content.schedule
    expect(longerBecause.endsWith('…')).toBe(true)
    expect(longerBecause).toHaveLength(400)
  })

  test('a stage of the past can be decided on with its own evidence', () => {
    const decided = { ...making, today: '2026-03-18' } as const
    const id = makeDecision(database, aboutStage({ stageChoice: null }), decided)
    expect(getDecision(database, id).evidence.stage?.stageId).toBe('w1')
    expect(gatherEvidence(database, planId, '2026-03-18').stage?.stageId).toBe('w2')
  })

  test.each([
    { itemId: item('nowhere') },
    { itemId: null },
    // Nothing comes before the first one.
    { stageChoice: 'step-back' as const },
    { about: 'goal' as const },
  ])('a choice that is not possible changes neither the plan nor the record: %o', (changed) => {
    const before = getPlan(database, planId)
    const draft = aboutStage({ stageChoice: 'stay', ...changed })
    expect(codeOf(() => makeDecision(database, draft, making))).toBe('decision.no-such-stage')
    expect(getPlan(database, planId)).toEqual(before)
    expect(listDecisions(database, planId)).toEqual([])
  })
})

test('a decision belongs to an open session of its own plan', () => {
  const started = {
    studentId,
    heldOn: today,
    content: emptyReviewContent(),
    nextOn: null,
    staffName: '',
  } as const
  const own = insertReview(database, { ...started, planId })
  const otherPlan = insertPlan(database, studentId, at)
  const other = insertReview(database, { ...started, planId: otherPlan })
  const decide = (reviewId: typeof own) =>
    codeOf(() => makeDecision(database, aDecision({ reviewId }), making))
  expect(decide(own)).toBeNull()
  expect(decide(other)).toBe('review.not-found')
  closeReview(database, {
    id: own,
    revision: 0,
    nextOn: null,
    evidence: gatherEvidence(database, planId, today),
  })
  expect(decide(own)).toBe('review.closed')
})

test('nothing is decided in a plan that has ended', () => {
  movePlan(database, { planId, to: 'closed', on: today, reason: '', whatHelped: '', staffName: '' })
  expect(codeOf(() => makeDecision(database, aDecision(), making))).toBe('plan.ended')
})
