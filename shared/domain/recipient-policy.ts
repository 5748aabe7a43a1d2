/** Which parts of a plan each reader of a paper may get, and why not the others. Decides nothing about consent. */
import type { PlanContent } from './plan.ts'
import { type SectionId, sectionIds, sections } from './sections/registry.ts'

export const recipients = [
  'family',
  'student',
  'teacher',
  'team',
  'partner',
  'district',
  'inspector',
] as const
/** `partner`: someone outside the school who gives a support. */
export type Recipient = (typeof recipients)[number]

type Rule = {
  for: readonly Recipient[]
  /** A sentence for the counselor, who may be asked for it by whoever gets the paper. */
  whyNot: string
}

const those: readonly Recipient[] = ['family', 'student', 'team']

/**
 * The policy, a line for each part of a plan. Who plans together gets everything; a teacher gets what is done in class;
 * whoever looks at the school gets that there is a plan and how it is kept, not what hurts.
 * After the minimum-necessary rule of FERPA's school officials (34 CFR 99.31(a)(1)(ii)) and of data minimisation
 * (UK GDPR, article 5(1)(c)).
 */
export const recipientPolicy: Readonly<Record<SectionId, Rule>> = {
  voice: { for: those, whyNot: 'What a student says stays with those who plan together.' },
  strengths: {
    for: [...those, 'teacher', 'partner'],
    whyNot: 'Strengths and interests are for those who meet the student.',
  },
  familyWords: { for: those, whyNot: 'The family told it to those who plan with them.' },
  barriers: {
    for: those,
    whyNot: 'What makes it hard is often about health or home, and stays with those who plan together.',
  },
  team: {
    for: [...those, 'teacher', 'partner'],
    whyNot: 'Names and numbers are for those who work with the student.',
  },
  helpers: { for: those, whyNot: 'Helpers gave their numbers to the family, not to others.' },
  supports: {
    for: [...those, 'partner'],
    whyNot: 'A support can tell why it is needed, so it stays with those who give or plan it.',
  },
  goals: {
    for: [...those, 'partner'],
    whyNot: 'Goals belong to the student, who shows them when they want to.',
  },
  promises: {
    for: [...those, 'inspector'],
    whyNot: 'Promises were made to each other, and stay with those who made them.',
  },
  placement: {
    for: [...those, 'district', 'inspector'],
    whyNot: 'Why a class was chosen is for those who decide about it.',
  },
  // When a student comes is for everybody; the notes beside it are not, see `withoutNotes`.
  schedule: { for: recipients, whyNot: '' },
  classroom: {
    for: [...those, 'teacher'],
    whyNot: 'Classroom strategies are for those who teach or learn with them.',
  },
  rhythm: {
    for: [...those, 'district', 'inspector'],
    whyNot: 'When we talk and review is for those who take part or look after the plan.',
  },
  communication: {
    for: ['family', 'team'],
    whyNot: 'How the family is reached is between the family and the school.',
  },
  milestones: { for: those, whyNot: 'The long view is for those who walk it together.' },
}

export type LeftOut = { section: SectionId; title: string; why: string }

/**
 * The plan as this reader may get it: parts that are not for them are empty, so that no paper can tell them by mistake.
 * `leftOut` names those that had something in them.
 */
export function redactPlan(
  content: PlanContent,
  recipient: Recipient,
): { content: PlanContent; leftOut: LeftOut[] } {
  const hidden = sectionIds.filter((id) => !recipientPolicy[id].for.includes(recipient))
  const emptied = Object.fromEntries(hidden.map((id) => [id, sections[id].empty()]))
  const leftOut = hidden
    .filter((id) => JSON.stringify(content[id]) !== JSON.stringify(emptied[id]))
    .map((id) => ({ section: id, title: sections[id].title, why: recipientPolicy[id].whyNot }))
  const redacted = { ...content, ...emptied }
  if (those.includes(recipient)) return { content: redacted, leftOut }
  const schedule = withoutNotes(content.schedule)
  const hasNotes = JSON.stringify(schedule) !== JSON.stringify(content.schedule)
  const notes = { section: 'schedule', title: notesTitle, why: whyNoNotes } as const
  return { content: { ...redacted, schedule }, leftOut: hasNotes ? [...leftOut, notes] : leftOut }
}

const notesTitle = 'Notes on the timetable'
const whyNoNotes =
  'A note, or why it takes longer, can tell of health or home; the days and hours are enough.'

function withoutNotes(schedule: PlanContent['schedule']): PlanContent['schedule'] {
  const stages = schedule.stages.map((stage) => ({ ...stage, note: '' }))
  return { ...schedule, stages, longerBecause: '' }
}
