/** What a roster's words make of a student. Never erases what the roster leaves blank. */
import type { Enrolment, FamilyMember, StudentDraft } from '#shared/domain/student.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { foldText } from '#shared/domain/search.ts'
import type { RosterEntry } from './roster-scan.ts'

export const noStudent: StudentDraft = {
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

const mostFamily = 12
const mostEnrolments = 20

/** `newId` names a member of the family that is not known yet. */
export function applyEntry(student: StudentDraft, entry: RosterEntry, newId: () => ItemId): StudentDraft {
  const keep = (said: string, known: string) => (said === '' ? known : said.normalize('NFC'))
  return {
    schoolNumber: keep(entry.schoolNumber, student.schoolNumber),
    givenName: keep(entry.givenName, student.givenName),
    familyName: keep(entry.familyName, student.familyName),
    preferredName: keep(entry.preferredName, student.preferredName),
    pronouns: keep(entry.pronouns, student.pronouns),
    grade: keep(entry.grade, student.grade),
    homeroom: keep(entry.homeroom, student.homeroom),
    homeLanguages: keep(entry.homeLanguages, student.homeLanguages),
    bornOn: entry.bornOn ?? student.bornOn,
    enrolments: applyEnrolment(student.enrolments, entry),
    family: applyFamily(student.family, entry, newId),
  }
}

function applyEnrolment(known: readonly Enrolment[], { enrolledFrom, enrolledTo }: RosterEntry): Enrolment[] {
  if (enrolledFrom === null) return [...known]
  const said: Enrolment = { fromOn: enrolledFrom, toOn: enrolledTo }
  // An end before the start says nothing that can be counted with.
  if (enrolledTo !== null && enrolledTo < enrolledFrom) said.toOn = null
  const others = known.filter(({ fromOn }) => fromOn !== enrolledFrom)
  return [...others, said].toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)).slice(-mostEnrolments)
}

function applyFamily(
  known: readonly FamilyMember[],
  entry: RosterEntry,
  newId: () => ItemId,
): FamilyMember[] {
  const family = known.map((member) => ({ ...member }))
  for (const said of entry.family) {
    const own = family.find((member) => foldText(member.name) === foldText(said.name))
    if (own === undefined) {
      if (family.length >= mostFamily) continue
      family.push({ ...said, id: newId(), needsInterpreter: false, preferredChannel: null, note: '' })
      continue
    }
    own.relation = said.relation || own.relation
    own.phone = said.phone || own.phone
    own.email = said.email || own.email
    own.language = said.language || own.language
  }
  return family
}
