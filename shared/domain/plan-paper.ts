/** The papers that are made from a plan beside the agreement: what each is called, and whose it is. */
import { z } from 'zod'
import type { Recipient } from './recipient-policy.ts'
import type { SectionId } from './sections/registry.ts'

type Kind = {
  name: string
  /** Within a sentence, and in the record of disclosures. */
  what: string
  /** What it is for, in a sentence for the counselor. */
  about: string
  recipient: Recipient
  purpose: string
  /** The parts of the plan that it tells of; whatever else is left out on purpose. */
  tells: readonly SectionId[]
}

export const planPapers = {
  'student-page': {
    name: 'The student’s own page',
    what: 'the student’s own page',
    about: 'Their own words, their goals with boxes to tick, and their way back. Theirs to keep.',
    recipient: 'student',
    purpose: 'To keep and to tick',
    tells: ['voice', 'strengths', 'goals', 'schedule', 'team'],
  },
  'return-timetable': {
    name: 'The return timetable',
    what: 'the return timetable',
    about: 'The way back, week by week, on a page of its own.',
    recipient: 'family',
    purpose: 'To know which days and hours are agreed',
    tells: ['schedule'],
  },
  'teacher-page': {
    name: 'The page for teachers',
    what: 'the page for teachers',
    about: 'What helps in class and when the student comes. Nothing private is on it.',
    recipient: 'teacher',
    purpose: 'To teach in a way that helps',
    tells: ['strengths', 'classroom', 'schedule', 'team'],
  },
  'progress-page': {
    name: 'How it is going',
    what: 'the progress page',
    about: 'Good news first, then days, goals, help and promises, and what comes next.',
    recipient: 'family',
    purpose: 'To see together how it is going',
    tells: ['goals', 'supports', 'promises', 'schedule', 'rhythm', 'team'],
  },
  'changes-page': {
    name: 'What changed since you signed',
    what: 'the page of changes',
    about: 'What is different in the plan since the family last signed, and room for what they think.',
    recipient: 'family',
    purpose: 'To know what is different in the plan',
    tells: [
      'voice',
      'familyWords',
      'barriers',
      'team',
      'helpers',
      'supports',
      'goals',
      'promises',
      'schedule',
      'rhythm',
      'communication',
      'placement',
      'milestones',
    ],
  },
  'wallet-card': {
    name: 'The card for a hard morning, to carry',
    what: 'the small card',
    about: 'As small as a bank card, two on a page: what helps first, and whom to call.',
    recipient: 'student',
    purpose: 'To carry for a hard morning',
    tells: ['helpers', 'team'],
  },
} as const satisfies Record<string, Kind>

export type PlanPaperKind = keyof typeof planPapers
export const planPaperKinds = Object.keys(planPapers) as PlanPaperKind[]
export const planPaperKind = z.enum(planPaperKinds as [PlanPaperKind, ...PlanPaperKind[]])
