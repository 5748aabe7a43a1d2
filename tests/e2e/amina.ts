/** One invented student with her family and, if wanted, a whole plan, for specs that write and print it. */
import type { StudentId } from '#shared/domain/identity.ts'
import { type PlanContent, planContent } from '#shared/domain/plan.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import type { StudentDraft } from '#shared/domain/student.ts'
import type { TestVault } from '../core/open-core.ts'

const draft: StudentDraft = {
  schoolNumber: 'LCS-4711',
  givenName: 'Amina',
  familyName: 'Haddad',
  preferredName: '',
  pronouns: 'she/her',
  bornOn: null,
  grade: '8',
  homeroom: '8B',
  homeLanguages: 'Arabic and English',
  enrolments: [],
  family: [
    {
      id: 'family-1' as StudentDraft['family'][number]['id'],
      name: 'Nguyễn Thị Bích Ngọc',
      relation: 'aunt',
      language: 'Vietnamese',
      needsInterpreter: false,
      phone: '555 0101',
      email: '',
      preferredChannel: 'call',
      note: '',
    },
  ],
}

export async function addAmina(vault: TestVault): Promise<StudentId> {
  return (await vault.call('students.save', { id: null, revision: 0, draft })).id
}

/** A plan that lacks nothing. Names and words carry letters that papers have lost before. */
export const aminasPlan: PlanContent = planContent.parse({
  voice: {
    quotes: [
      {
        id: 'v1',
        topic: 'helps',
        words: 'If I can start with art on Mondays I think I can come.',
        saidOn: '2026-03-02',
      },
      { id: 'v2', topic: 'first-step', words: 'Art first, then we see.', saidOn: '2026-03-02' },
    ],
  },
  strengths: { items: [{ id: 's1', kind: 'strength', words: 'Paints, and explains it well' }] },
  familyWords: {
    quotes: [
      { id: 'f1', who: 'Nguyễn Thị Bích Ngọc', words: 'Mornings are hard since I work early.', saidOn: null },
    ],
  },
  barriers: {
    items: [
      {
        id: 'b1',
        category: 'transport',
        words: 'The bus is too full',
        whose: 'student',
        sinceOn: null,
        weight: 4,
        supportIds: ['p1'],
        state: 'open',
      },
    ],
  },
  team: {
    members: [
      { id: 't1', role: 'counselor', name: 'Ana Reyes', contact: 'Room 4', isTouchpoint: true },
      { id: 't2', role: 'teacher', name: 'Łukasz Wójcik', contact: '', isTouchpoint: false },
    ],
  },
  supports: {
    items: [
      {
        id: 'p1',
        kind: 'transport',
        what: 'A seat on the early bus',
        who: 'İpek Şahin',
        howOften: 'Every day',
        startsOn: '2026-03-09',
        endsOn: null,
      },
    ],
  },
  goals: {
    items: [
      {
        id: 'g1',
        activity: 'Come to math tutoring with Łukasz Wójcik',
        weekdays: [2, 4],
        time: '15:15',
        place: 'Room 12',
        target: 6,
        outOf: 8,
        startsOn: '2026-03-10',
        dueOn: '2026-04-02',
        because: 'She wants to paint the second wall.',
        supportIds: [],
      },
    ],
  },
  promises: {
    items: [
      {
        id: 'q1',
        party: 'student',
        words: 'Text on hard mornings',
        who: '',
        dueOn: '2026-03-09',
        state: 'open',
      },
      { id: 'q2', party: 'family', words: 'Call before 8', who: '', dueOn: '2026-03-09', state: 'open' },
      {
        id: 'q3',
        party: 'school',
        words: 'A quiet desk',
        who: 'Ana Reyes',
        dueOn: '2026-03-09',
        state: 'open',
      },
    ],
  },
  schedule: {
    isPhased: true,
    stages: [
      {
        id: 'w1',
        name: 'Mornings',
        startsOn: '2026-03-09',
        endsOn: '2026-03-20',
        sessions: [{ id: 'x1', weekday: 1, from: '08:30', to: '11:30', what: 'Art' }],
        note: '',
      },
    ],
    reviewOn: '2026-03-20',
    longerBecause: '',
  },
  rhythm: {
    expectedAttendance: 'One morning a week, then every day',
    howWeWatch: 'A star on the calendar',
    checkInEvery: 'week',
    checkInWeekdays: [5],
    checkInTime: '10:40',
    firstReviewOn: '2026-04-06',
    reviewEvery: 'month',
  },
})

export async function addAminasPlan(vault: TestVault): Promise<StudentId> {
  const studentId = await addAmina(vault)
  const plan = await vault.call('plans.start', { studentId })
  let { revision } = plan
  for (const section of sectionIds) {
    const content = aminasPlan[section]
    revision = (await vault.call('plans.saveSection', { planId: plan.id, revision, section, content }))
      .revision
  }
  return studentId
}
