/** A student and their family, as the school knows them. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { itemId, studentId } from './identity.ts'
import { joinWords } from './plain-words.ts'

export const contactChannels = ['call', 'text', 'email', 'letter', 'home-visit', 'meeting', 'app'] as const
export const contactChannel = z.enum(contactChannels)
export type ContactChannel = z.infer<typeof contactChannel>

export const familyMember = z.object({
  id: itemId,
  name: z.string().max(120),
  relation: z.string().max(60),
  language: z.string().max(60),
  needsInterpreter: z.boolean(),
  phone: z.string().max(60),
  email: z.string().max(200),
  preferredChannel: contactChannel.nullable(),
  note: z.string().max(2000),
})
export type FamilyMember = z.infer<typeof familyMember>

export const enrolment = z.object({
  fromOn: isoDate,
  /** Inclusive; null while the student is enrolled. */
  toOn: isoDate.nullable(),
})
export type Enrolment = z.infer<typeof enrolment>

export const studentStates = ['active', 'archived', 'binned'] as const
export const studentState = z.enum(studentStates)
export type StudentState = z.infer<typeof studentState>

export const studentDraft = z.object({
  /** The number by which the school's own system knows the student; unique when not empty. */
  schoolNumber: z.string().max(80),
  givenName: z.string().max(120),
  familyName: z.string().max(120),
  /** What the student wants to be called; empty means the given name. */
  preferredName: z.string().max(120),
  pronouns: z.string().max(40),
  bornOn: isoDate.nullable(),
  grade: z.string().max(20),
  homeroom: z.string().max(60),
  /** Languages at home, as words: `Arabic and English`. */
  homeLanguages: z.string().max(120),
  /** Empty means: enrolled throughout. */
  enrolments: z.array(enrolment).max(20),
  family: z.array(familyMember).max(12),
})
export type StudentDraft = z.infer<typeof studentDraft>

export const student = studentDraft.extend({
  id: studentId,
  state: studentState,
  revision: z.int().nonnegative(),
  savedAt: z.iso.datetime(),
})
export type Student = z.infer<typeof student>

type Named = Pick<StudentDraft, 'givenName' | 'familyName' | 'preferredName' | 'schoolNumber'>

/** Full name for lists and headings; a student known only by number is called by it. */
export function fullNameOf(named: Named): string {
  const name = [named.preferredName || named.givenName, named.familyName].filter(Boolean).join(' ')
  return name || `Student ${named.schoolNumber.slice(0, 12)}`
}

/** What one says to the student: preferred name, else given name, else the full name. */
export function calledNameOf(named: Named): string {
  return named.preferredName || named.givenName || fullNameOf(named)
}

/** `Leila and Omar Haddad`, or `The family of Amina` where no names are known. */
export function nameFamily(named: Named & Pick<Student, 'family'>): string {
  const names = named.family.map((member) => member.name.trim()).filter(Boolean)
  return names.length === 0 ? `The family of ${calledNameOf(named)}` : joinWords(names)
}
