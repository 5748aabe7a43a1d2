/** Everything that happened with a student, gathered from every table, newest first. Changes nothing. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { matchesNote, toNoteWords } from '#shared/domain/note-search.ts'
import { joinWords } from '#shared/domain/plain-words.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { type TimelineEntry, type TimelineKind, timelineKinds } from '#shared/domain/timeline.ts'
import { tellAttendance } from '#shared/domain/timeline-words.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { searchNotes, type NoteHit } from '../storage/tables/full-text.ts'
import { getStudent } from '../storage/tables/students.ts'
import { findWritten, listWritten, type WrittenSource } from '../storage/tables/written-rows.ts'
import { readStudentDays } from './attendance.ts'
import { type Names, readNames, tellRow } from './timeline-entries.ts'
import { tellOneSection, tellPlans, tellSections } from './timeline-of-plans.ts'

export type TimelineReader = {
  /** By this laptop's calendar, as are the days of moments. */
  today: IsoDate
  /** Whose restricted notes are told as well; null while a meeting goes on: nobody's. */
  slotId: string | null
}

const writtenSources: readonly WrittenSource[] = [
  'contact',
  'check_in',
  'goal_occurrence',
  'delivery',
  'decision',
  'review',
  'restricted_note',
]

/** `kinds` empty: all. Throws `student.not-found`. */
export function gatherTimeline(
  database: ReadDatabase,
  { studentId, kinds, search }: { studentId: StudentId; kinds: readonly TimelineKind[]; search: string },
  reader: TimelineReader,
): TimelineEntry[] {
  const called = calledNameOf(getStudent(database, studentId))
  const names = readNames(database, () => called)
  const words = toNoteWords(search)
  const entries = [
    ...tellWritten(database, studentId, names, reader.slotId),
    ...tellPlans(database, studentId, called),
    // Only a search asks what stands in a plan; without one, its changes are enough.
    ...(words.length === 0 ? [] : tellSections(database, studentId)),
    ...tellPapers(database, studentId),
    ...tellCelebrations(database, studentId),
    ...tellDays(database, studentId, reader.today),
  ]
  const isWanted = new Set(kinds.length === 0 ? timelineKinds : kinds)
  return entries
    .filter((entry) => isWanted.has(entry.kind))
    .filter((entry) => matchesNote([entry.title, entry.words, entry.who], words))
    .toSorted(newestFirst)
}

const order = new Map(timelineKinds.map((kind, place) => [kind, place]))

/** Of one day, in the order of the kinds, and the last that was written first. */
function newestFirst(one: TimelineEntry, other: TimelineEntry): number {
  if (one.on !== other.on) return one.on < other.on ? 1 : -1
  const byKind = (order.get(one.kind) ?? 0) - (order.get(other.kind) ?? 0)
  return byKind === 0 ? Number(other.key.split(':')[1]) - Number(one.key.split(':')[1]) || 0 : byKind
}

function tellWritten(
  database: ReadDatabase,
  studentId: StudentId,
  names: Names,
  slotId: string | null,
): TimelineEntry[] {
  return writtenSources.flatMap((source) =>
    listWritten(database, source, studentId)
      .filter((row) => !('slotId' in row) || (slotId !== null && row.slotId === slotId))
      .map((row) => tellRow(source, row, names)),
  )
}

/** Agreements that were given and signed, and every paper that left. */
function tellPapers(database: ReadDatabase, studentId: StudentId): TimelineEntry[] {
  const agreements = database.all<{ id: number; number: number; madeAt: string; signatures: string }>(
    'SELECT id, number, made_at AS madeAt, signatures FROM agreement WHERE student_id = ?',
    studentId,
  )
  const papers = database.all<{
    id: number
    at: string
    recipient: string
    purpose: string
    what: string
    how: string
    staffName: string
  }>(
    `SELECT id, happened_at AS at, recipient, purpose, what, how, staff_name AS staffName FROM disclosure
     WHERE student_id = ?`,
    studentId,
  )
  return [
    ...agreements.flatMap(({ id, number, madeAt, signatures }) => [
      toAgreementEntry(studentId, `agreement:${id}`, dayOf(madeAt), `Agreement ${number} was put on paper`),
      ...tellSignatures(studentId, { id, number, signatures }),
    ]),
    ...papers.map((paper): TimelineEntry => ({
      key: `paper:${paper.id}`,
      kind: 'paper',
      studentId,
      on: dayOf(paper.at),
      title: `${paper.what}: ${paper.how} for ${paper.recipient}`,
      words: paper.purpose,
      who: paper.staffName,
    })),
  ]
}

const dayOf = (moment: string) => localDayOf(new Date(moment))

const toAgreementEntry = (studentId: StudentId, key: string, on: IsoDate, title: string): TimelineEntry => ({
  key,
  kind: 'agreement',
  studentId,
  on,
  title,
  words: '',
  who: '',
})

function tellSignatures(
  studentId: StudentId,
  { id, number, signatures }: { id: number; number: number; signatures: string },
): TimelineEntry[] {
  const signed = JSON.parse(signatures) as { name: string; signedOn: IsoDate }[]
  const days = Map.groupBy(signed, (one) => one.signedOn)
  return [...days].map(([on, names]) =>
    toAgreementEntry(
      studentId,
      `signed:${id}:${on}`,
      on,
      `Agreement ${number} was signed by ${joinWords(names.map((one) => one.name))}`,
    ),
  )
}

function tellCelebrations(database: ReadDatabase, studentId: StudentId): TimelineEntry[] {
  const told = database.all<{ key: string; on: IsoDate; words: string }>(
    `SELECT key, on_day AS "on", words FROM celebration WHERE student_id = ? AND state IN ('kept', 'told')`,
    studentId,
  )
  return told.map(({ key, on, words }) => ({
    key: `celebration:${key}`,
    kind: 'celebration',
    studentId,
    on,
    title: words,
    words: '',
    who: '',
  }))
}

function tellDays(database: ReadDatabase, studentId: StudentId, today: IsoDate): TimelineEntry[] {
  const told = tellAttendance(readStudentDays(database, studentId, today).days)
  return told.map(({ on, title }, place) => ({
    key: `attendance:${place}:${on}`,
    kind: 'attendance',
    studentId,
    on,
    title,
    words: '',
    who: '',
  }))
}

export type FoundNote = TimelineEntry & { fullName: string }

/** What a search over every student found, newest first; over one student when `studentId` says so. */
export function findNotes(
  database: ReadDatabase,
  search: string,
  scope: { studentId: StudentId | null; slotId: string | null },
): FoundNote[] {
  const names = readNames(database, (studentId) => calledNameOf(getStudent(database, studentId)))
  const fullNames = new Map<StudentId, string>()
  return searchNotes(database, search, scope).flatMap((hit) => {
    const entry = tellHit(database, hit, names)
    if (entry === null) return []
    const fullName = fullNames.get(hit.studentId) ?? fullNameOf(getStudent(database, hit.studentId))
    fullNames.set(hit.studentId, fullName)
    return [{ ...entry, fullName }]
  })
}

function tellHit(database: ReadDatabase, hit: NoteHit, names: Names): TimelineEntry | null {
  if (hit.source === 'plan_section') return tellOneSection(database, hit)
  const row = findWritten(database, hit.source, hit.id)
  return row === null ? null : tellRow(hit.source, row, names)
}
