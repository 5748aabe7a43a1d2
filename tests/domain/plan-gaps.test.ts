/** What a plan still lacks, in words that a counselor could say aloud. */
import { describe, expect, test } from 'vitest'
import type { PlanContent } from '#shared/domain/plan.ts'
import { emptyPlanContent, findPlanGaps, isPlanReady } from '#shared/domain/plan-gaps.ts'
import { planContent } from '#shared/domain/plan.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'

type Change = (content: PlanContent) => void

function gapsAfter(change: Change) {
  const content = structuredClone(aPlanContent())
  change(content)
  return findPlanGaps(content, 'Amina')
}

const needed = (change: Change) =>
  gapsAfter(change)
    .filter((gap) => gap.isNeeded)
    .map((gap) => `${gap.section}: ${gap.sentence}`)

test('an empty plan fits its schema and asks for each section once, the student’s words first', () => {
  expect(planContent.parse(emptyPlanContent())).toEqual(emptyPlanContent())
  const gaps = findPlanGaps(emptyPlanContent(), 'Amina')
  expect(gaps[0]).toEqual({
    section: 'voice',
    itemId: null,
    sentence: 'What does Amina say? A plan starts with their words.',
    isNeeded: true,
  })
  const asked = new Set(gaps.filter((gap) => gap.isNeeded).map((gap) => gap.section))
  const mayStayEmpty = new Set(['helpers', 'placement', 'classroom', 'communication', 'milestones'])
  expect([...asked]).toEqual(sectionIds.filter((id) => !mayStayEmpty.has(id)))
  expect(isPlanReady(emptyPlanContent(), 'Amina')).toBe(false)
})

test('a whole plan is ready, and only suggestions are left', () => {
  expect(isPlanReady(aPlanContent(), 'Amina')).toBe(true)
  expect(needed(() => {})).toEqual([])
})

describe('a plan is not ready when', () => {
  test.each<[string, Change, string[]]>([
    [
      'the student has said nothing, spaces aside',
      ({ voice }) => {
        voice.quotes = [{ id: item('v'), topic: 'helps', words: '  ', saidOn: null }]
      },
      ['voice: What does Amina say? A plan starts with their words.'],
    ],
    [
      'a barrier has no support that is still offered',
      ({ supports }) => {
        supports.items.shift()
      },
      ['barriers: No support answers “The bus comes before her brother’s school opens.” yet.'],
    ],
    [
      'nobody is the touchpoint',
      ({ team }) => {
        for (const member of team.members) member.isTouchpoint = false
      },
      ['team: Who is Amina’s person at school, every week?'],
    ],
    [
      'two people are the touchpoint',
      ({ team }) => {
        for (const member of team.members) member.isTouchpoint = true
      },
      ['team: Choose one person as the steady touchpoint.'],
    ],
    [
      'a goal is only to improve attendance',
      ({ goals }) => {
        for (const goal of goals.items) goal.activity = 'improve attendance'
      },
      [
        'goals: A goal still asks: “improve attendance” is hard to see. Which thing, on which days, at what time, with whom, and by when?',
      ],
    ],
    [
      'a goal asks for more than there are times',
      ({ goals }) => {
        for (const goal of goals.items) goal.target = 9
      },
      ['goals: A goal still asks: The number to reach is larger than the number of times. Which is right?'],
    ],
    [
      'the school promises nothing',
      ({ promises }) => {
        promises.items = promises.items.filter((one) => one.party !== 'school')
      },
      ['promises: What does the school promise?'],
    ],
    [
      'the way back is first looked at after more than two weeks',
      ({ schedule }) => {
        schedule.reviewOn = '2026-03-17'
      },
      ['schedule: The first look at the timetable is more than two weeks away. Choose an earlier day.'],
    ],
    [
      'the way back is longer than six weeks without a reason',
      ({ schedule }) => {
        const last = schedule.stages.at(-1)
        if (last !== undefined) last.endsOn = '2026-04-14'
      },
      ['schedule: The way back is longer than six weeks. What is the reason?'],
    ],
    [
      'no review is planned',
      ({ rhythm }) => {
        rhythm.firstReviewOn = null
      },
      ['rhythm: When do we meet to look at the plan together?'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(needed(change)).toEqual(expected)
  })
})

test('six weeks to the day, and a review after two weeks to the day, are fine', () => {
  const gaps = needed(({ schedule }) => {
    const last = schedule.stages.at(-1)
    if (last !== undefined) last.endsOn = '2026-04-13'
    schedule.reviewOn = '2026-03-16'
  })
  expect(gaps).toEqual([])
})

test('a barrier that is resolved needs no support any more', () => {
  const gaps = needed(({ barriers, supports }) => {
    supports.items.shift()
    for (const barrier of barriers.items) barrier.state = 'resolved'
  })
  expect(gaps).toEqual([])
})

test('a student who comes full time from the first day needs no stages', () => {
  const gaps = needed(({ schedule }) => {
    schedule.isPhased = false
    schedule.stages = []
  })
  expect(gaps).toEqual([])
})
