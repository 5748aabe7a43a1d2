/** A plan filled to every limit of its sections, each text with a mark by which it is found on paper. */
import { type PlanContent, planContent } from '#shared/domain/plan.ts'
import type { z } from 'zod'
import { parties } from '#shared/domain/sections/promises.ts'
import { item } from './a-snapshot.ts'

const filler = 'and we keep going a little further every single week together '

export function aFullContent(): PlanContent {
  let marks = 0
  /** Exactly `length` letters, the mark at the very end, where a cut would show. */
  const text = (length: number) => {
    marks += 1
    const mark = `§${marks}§`
    return filler.repeat(Math.ceil(length / filler.length)).slice(0, length - mark.length) + mark
  }
  const list = <Item>(count: number, make: (at: number) => Item) =>
    Array.from({ length: count }, (_, at) => make(at))
  const weekdayAt = (at: number) => ((at % 7) + 1) as 1
  return planContent.parse({
    voice: {
      quotes: list(40, (at) => ({
        id: item(`v${at}`),
        topic: 'other' as const,
        // One is all line ends, one has no place to break at all.
        words:
          at === 0 ? `${'a\n'.repeat(900)}${text(20)}` : at === 1 ? 'x'.repeat(1900) + text(20) : text(2000),
        saidOn: '2026-02-02' as const,
      })),
    },
    strengths: {
      items: list(40, (at) => ({
        id: item(`s${at}`),
        kind: at % 2 === 0 ? ('strength' as const) : ('interest' as const),
        words: text(400),
      })),
    },
    familyWords: {
      quotes: list(40, (at) => ({ id: item(`f${at}`), who: text(120), words: text(2000), saidOn: null })),
    },
    barriers: {
      items: list(40, (at) => ({
        id: item(`b${at}`),
        category: 'other' as const,
        words: at === 3 ? `${'b\n'.repeat(450)}${text(20)}` : text(1000),
        whose: 'student' as const,
        sinceOn: null,
        weight: 3,
        supportIds: list(20, (support) => item(`p${support}`)),
        state: 'open' as const,
      })),
    },
    team: {
      members: list(20, (at) => ({
        id: item(`t${at}`),
        role: 'teacher' as const,
        name: text(120),
        contact: text(200),
        isTouchpoint: at === 7,
      })),
    },
    supports: {
      items: list(40, (at) => ({
        id: item(`p${at}`),
        kind: 'other' as const,
        what: text(400),
        who: text(120),
        howOften: text(120),
        startsOn: '2026-03-02' as const,
        endsOn: '2026-05-29' as const,
      })),
    },
    goals: {
      items: list(20, (at) => ({
        id: item(`g${at}`),
        activity: text(300),
        weekdays: list(7, weekdayAt),
        time: '15:15',
        place: text(120),
        target: 400,
        outOf: 400,
        startsOn: '2026-03-02' as const,
        dueOn: '2026-04-02' as const,
        because: text(400),
        supportIds: list(10, (support) => item(`p${support}`)),
      })),
    },
    promises: {
      items: list(60, (at) => ({
        id: item(`m${at}`),
        party: parties[at % 3] ?? 'school',
        words: text(400),
        who: text(120),
        dueOn: '2026-03-02' as const,
        state: 'open' as const,
      })),
    },
    schedule: {
      isPhased: true,
      stages: list(8, (stage) => ({
        id: item(`w${stage}`),
        name: text(80),
        startsOn: '2026-03-02' as const,
        endsOn: '2026-03-13' as const,
        sessions: list(80, (at) => ({
          id: item(`x${stage}-${at}`),
          weekday: weekdayAt(at),
          from: `${String(8 + (at % 10)).padStart(2, '0')}:${stage % 2 === 0 ? '00' : String(at % 60).padStart(2, '0')}`,
          to: '19:00',
          what: text(120),
        })),
        note: text(400),
      })),
      reviewOn: '2026-03-13',
      longerBecause: text(400),
    },
    rhythm: {
      expectedAttendance: text(400),
      howWeWatch: text(400),
      checkInEvery: 'week',
      checkInWeekdays: list(7, weekdayAt),
      checkInTime: '10:15',
      firstReviewOn: '2026-03-27',
      reviewEvery: 'month',
    },
    helpers: {
      // Long lists are tried above; these are single lines, so a few of them are enough.
      items: list(4, (at) => ({
        id: item(`h${at}`),
        kind: 'everyday' as const,
        name: text(120),
        relation: text(60),
        canDo: text(300),
        // Not for this paper, so without a mark.
        phone: filler.slice(0, 60),
        when: filler,
        barrierIds: [],
      })),
      badMorning: {
        steps: [{ id: item('n1'), words: text(200) }],
        callIds: [],
        goodToHear: filler,
        schoolWill: filler,
        schoolPhone: filler.slice(0, 60),
      },
    },
    placement: {
      priorProgress: filler,
      readiness: filler,
      studentSays: filler,
      decision: text(1000),
      decidedOn: '2026-03-02',
    },
    communication: {
      items: list(8, (at) => ({
        id: item(`c${at}`),
        withWhom: text(120),
        channel: 'home-visit' as const,
        every: 'two-weeks' as const,
        weekday: 5,
        startsOn: null,
        by: text(120),
        language: text(60),
        needsInterpreter: true,
        format: text(120),
      })),
    },
    milestones: {
      items: list(4, (at) => ({
        id: item(`l${at}`),
        kind: 'milestone' as const,
        words: text(300),
        byOn: '2026-05-04' as const,
        reachedOn: null,
      })),
      stepDown: text(1000),
    },
  } satisfies z.input<typeof planContent>)
}
