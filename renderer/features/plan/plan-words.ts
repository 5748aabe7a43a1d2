/** The words that the plan's screens use for what its data calls by a code. */
import type { Barrier, BarrierCategory } from '#shared/domain/sections/barriers.ts'
import type { Party } from '#shared/domain/sections/promises.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import type { SupportKind } from '#shared/domain/sections/supports.ts'
import type { TeamRole } from '#shared/domain/sections/team.ts'
import type { voiceTopics } from '#shared/domain/sections/voice.ts'

export type VoiceTopic = (typeof voiceTopics)[number]

/** The parts of a plan in the order of a meeting, in groups that one can keep in mind. */
export const planParts: readonly { title: string; ids: readonly SectionId[] }[] = [
  { title: 'Listen', ids: ['voice', 'strengths', 'familyWords', 'barriers'] },
  { title: 'Together', ids: ['team', 'helpers', 'supports', 'goals', 'promises'] },
  { title: 'Coming back', ids: ['placement', 'schedule', 'classroom'] },
  { title: 'Keeping on', ids: ['rhythm', 'communication', 'milestones'] },
]

export const voiceTopicWords: Record<VoiceTopic, string> = {
  helps: 'What helps',
  hurts: 'What hurts',
  purpose: 'What they want from school',
  learning: 'How they learn best',
  pace: 'The pace that fits',
  'first-step': 'The first step they choose',
  other: 'Something else',
}

export const barrierWords: Record<BarrierCategory, string> = {
  transport: 'Getting to school',
  health: 'Health',
  'mental-health': 'Mental health',
  'family-responsibilities': 'Duties in the family',
  housing: 'Housing',
  food: 'Food',
  'safety-and-bullying': 'Safety and bullying',
  'climate-and-belonging': 'Belonging at school',
  'learning-gaps': 'Gaps in learning',
  language: 'Language',
  other: 'Something else',
}

/** The school's own name for a barrier, or that of its category. */
export function sayCategory({ category, ownCategory }: Pick<Barrier, 'category' | 'ownCategory'>): string {
  return category === 'other' && ownCategory.trim() !== '' ? ownCategory.trim() : barrierWords[category]
}

export const barrierStateWords = {
  open: 'Still there',
  easing: 'Getting easier',
  resolved: 'Resolved',
} as const

export const supportWords: Record<SupportKind, string> = {
  transport: 'Transport help',
  'school-health': 'School health service',
  tutoring: 'Tutoring',
  'mental-health': 'Mental health service',
  food: 'Food',
  'after-school': 'After-school program',
  'study-buddy': 'Study buddy',
  'attendance-ambassador': 'Attendance ambassador',
  mentor: 'Mentor',
  'family-engagement': 'Sessions with the family',
  classroom: 'In the classroom',
  other: 'Something else',
}

export const teamRoleWords: Record<TeamRole, string> = {
  counselor: 'Counselor',
  'family-liaison': 'Family liaison',
  teacher: 'Teacher',
  mentor: 'Mentor',
  student: 'Student',
  family: 'Family',
  other: 'Someone else',
}

/** Roles without anyone, as one would miss them: `Nobody yet as mentor`. */
export const missedRoles: readonly TeamRole[] = [
  'counselor',
  'teacher',
  'family-liaison',
  'mentor',
  'student',
  'family',
]

export const helperKindWords = {
  everyday: 'Someone who is there every day',
  occasional: 'Someone from time to time',
  potential: 'Someone who might',
} as const

export const milestoneKindWords = { milestone: 'A milestone', habit: 'A habit' } as const

export const promiseStateWords = {
  open: 'Open',
  kept: 'Kept',
  'not-yet': 'Not yet',
  changed: 'Changed',
} as const

export const checkInWords = { day: 'Every day', week: 'Every week', 'two-weeks': 'Every two weeks' } as const
export const reviewWords = { 'two-weeks': 'Every two weeks', month: 'Every month' } as const

export function partyWords(party: Party, called: string): string {
  return { student: called, family: 'The family', school: 'The school' }[party]
}

/** The entries of a word list as a select field wants them. */
export function optionsOf<Value extends string>(
  words: Record<Value, string>,
): { value: Value; label: string }[] {
  return (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }))
}
