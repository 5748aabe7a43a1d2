/** Everything that happened with a student, gathered from every table, newest first. Changes nothing. */
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import { type IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { matchesNote, toNoteWords } from '#shared/domain/note-search.ts'
import { joinWords } from '#shared/domain/plain-words.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { PromiseMade } from '#shared/domain/sections/promises.ts'
import { sectionIds, sections, type SectionId } from '#shared/domain/sections/registry.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { type TimelineEntry, type TimelineKind, timelineKinds } from '#shared/domain/timeline.ts'
import { sayPlanState, sayPromise, tellAttendance } from '#shared/domain/timeline-words.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { searchNotes, type NoteHit } from '../storage/tables/full-text.ts'
import { getStudent } from '../storage/tables/students.ts'
import { findWritten, listWritten, type WrittenSource } from '../storage/tables/written-rows.ts'
import { readStudentDays } from './attendance.ts'
import { type Names, readNames, tellRow, tellSection, type WrittenSection } from './timeline-entries.ts'

export type TimelineReader = {
  /** Today by this laptop's calendar, and the day of a moment by the same. */
  today: IsoDate
  dayOf: (moment: string) => IsoDate
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
    ...tellPlans(database, studentId, called, reader),
    // Only a search asks what stands in a plan; without one, its changes are enough.
    ...(words.length === 0
      ? []
      : listSections(database, studentId).map((one) => tellSection(studentId, one))),
    ...tellPapers(database, studentId, reader),
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

type PlanRow = { id: PlanId; startedAt: string }
type SectionDay = { section: SectionId; on: IsoDate; content: string }

function tellPlans(
  database: ReadDatabase,
  studentId: StudentId,
  called: string,
  { dayOf }: TimelineReader,
): TimelineEntry[] {
  const plans = database.all<PlanRow>(
    'SELECT id, started_at AS startedAt FROM plan WHERE student_id = ?',
    studentId,
  )
  return plans.flatMap(({ id, startedAt }) => {
    const begun: TimelineEntry = {
      key: `plan:${id}`,
      kind: 'plan',
      studentId,
      on: dayOf(startedAt),
      title: sayPlanState('draft', null),
      words: '',
      who: '',
    }
    return [begun, ...tellMoves(database, studentId, id), ...tellChanges(database, studentId, id, called)]
  })
}

function tellMoves(database: ReadDatabase, studentId: StudentId, planId: PlanId): TimelineEntry[] {
  const moves = database.all<{
    id: number
    from: PlanState
    to: PlanState
    on: IsoDate
    reason: string
    whatHelped: string
    staffName: string
  }>(
    `SELECT id, from_state AS "from", to_state AS "to", on_day AS "on", reason, what_helped AS whatHelped,
       staff_name AS staffName FROM plan_move WHERE plan_id = ?`,
    planId,
  )
  return moves.map((move) => ({
    key: `move:${move.id}`,
    kind: 'plan',
    studentId,
    on: move.on,
    title: sayPlanState(move.to, move.from),
    words: [move.reason, move.whatHelped].filter((one) => one.trim() !== '').join('\n'),
    who: move.staffName,
  }))
}

/** What each day changed in a plan, and what became of its promises, from the sections as they stood day by day. */
function tellChanges(
  database: ReadDatabase,
  studentId: StudentId,
  planId: PlanId,
  called: string,
): TimelineEntry[] {
  const rows = database.all<SectionDay>(
    'SELECT section, on_day AS "on", content FROM plan_section_day WHERE plan_id = ? ORDER BY on_day',
    planId,
  )
  const days = Map.groupBy(
    rows.filter((row) => row.section in sections),
    (row) => row.on,
  )
  const entries: TimelineEntry[] = []
  let before = emptyPlanContent()
  for (const [on, changed] of days) {
    const after: PlanContent = { ...before, ...readSections(changed) }
    entries.push(
      ...tellPromises(before.promises.items, after.promises.items, { studentId, on, called, planId }),
    )
    // Promises that were settled are told one by one; the rest of the section is told as a change.
    entries.push({
      key: `change:${planId}:${on}`,
      kind: 'plan',
      studentId,
      on,
      title: `Worked on the plan: ${sayParts(changed)}`,
      words: entries.length === 0 ? '' : findAgreementChanges(before, after, called).join('\n'),
      who: '',
    })
    before = after
  }
  return entries
}

const mostNamed = 4

/** Their titles in the order of the plan; of many, the first few and how many more. */
function sayParts(changed: readonly SectionDay[]): string {
  const titles = sectionIds
    .filter((id) => changed.some(({ section }) => section === id))
    .map((id) => sections[id].title)
  if (titles.length <= mostNamed) return joinWords(titles)
  return joinWords([...titles.slice(0, mostNamed - 1), `${titles.length - mostNamed + 1} more parts`])
}

function readSections(rows: readonly SectionDay[]): Partial<PlanContent> {
  return Object.fromEntries(
    rows.flatMap(({ section, content }) => {
      const read = sections[section].schema.safeParse(JSON.parse(content))
      return read.success ? [[section, read.data]] : []
    }),
  )
}

function tellPromises(
  before: readonly PromiseMade[],
  after: readonly PromiseMade[],
  { studentId, on, called, planId }: { studentId: StudentId; on: IsoDate; called: string; planId: PlanId },
): TimelineEntry[] {
  const states = new Map(before.map((promise) => [promise.id, promise.state]))
  return after
    .filter((promise) => promise.words.trim() !== '' && promise.state !== (states.get(promise.id) ?? 'open'))
    .map((promise) => ({
      key: `promise:${planId}:${promise.id}:${on}`,
      kind: 'promise',
      studentId,
      on,
      title: sayPromise(promise, called),
      words: '',
      who: promise.who,
    }))
}

function listSections(database: ReadDatabase, studentId: StudentId): WrittenSection[] {
  return database
    .all<WrittenSection>(`${sectionSql} WHERE plan.student_id = ?`, studentId)
    .filter((row) => row.section in sections)
}

// A section that was written before its days were kept is as old as its plan.
const sectionSql = `SELECT plan_id AS planId, section, content, coalesce(
    (SELECT max(on_day) FROM plan_section_day AS day
     WHERE day.plan_id = plan_section.plan_id AND day.section = plan_section.section),
    substr(plan.started_at, 1, 10)) AS "on"
  FROM plan_section JOIN plan ON plan.id = plan_id`

/** Agreements that were given and signed, and every paper that left. */
function tellPapers(
  database: ReadDatabase,
  studentId: StudentId,
  { dayOf }: TimelineReader,
): TimelineEntry[] {
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
  if (hit.source === 'plan_section') {
    const { planId, section } = hit
    const row = database.get<WrittenSection>(
      `${sectionSql} WHERE plan_id = ? AND section = ?`,
      planId,
      section,
    )
    return row === undefined ? null : tellSection(hit.studentId, row)
  }
  const row = findWritten(database, hit.source, hit.id)
  return row === null ? null : tellRow(hit.source, row, names)
}
