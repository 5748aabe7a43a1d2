/** Words about one student: how to say who they are and what they chose. Never guesses a gender from a name. */
import type { Student, ContactChannel } from '#shared/domain/student.ts'
import type { Plan } from '#shared/domain/plan.ts'

type Spoken = { subject: string; possessive: string }

/** Only from the pronouns that were written down; without any, the words avoid them. */
function spokenOf(pronouns: string): Spoken | null {
  const first = pronouns.trim().toLowerCase().split(/[/\s]/)[0]
  if (first === 'she') return { subject: 'she', possessive: 'her' }
  if (first === 'he') return { subject: 'he', possessive: 'his' }
  if (first === 'they') return { subject: 'they', possessive: 'their' }
  return null
}

export function findTouchpoint(plan: Plan | null): string | null {
  const person = plan?.content.team.members.find((member) => member.isTouchpoint && member.name.trim() !== '')
  return person?.name.trim() ?? null
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** Files list languages with commas or slashes; people say 'and'. */
function joinLanguages(languages: string): string {
  const each = languages.split(/\s*[,;/]\s*/).filter(Boolean)
  return each.length < 2 ? languages : listed.format(each)
}

/** 'Grade 8 · she/her · Arabic and English at home · Ms. Okafor is her person here'. */
export function describeStudent(student: Student, plan: Plan | null, called: string): string {
  const touchpoint = findTouchpoint(plan)
  const whose = spokenOf(student.pronouns)?.possessive ?? `${called}’s`
  return [
    student.grade === '' ? '' : /^\d/.test(student.grade) ? `Grade ${student.grade}` : student.grade,
    student.pronouns,
    student.homeLanguages === '' ? '' : `${joinLanguages(student.homeLanguages)} at home`,
    touchpoint === null ? '' : `${touchpoint} is ${whose} person here`,
  ]
    .filter(Boolean)
    .join(' · ')
}

export type Quote = Plan['content']['voice']['quotes'][number]

/** The words to show first: the first step that the student chose, else the first words that were written down. */
export function findLeadingQuote(plan: Plan | null): Quote | null {
  const said = (plan?.content.voice.quotes ?? []).filter((quote) => quote.words.trim() !== '')
  return said.find((quote) => quote.topic === 'first-step') ?? said[0] ?? null
}

export function describeTopic(topic: Quote['topic'], pronouns: string): string {
  const subject = spokenOf(pronouns)?.subject ?? 'they'
  const ends = subject === 'they' ? '' : 's'
  const words: Record<Quote['topic'], string> = {
    helps: 'what helps',
    hurts: 'what makes it hard',
    purpose: `what ${subject} want${ends} it for`,
    learning: `how ${subject} like${ends} to learn`,
    pace: 'the pace that feels right',
    'first-step': `the first step that ${subject} chose`,
    other: '',
  }
  return words[topic]
}

export const channelWords: Record<ContactChannel, string> = {
  call: 'Call',
  text: 'Text',
  email: 'Email',
  letter: 'Letter',
  'home-visit': 'Home visit',
  meeting: 'Meeting',
  app: 'App',
}
