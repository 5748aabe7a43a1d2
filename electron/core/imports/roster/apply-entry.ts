/** What a roster's words make of a student. Never erases what the roster leaves blank. */
import type { Enrolment, FamilyMember, StudentDraft } from '#shared/domain/student.ts'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
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

/**
 * `newId` names a member of the family that is not known yet. `recordsFrom` is the first day of the vault's first school
 * year, null without one: a student who only has a last day was there until then, for all that the vault knows.
 */
export function applyEntry(
  student: StudentDraft,
  entry: RosterEntry,
  newId: () => ItemId,
  recordsFrom: IsoDate | null,
): StudentDraft {
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
    enrolments: applyEnrolment(student.enrolments, entry, recordsFrom),
    family: applyFamily(student.family, entry, newId),
  }
}

function applyEnrolment(
  known: readonly Enrolment[],
  { enrolledFrom, enrolledTo }: RosterEntry,
  recordsFrom: IsoDate | null,
): Enrolment[] {
  if (enrolledFrom !== null) return putEnrolment(known, { fromOn: enrolledFrom, toOn: enrolledTo })
  return enrolledTo === null ? [...known] : endEnrolment(known, enrolledTo, recordsFrom)
}

/** A school year's number: it begins in August at the earliest. */
const yearOf = (day: IsoDate) => Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0)

/** Two starts in one school year cannot both be right, and the newer word counts; an earlier year's stay ends before. */
function putEnrolment(known: readonly Enrolment[], said: Enrolment): Enrolment[] {
  const others = known.flatMap((one) => {
    const isApart =
      (one.toOn !== null && one.toOn < said.fromOn) || (said.toOn !== null && said.toOn < one.fromOn)
    if (isApart) return [one]
    const isEarlier = one.fromOn < said.fromOn && yearOf(one.fromOn) < yearOf(said.fromOn)
    return isEarlier ? [{ ...one, toOn: addDays(said.fromOn, -1) }] : []
  })
  return [...others, said].toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)).slice(-mostEnrolments)
}

/** A last day without a first one ends the stay that it falls in, or the last one before it. */
function endEnrolment(known: readonly Enrolment[], toOn: IsoDate, recordsFrom: IsoDate | null): Enrolment[] {
  const own = known.findLast(({ fromOn }) => fromOn <= toOn)
  if (own !== undefined) return known.map((one) => (one === own ? { ...one, toOn } : one))
  const fromOn =
    recordsFrom !== null && recordsFrom <= toOn ? recordsFrom : (`${yearOf(toOn)}-08-01` as IsoDate)
  return putEnrolment(known, { fromOn, toOn })
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
