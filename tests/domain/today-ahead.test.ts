/** What the next seven days bring, over any school calendar: each date once, none of them today, and no pile of check-ins. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { indexOpenDays } from '#shared/domain/near-days.ts'
import { isOpenOn, type SchoolCalendar } from '#shared/domain/open-days.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { listAhead } from '#shared/domain/today-ahead.ts'
import { isDue, type PlanOfToday } from '#shared/domain/today-line.ts'
import { listPlanLines } from '#shared/domain/today-lines.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { anyCalendar, anyDay } from './any-calendar.ts'

/** With a check-in every week, a first stage of so many days, and a first review. */
function aPlan(
  sinceOn: IsoDate,
  { stageDays, reviewOn }: { stageDays: number; reviewOn: IsoDate },
  lastCheckInOn: IsoDate | null = null,
): PlanOfToday {
  const content = emptyPlanContent()
  const stage = { id: item('w1'), name: '', sessions: [], note: '' }
  return {
    studentId: 1 as StudentId,
    planId: 1 as PlanId,
    fullName: 'Amina Haddad',
    calledName: 'Amina',
    sinceOn,
    content: {
      ...content,
      rhythm: { ...content.rhythm, checkInEvery: 'week', firstReviewOn: reviewOn, reviewEvery: 'month' },
      schedule: {
        ...content.schedule,
        stages: [{ ...stage, startsOn: sinceOn, endsOn: addDays(sinceOn, stageDays) }],
      },
    },
    lastCheckIn: lastCheckInOn === null ? null : { on: lastCheckInOn, wasMet: true, words: '' },
    contacts: [],
    lastReview: null,
    stageDecisions: [],
    openDecisions: [],
    occurrences: [],
    days: [],
  }
}

function lookAhead(plan: PlanOfToday, calendar: SchoolCalendar, today: IsoDate) {
  const openDays = indexOpenDays(calendar, addDays(today, -400), addDays(today, 60))
  const view = { today, calendar, openDays, sessionsADay: 1 as const }
  const lines = listPlanLines(plan, view).filter((line) => !isDue(line, today))
  return listAhead([plan], lines, view, addDays(today, 7))
}

describe('the next seven days', () => {
  test('say the check-in, the review and the end of the stage, soonest first', () => {
    const plan = aPlan('2026-03-02', { stageDays: 11, reviewOn: '2026-03-12' }, '2026-03-03')
    expect(lookAhead(plan, [], '2026-03-09').map(({ on, sentence }) => [on, sentence])).toEqual([
      ['2026-03-10', 'Time for a check-in'],
      ['2026-03-12', 'Look at the plan together: Amina Haddad'],
      ['2026-03-13', 'Stage 1 ends: Amina Haddad'],
      ['2026-03-16', 'Look at the timetable together: Amina Haddad'],
    ])
  })

  test('say the check-in after the one that is due today', () => {
    const plan = aPlan('2026-03-02', { stageDays: 60, reviewOn: '2026-06-01' }, '2026-03-02')
    const checkIns = lookAhead(plan, [], '2026-03-09').filter(({ sentence }) => sentence.includes('check-in'))
    expect(checkIns.map(({ on }) => on)).toEqual(['2026-03-16'])
  })

  test('lie after today, hold one check-in at most, and only on a school day', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.nat(40),
        fc.nat(40),
        fc.option(fc.nat(40)),
        (calendar, today, ago, stageDays, checkedInAgo) => {
          const lastOn = checkedInAgo === null ? null : addDays(today, -checkedInAgo)
          const plan = aPlan(addDays(today, -ago), { stageDays, reviewOn: addDays(today, 3) }, lastOn)
          const ahead = lookAhead(plan, calendar, today)
          expect(ahead.every(({ on }) => today < on && on <= addDays(today, 7))).toBe(true)
          expect(ahead.map(({ on }) => on)).toEqual(ahead.map(({ on }) => on).toSorted())
          const checkIns = ahead.filter(({ sentence }) => sentence === 'Time for a check-in')
          expect(checkIns.length).toBeLessThanOrEqual(1)
          expect(checkIns.every(({ on }) => isOpenOn(calendar, on))).toBe(true)
          const endsOn = addDays(today, stageDays - ago)
          const isAhead = today < endsOn && endsOn <= addDays(today, 7)
          expect(ahead.some(({ sentence }) => sentence.includes(' ends: '))).toBe(isAhead)
        },
      ),
    )
  })
})
