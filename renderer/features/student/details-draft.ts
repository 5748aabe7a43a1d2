/** A student's details while they are typed: what can be kept already, and what still asks for something. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import type { FamilyMember, Student, StudentDraft } from '#shared/domain/student.ts'

/** A stretch of enrolment may lack its first day while it is typed. */
export type EnrolmentEntry = { key: string; fromOn: IsoDate | null; toOn: IsoDate | null }
export type DetailsEntry = Omit<StudentDraft, 'enrolments'> & { enrolments: EnrolmentEntry[] }

export function toEntry(student: Student): DetailsEntry {
  const { id: _id, state: _state, revision: _revision, savedAt: _savedAt, ...draft } = student
  return {
    ...draft,
    family: student.family.map((member) => ({ ...member })),
    enrolments: student.enrolments.map((one, index) => ({ key: String(index), ...one })),
  }
}

export function askAboutName(entry: DetailsEntry): string | null {
  const hasName = [entry.givenName, entry.familyName, entry.preferredName, entry.schoolNumber].some(
    (text) => text.trim() !== '',
  )
  return hasName ? null : 'A student needs at least a name or the school’s number.'
}

export function askAboutEnrolment(entry: EnrolmentEntry): string | null {
  if (entry.fromOn === null) return 'From which day? Until then this line is not kept.'
  if (entry.toOn !== null && entry.toOn < entry.fromOn)
    return 'The last day is before the first. Until that is mended this line is not kept.'
  return null
}

export function askAboutEmail(email: string): string | null {
  return email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim())
    ? null
    : 'Is something missing in this address?'
}

/** What can be stored now, or null when the student would have no name at all. */
export function toDraft(entry: DetailsEntry): StudentDraft | null {
  if (askAboutName(entry) !== null) return null
  return {
    ...entry,
    enrolments: entry.enrolments.flatMap((one) =>
      one.fromOn !== null && askAboutEnrolment(one) === null ? [{ fromOn: one.fromOn, toOn: one.toOn }] : [],
    ),
  }
}

export function emptyFamilyMember(): FamilyMember {
  return {
    id: crypto.randomUUID() as string as ItemId,
    name: '',
    relation: '',
    language: '',
    needsInterpreter: false,
    phone: '',
    email: '',
    preferredChannel: null,
    note: '',
  }
}

export function emptyDetails(): DetailsEntry {
  return {
    schoolNumber: '',
    givenName: '',
    familyName: '',
    preferredName: '',
    pronouns: '',
    bornOn: null,
    grade: '',
    homeroom: '',
    homeLanguages: '',
    enrolments: [],
    family: [],
  }
}
