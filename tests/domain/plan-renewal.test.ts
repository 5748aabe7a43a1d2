/** A plan that follows another carries what lasts, and nothing that was lived. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { type PlanContent, planContent } from '#shared/domain/plan.ts'
import { renewContent } from '#shared/domain/plan-renewal.ts'
import { aFullContent } from '#tests/documents/a-full-content.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'

const today = '2026-06-08'

/** The plan after a change, the one before it left as it was. */
function changed(change: (content: PlanContent) => void): PlanContent {
  const content = structuredClone(aPlanContent())
  change(content)
  return content
}

describe('renewing', () => {
  test('keeps the voices, the strengths, the team and the classroom as they are', () => {
    const content = aPlanContent()
    const { voice, strengths, familyWords, team, classroom } = renewContent(content, today)
    expect({ voice, strengths, familyWords, team, classroom }).toEqual({
      voice: content.voice,
      strengths: content.strengths,
      familyWords: content.familyWords,
      team: content.team,
      classroom: content.classroom,
    })
  })

  test('leaves behind what is resolved, ended, met or kept, and every pointer at it', () => {
    const content = changed(({ barriers, goals, promises }) => {
      const [bus] = barriers.items
      if (bus !== undefined) bus.state = 'resolved'
      const [kept, changedOne] = promises.items
      if (kept !== undefined) kept.state = 'kept'
      if (changedOne !== undefined) changedOne.state = 'changed'
      const [goal] = goals.items
      if (goal !== undefined) goals.items.push({ ...goal, id: item('g2'), state: 'met' })
    })
    const next = renewContent(content, today)
    expect(next.barriers.items).toMatchObject([{ id: 'b2', supportIds: [] }])
    expect(next.supports.items).toMatchObject([{ id: 'p1', startsOn: today, endsOn: null }])
    expect(next.goals.items).toMatchObject([{ id: 'g1', startsOn: null, dueOn: null, supportIds: [] }])
    expect(next.promises.items.map(({ id }) => id)).toEqual(['m3', 'm4'])
  })

  test('a support that runs out today is still going on, one that ran out yesterday is not', () => {
    const until = (endsOn: typeof today) =>
      renewContent(
        changed(({ supports }) => {
          for (const support of supports.items) support.endsOn = endsOn
        }),
        today,
      ).supports.items.length
    expect(until(today)).toBe(2)
    expect(until(addDays(today, -1) as typeof today)).toBe(0)
  })

  test('a support that is still to begin begins on its own day', () => {
    const startOf = (startsOn: PlanContent['supports']['items'][number]['startsOn']) =>
      renewContent(
        changed(({ supports }) => {
          for (const support of supports.items) Object.assign(support, { startsOn, endsOn: null })
        }),
        today,
      ).supports.items.map((support) => support.startsOn)
    expect(startOf('2026-06-22')).toEqual(['2026-06-22', '2026-06-22'])
    expect(startOf(today)).toEqual([today, today])
    expect(startOf('2026-03-09')).toEqual([today, today])
    expect(startOf(null)).toEqual([today, today])
  })

  test('an empty plan is followed by an empty plan', () => {
    expect(renewContent(emptyPlanContent(), today)).toEqual(emptyPlanContent())
  })

  test('on any day the next plan is one that can be stored, with nothing of the way back in it', () => {
    const days = fc.integer({ min: toEpochDay('2019-01-01'), max: toEpochDay('2032-12-31') })
    fc.assert(
      fc.property(days, fc.constantFrom(aPlanContent(), aFullContent()), (day, content) => {
        const next = renewContent(content, fromEpochDay(day))
        expect(planContent.parse(next)).toEqual(next)
        expect(next).toMatchObject({ schedule: { stages: [] }, placement: { decision: '' } })
      }),
      { numRuns: 30 },
    )
  })
})
