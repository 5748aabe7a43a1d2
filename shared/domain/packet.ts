/** The review packet: its parts, who may get which of them, and what is gathered for it. Decides nothing about consent. */
import { z } from 'zod'
import type { AgreementSnapshot, Signature } from './agreement.ts'
import type { AttendanceDay } from './attendance.ts'
import type { Contact } from './contact.ts'
import { isoDate, type IsoDate } from './day.ts'
import type { Decision } from './decision.ts'
import type { GoalEvidence } from './evidence.ts'
import { type Recipient, recipientPolicy, recipients, redactPlan } from './recipient-policy.ts'
import type { RestrictedNote } from './restricted-note.ts'
import type { PromiseMade } from './sections/promises.ts'
import type { SectionId } from './sections/registry.ts'
import type { StudentYear } from './student-year.ts'

type Part = {
  title: string
  /** For the counselor who chooses. */
  about: string
  for: readonly Recipient[]
  whyNot: string
}

const together: readonly Recipient[] = ['family', 'student', 'team']
const overseers: readonly Recipient[] = [...together, 'district', 'inspector']

/** In the order of the paper. */
export const packetParts = {
  agreement: {
    title: 'The agreement',
    about: 'The last one that was signed, or the newest. Parts that are not for this reader are left out.',
    for: recipients,
    whyNot: '',
  },
  goals: {
    title: 'Goals',
    about: 'Each goal, and how often it was done.',
    for: recipientPolicy.goals.for,
    whyNot: recipientPolicy.goals.whyNot,
  },
  evidence: {
    title: 'What the data show',
    about: 'Attendance and ratings in sentences, charts and tables.',
    for: overseers,
    whyNot: 'Data about the year is for those who plan, or who look after the plan.',
  },
  contacts: {
    title: 'Contacts',
    about: 'Calls, letters and visits, with what was said.',
    for: ['family', 'team'],
    whyNot: 'What was said with the family is between the family and the school.',
  },
  decisions: {
    title: 'Decisions',
    about: 'What was decided, why, and who does it by when.',
    for: [...together, 'inspector'],
    whyNot: 'A decision tells why it was made, so it stays with those who plan together.',
  },
  promises: {
    title: 'Promises kept and open',
    about: 'What each side promised, the school’s own as openly as the others.',
    for: recipientPolicy.promises.for,
    whyNot: recipientPolicy.promises.whyNot,
  },
  notes: {
    title: 'Restricted notes',
    about: 'Only those that you wrote yourself. Nobody else’s are ever on paper.',
    for: ['team'],
    whyNot: 'Restricted notes were written for the team alone.',
  },
  marks: {
    title: 'Appendix: the marks, day by day',
    about: 'Every school day with its mark.',
    for: overseers,
    whyNot: 'Day by day is for those who plan, or who look after the plan.',
  },
} as const satisfies Record<string, Part>

export type PacketPart = keyof typeof packetParts
export const packetPartIds = Object.keys(packetParts) as PacketPart[]

/** Restricted notes are in it only when somebody asks for them. */
export const usualPacketParts = packetPartIds.filter((id) => id !== 'notes')

export const packetWish = z.object({
  parts: z.array(z.enum(packetPartIds as [PacketPart, ...PacketPart[]])).min(1),
  /** Null: from the beginning, and through today. */
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  reader: z.enum(recipients),
  /** As they stand on the cover. */
  recipient: z.string().min(1).max(200),
  purpose: z.string().min(1).max(400),
})
export type PacketWish = z.infer<typeof packetWish>

export type PartLeftOut = { title: string; why: string }
export const partLeftOut = z.object({ title: z.string(), why: z.string() })

/** What a packet tells of one student, as it stood when it was gathered. A part that is not told is empty. */
export type PacketSnapshot = {
  fullName: string
  calledName: string
  grade: string
  parts: readonly PacketPart[]
  agreement: {
    snapshot: AgreementSnapshot
    signatures: readonly Signature[]
    hidden: readonly SectionId[]
  } | null
  goals: readonly { goal: GoalEvidence; because: string }[]
  year: StudentYear | null
  contacts: readonly Contact[]
  decisions: readonly Decision[]
  promises: readonly PromiseMade[]
  notes: readonly RestrictedNote[]
  days: readonly AttendanceDay[]
  leftOut: readonly PartLeftOut[]
}

/** The parts that were chosen and that this reader may get, and why the other chosen ones are left out. */
export function choosePacketParts({ parts, reader }: Pick<PacketWish, 'parts' | 'reader'>): {
  told: PacketPart[]
  leftOut: PartLeftOut[]
} {
  const chosen = packetPartIds.filter((id) => parts.includes(id))
  const isFor = (id: PacketPart) => (packetParts[id] as Part).for.includes(reader)
  return {
    told: chosen.filter(isFor),
    leftOut: chosen
      .filter((id) => !isFor(id))
      .map((id) => ({ title: packetParts[id].title, why: packetParts[id].whyNot })),
  }
}

/** The agreement as this reader may get it: `hidden` are the parts of the plan that are not for them. */
export function redactAgreement(
  snapshot: AgreementSnapshot,
  reader: Recipient,
): { snapshot: AgreementSnapshot; hidden: SectionId[]; leftOut: PartLeftOut[] } {
  const { content, leftOut } = redactPlan(snapshot.content, reader)
  const hidden = (Object.keys(recipientPolicy) as SectionId[]).filter(
    (id) => !recipientPolicy[id].for.includes(reader),
  )
  return {
    // News and changes were said to the family, in words that can tell of any part.
    snapshot: { ...snapshot, content, celebrations: [], changes: [] },
    hidden,
    leftOut: leftOut.map(({ title, why }) => ({ title: `In the agreement: ${title}`, why })),
  }
}

export function isInPeriod(on: IsoDate, { fromOn, toOn }: Pick<PacketWish, 'fromOn' | 'toOn'>): boolean {
  return (fromOn === null || on >= fromOn) && (toOn === null || on <= toOn)
}
