/** An agreement of a fictional student, for tests and benchmarks of papers. */
import type { AgreementSnapshot } from '#shared/domain/agreement.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { type PlanContent, planContent } from '#shared/domain/plan.ts'
import type { z } from 'zod'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'

export const item = (id: string) => id as ItemId

/** A plan of the usual size: what a first family meeting brings together. */
export function aPlanContent(changed: Partial<PlanContent> = {}): PlanContent {
  return planContent.parse({
    voice: {
      quotes: [
        {
          id: item('v1'),
          topic: 'first-step',
          words: 'I like the mural. If I can start with art on Mondays I think I can come.',
          saidOn: '2026-02-02',
        },
        {
          id: item('v2'),
          topic: 'hurts',
          words: 'The hallway is too loud in the morning and nobody saves me a seat.',
          saidOn: '2026-02-02',
        },
      ],
    },
    strengths: {
      items: [
        { id: item('s1'), kind: 'strength', words: 'draws every day, and teaches her brother to draw' },
        { id: item('s2'), kind: 'strength', words: 'speaks two languages' },
        { id: item('s3'), kind: 'interest', words: 'animation' },
        { id: item('s4'), kind: 'interest', words: 'the school mural' },
      ],
    },
    familyWords: {
      quotes: [
        {
          id: item('f1'),
          who: 'Samira Haddad, mother',
          words: 'She was proud of school last year. I want her to feel safe there again.',
          saidOn: '2026-02-03',
        },
      ],
    },
    barriers: {
      items: [
        {
          id: item('b1'),
          category: 'transport',
          words: 'The bus comes before her brother’s school opens.',
          whose: 'family',
          sinceOn: '2025-11-03',
          weight: 4,
          supportIds: [item('p1')],
          state: 'open',
        },
        {
          id: item('b2'),
          category: 'learning-gaps',
          words: 'Math feels far ahead after the weeks at home.',
          whose: 'student',
          sinceOn: null,
          weight: 3,
          supportIds: [item('p2')],
          state: 'open',
        },
      ],
    },
    team: {
      members: [
        {
          id: item('t1'),
          role: 'counselor',
          name: 'Ms. Okafor',
          contact: '555 0142',
          isTouchpoint: true,
        },
        { id: item('t2'), role: 'teacher', name: 'Mr. Lind', contact: 'room 12', isTouchpoint: false },
        { id: item('t3'), role: 'family', name: 'Samira Haddad', contact: '', isTouchpoint: false },
      ],
    },
    supports: {
      items: [
        {
          id: item('p1'),
          kind: 'transport',
          what: 'A later bus, with a pass for her brother',
          who: 'Ms. Rivera',
          howOften: 'every school day',
          startsOn: '2026-03-02',
          endsOn: null,
        },
        {
          id: item('p2'),
          kind: 'tutoring',
          what: 'Math tutoring',
          who: 'Mr. Lind',
          howOften: 'twice a week',
          startsOn: '2026-03-03',
          endsOn: '2026-05-29',
        },
      ],
    },
    goals: {
      items: [
        {
          id: item('g1'),
          activity: 'come to math tutoring with Mr. Lind',
          weekdays: [2, 4],
          time: '15:15',
          place: 'room 12',
          target: 6,
          outOf: 8,
          startsOn: '2026-03-03',
          dueOn: '2026-04-02',
          because: 'Animation at the arts school asks for math.',
          supportIds: [item('p2')],
        },
      ],
    },
    promises: {
      items: [
        promise('m1', 'student', 'Text Ms. Okafor on hard mornings', '', null),
        promise('m2', 'family', 'Call before 8 when she stays home', 'Samira Haddad', '2026-03-02'),
        promise('m3', 'school', 'Keep a quiet desk ready in room 12', 'Mr. Lind', '2026-03-02'),
        promise('m4', 'school', 'Let the mural count for art', 'Ms. Rivera', '2026-03-09'),
      ],
    },
    schedule: {
      isPhased: true,
      stages: [
        {
          id: item('w1'),
          name: 'Mornings with art',
          startsOn: '2026-03-02',
          endsOn: '2026-03-13',
          sessions: [
            { id: item('x1'), weekday: 1, from: '09:00', to: '10:30', what: 'Art' },
            { id: item('x2'), weekday: 2, from: '09:00', to: '10:30', what: 'English' },
            { id: item('x3'), weekday: 4, from: '09:00', to: '10:30', what: 'Art' },
            { id: item('x4'), weekday: 2, from: '15:15', to: '16:00', what: 'Math tutoring' },
            { id: item('x5'), weekday: 4, from: '15:15', to: '16:00', what: 'Math tutoring' },
          ],
          note: 'Lunch with the mural group whenever she wants to stay.',
        },
        {
          id: item('w2'),
          name: 'Half days',
          startsOn: '2026-03-16',
          endsOn: '2026-03-27',
          sessions: [1, 2, 3, 4, 5].map((weekday) => ({
            id: item(`y${weekday}`),
            weekday: weekday as 1,
            from: '08:30',
            to: '12:00',
            what: 'Morning classes',
          })),
          note: '',
        },
      ],
      reviewOn: '2026-03-13',
      longerBecause: '',
    },
    rhythm: {
      expectedAttendance: 'Every agreed hour of the way back, and full days again from 30 March.',
      howWeWatch: 'Amina keeps a card; Ms. Okafor and she look at it on Fridays.',
      checkInEvery: 'week',
      checkInWeekdays: [5],
      checkInTime: '10:15',
      firstReviewOn: '2026-03-27',
      reviewEvery: 'month',
    },
    ...changed,
  } satisfies z.input<typeof planContent>)
}

function promise(
  id: string,
  party: 'student' | 'family' | 'school',
  words: string,
  who: string,
  dueOn: `${number}-${number}-${number}` | null,
) {
  return { id: item(id), party, words, who, dueOn, state: 'open' as const }
}

export function aSnapshot(changed: Partial<AgreementSnapshot> = {}): AgreementSnapshot {
  return {
    schoolName: 'Lincoln Middle School',
    ownWords: { corrections: {}, isChecked: false },
    language: 'en',
    paperSize: 'LETTER',
    number: 1,
    madeOn: '2026-02-27',
    student: { fullName: 'Amina Haddad', calledName: 'Amina', grade: '8', pronouns: 'she/her' },
    familyNames: ['Samira Haddad'],
    staffName: 'Grace Okafor',
    celebrations: [],
    content: aPlanContent(),
    changes: [],
    lastSignedOn: null,
    ...changed,
  }
}

/** A snapshot in which nothing was written yet. */
export function anEmptySnapshot(): AgreementSnapshot {
  return aSnapshot({ content: emptyPlanContent(), familyNames: [] })
}
