/** The first talk: a few answers make a whole plan, in its ordinary sections. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, fromEpochDay, type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import {
  changeTalk,
  proposeReview,
  readTalk,
  type TalkAnswers,
  type TalkSetting,
  waysBack,
  writeTalk,
} from '#shared/domain/first-talk.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { isOpenOn, type SchoolCalendar } from '#shared/domain/open-days.ts'
import { emptyPlanContent, findPlanGaps, isPlanReady } from '#shared/domain/plan-gaps.ts'
import { planContent } from '#shared/domain/plan.ts'
import { aPlanContent } from '#tests/documents/a-snapshot.ts'

const calendar: SchoolCalendar = [
  {
    name: '2026–27',
    startsOn: '2026-08-17',
    endsOn: '2027-06-04',
    weekdays: [1, 2, 3, 4, 5],
    terms: [],
    closures: [{ fromOn: '2026-11-25', toOn: '2026-11-27', label: 'Thanksgiving' }],
  },
]

function aSetting(changed: Partial<TalkSetting> = {}): TalkSetting {
  let made = 0
  const newId = () => {
    made += 1
    return `new-${made}` as ItemId
  }
  return {
    today: '2026-11-14',
    staffName: 'Grace Okafor',
    calendar,
    newId,
    ...changed,
  }
}

/** What only the people at the table can say; all else keeps its proposal. */
const said: Partial<TalkAnswers> = {
  studentSays: 'Mornings are loud. Art helps.',
  strength: 'draws every day',
  familySays: 'She was proud of school last year.',
  hard: 'The bus comes too early.',
  support: 'A later bus',
  activity: 'come to art first thing',
  promises: { student: 'Text on hard mornings', family: 'Call before 8', school: 'Keep a quiet desk' },
}

const answered = (setting: TalkSetting, patch: Partial<TalkAnswers> = said) => ({
  ...readTalk(emptyPlanContent(), setting),
  ...patch,
})

describe('the first talk', () => {
  test('proposes the person who is signed in, the next school day, mornings, and a review within two weeks', () => {
    expect(readTalk(emptyPlanContent(), aSetting())).toEqual({
      studentSays: '',
      strength: '',
      familyWho: 'The family',
      familySays: '',
      hard: '',
      hardWhose: 'school',
      about: 'other',
      support: '',
      supportBy: 'Grace Okafor',
      touchpoint: 'Grace Okafor',
      wayBack: 'mornings',
      startsOn: '2026-11-16',
      activity: '',
      weekdays: [1, 2, 3, 4, 5],
      time: '08:30',
      promises: { student: '', family: '', school: '' },
      hope: 'Every agreed hour of the first two weeks, from Monday 16 November 2026. Then a little more each time we meet.',
      reviewOn: '2026-11-30',
    })
  })

  test('what was said makes a plan that can be agreed on', () => {
    const setting = aSetting()
    const content = writeTalk(emptyPlanContent(), answered(setting), setting)
    expect(findPlanGaps(content, 'Amina').filter((gap) => gap.isNeeded)).toEqual([])
    expect(content).toMatchObject({
      voice: { quotes: [{ topic: 'helps', words: 'Mornings are loud. Art helps.', saidOn: '2026-11-14' }] },
      familyWords: { quotes: [{ who: 'The family' }] },
      team: { members: [{ role: 'counselor', name: 'Grace Okafor', isTouchpoint: true }] },
      barriers: { items: [{ words: 'The bus comes too early.', whose: 'school' }] },
      supports: { items: [{ what: 'A later bus', who: 'Grace Okafor', startsOn: '2026-11-16' }] },
      // Eight school days, without the three of the holiday.
      goals: { items: [{ target: 6, outOf: 8, startsOn: '2026-11-16', dueOn: '2026-11-30' }] },
      promises: {
        items: [
          { party: 'student', who: '', dueOn: '2026-11-30' },
          { party: 'family', who: '', dueOn: '2026-11-30' },
          { party: 'school', who: 'Grace Okafor', dueOn: '2026-11-30' },
        ],
      },
      schedule: {
        isPhased: true,
        stages: [{ startsOn: '2026-11-16', endsOn: '2026-11-30' }],
        reviewOn: '2026-11-30',
      },
      rhythm: { checkInEvery: 'week', checkInWeekdays: [5], firstReviewOn: '2026-11-30' },
    })
    expect(content.barriers.items[0]?.supportIds).toEqual([content.supports.items[0]?.id])
    // Nobody said that the help is for the goal.
    expect(content.goals.items[0]?.supportIds).toEqual([])
  })

  test('begins on the next school day, never on the day of the talk', () => {
    expect(readTalk(emptyPlanContent(), aSetting({ today: '2026-11-16' })).startsOn).toBe('2026-11-17')
    expect(readTalk(emptyPlanContent(), aSetting({ today: '2026-11-24' })).startsOn).toBe('2026-11-30')
  })

  test('promises follow the day on which everyone meets, until one has a day of its own', () => {
    const setting = aSetting()
    const first = writeTalk(emptyPlanContent(), answered(setting), setting)
    const [own, ...rest] = first.promises.items
    if (own === undefined) throw new Error('no promise was made')
    const chosen = { ...first, promises: { items: [{ ...own, dueOn: '2026-11-18' as const }, ...rest] } }
    const moved = writeTalk(chosen, { ...readTalk(chosen, setting), reviewOn: '2026-12-02' }, setting)
    expect(moved.promises.items.map((item) => item.dueOn)).toEqual(['2026-11-18', '2026-12-02', '2026-12-02'])
  })

  test('whose words they are, and who of the family speaks, is as it was said', () => {
    const setting = aSetting()
    const patch = { ...said, hardWhose: 'student' as const, familyWho: 'Samira Haddad' }
    const content = writeTalk(emptyPlanContent(), answered(setting, patch), setting)
    expect(content.barriers.items[0]?.whose).toBe('student')
    expect(content.familyWords.quotes[0]?.who).toBe('Samira Haddad')
    expect(content.promises.items[1]?.who).toBe('Samira Haddad')
  })

  test('an answer that is still empty is a gap like any other', () => {
    const setting = aSetting()
    const content = writeTalk(emptyPlanContent(), answered(setting, { ...said, familySays: ' ' }), setting)
    expect(isPlanReady(content, 'Amina')).toBe(false)
    expect(content.familyWords.quotes).toEqual([])
  })

  test('an answer that is taken back takes out its own entry and nothing else', () => {
    const setting = aSetting()
    const content = writeTalk(aPlanContent(), { ...readTalk(aPlanContent(), setting), hard: '' }, setting)
    expect(content.barriers.items).toEqual(aPlanContent().barriers.items.slice(1))
    expect(content.strengths).toEqual(aPlanContent().strengths)
  })

  test('a plan that was written by hand stays as it was when nothing is answered anew', () => {
    const setting = aSetting()
    const content = aPlanContent()
    expect(writeTalk(content, readTalk(content, setting), setting)).toEqual(content)
  })

  test('what was proposed from the first day follows it, what was chosen stays', () => {
    const answers = readTalk(emptyPlanContent(), aSetting())
    const later = changeTalk(answers, { startsOn: '2026-12-07', wayBack: 'full-time' }, calendar)
    expect(later).toMatchObject({
      hope: 'Every school day, from Monday 7 December 2026.',
      reviewOn: '2026-12-21',
    })
    const chosen = changeTalk(answers, { hope: 'Three days a week', reviewOn: '2026-11-20' }, calendar)
    expect(changeTalk(chosen, { startsOn: '2026-11-17' }, calendar)).toMatchObject({
      hope: 'Three days a week',
      reviewOn: '2026-11-20',
    })
  })
})

const anyDay = fc
  .integer({ min: toEpochDay('2019-12-01'), max: toEpochDay('2032-03-31') })
  .map((day) => fromEpochDay(day))

/** None, or two years with a summer and closures between them, around the day. */
const anyCalendar = (today: IsoDate) =>
  fc
    .tuple(fc.boolean(), fc.array(fc.tuple(fc.integer({ min: -40, max: 90 }), fc.nat(20)), { maxLength: 6 }))
    .map(([isWritten, closures]): SchoolCalendar => {
      if (!isWritten) return []
      const day = (offset: number) => fromEpochDay(toEpochDay(today) + offset)
      const closed = closures.map(([from, length]) => ({
        fromOn: day(from),
        toOn: day(from + length),
        label: '',
      }))
      const common = { weekdays: [1, 2, 3, 4, 5] as const, terms: [], closures: closed }
      return [
        { ...common, weekdays: [...common.weekdays], name: 'this', startsOn: day(-200), endsOn: day(20) },
        { ...common, weekdays: [...common.weekdays], name: 'next', startsOn: day(75), endsOn: day(300) },
      ]
    })
const anySetting = anyDay.chain((today) =>
  anyCalendar(today).map((years) => aSetting({ today, calendar: years })),
)

describe('on any day of any school calendar', () => {
  test('the answers of the people at the table are enough for a plan', () => {
    fc.assert(
      fc.property(
        anySetting,
        fc.constantFrom(...waysBack.filter((way) => way !== 'own')),
        (setting, wayBack) => {
          const answers = changeTalk(answered(setting), { wayBack }, setting.calendar)
          const content = writeTalk(emptyPlanContent(), answers, setting)
          expect(isPlanReady(content, 'Amina')).toBe(true)
          expect(planContent.parse(content)).toEqual(content)
        },
      ),
    )
  })

  test('everyone meets again on a school day within two weeks, when there is one', () => {
    fc.assert(
      fc.property(anySetting, ({ calendar: years, today }) => {
        const on = proposeReview(years, today)
        expect(daysBetween(today, on)).toBeGreaterThan(0)
        expect(daysBetween(today, on)).toBeLessThanOrEqual(14)
        expect(isOpenOn(years, on) || daysBetween(today, on) === 14).toBe(true)
      }),
    )
  })

  test('what was written is read back as it was said, and writing it again changes nothing', () => {
    fc.assert(
      fc.property(
        anySetting,
        fc.constantFrom(...waysBack.filter((way) => way !== 'own')),
        (setting, wayBack) => {
          const answers = changeTalk(answered(setting), { wayBack }, setting.calendar)
          const content = writeTalk(emptyPlanContent(), answers, setting)
          expect(readTalk(content, setting)).toEqual(answers)
          expect(writeTalk(content, answers, setting)).toEqual(content)
        },
      ),
    )
  })
})
