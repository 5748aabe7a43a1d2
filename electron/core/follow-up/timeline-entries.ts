/** Tells a written row as an entry of the line of time. Never decides who may see it. */
import { describeContact } from '#shared/domain/contact-words.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { ReviewContent } from '#shared/domain/review.ts'
import { sections, type SectionId } from '#shared/domain/sections/registry.ts'
import type { TimelineEntry } from '#shared/domain/timeline.ts'
import { sayCheckIn, sayDelivery, sayOccurrence } from '#shared/domain/timeline-words.ts'
import type { ReadDatabase } from '../storage/database.ts'
import type { WrittenRows, WrittenSource } from '../storage/tables/written-rows.ts'

/** What an entry calls the student and the parts of a plan by. */
export type Names = {
  called: (studentId: StudentId) => string
  /** What the plan calls, or last called, one of its goals or supports; empty when it never had words. */
  findItem: (planId: PlanId, section: 'goals' | 'supports', id: string) => string
}

type Teller<Source extends WrittenSource> = (
  row: WrittenRows[Source],
  names: Names,
) => Pick<TimelineEntry, 'kind' | 'title' | 'words' | 'who'>

const lines = (...parts: string[]) => parts.filter((part) => part.trim() !== '').join('\n')
const next = (step: string) => (step.trim() === '' ? '' : `Next: ${step.trim()}`)

const tellers: { [Source in WrittenSource]: Teller<Source> } = {
  contact: (row) => ({
    kind: 'contact',
    title: describeContact({ ...row, wasReached: row.wasReached === 1 }),
    words: lines(row.words, next(row.nextStep)),
    who: row.staffName,
  }),
  check_in: (row, names) => ({
    kind: 'check-in',
    title: sayCheckIn({ ...row, wasMet: row.wasMet === 1 }, names.called(row.studentId)),
    words: lines(row.words, next(row.nextStep)),
    who: row.staffName,
  }),
  goal_occurrence: (row, names) => ({
    kind: 'goal',
    title: sayOccurrence(row.state, names.findItem(row.planId, 'goals', row.goalId)),
    words: row.words,
    who: row.staffName,
  }),
  delivery: (row, names) => ({
    kind: 'support',
    title: sayDelivery(
      row.state,
      names.findItem(row.planId, 'supports', row.supportId),
      names.called(row.studentId),
    ),
    words: row.words,
    who: row.staffName,
  }),
  decision: (row) => ({
    kind: 'decision',
    title: `Decided: ${row.what.trim()}`,
    words: lines(row.words, row.who.trim() === '' ? '' : `Who: ${row.who.trim()}`),
    who: row.staffName,
  }),
  review: (row) => ({
    kind: 'review',
    title: row.state === 'open' ? 'A review session is going on' : 'Looked at the plan together',
    words: sayReview(JSON.parse(row.words) as ReviewContent),
    who: row.staffName,
  }),
  restricted_note: (row) => ({
    kind: 'restricted-note',
    title: 'A note only for you',
    words: row.words,
    who: row.staffName,
  }),
}

function sayReview(content: ReviewContent): string {
  return lines(
    content.present.trim() === '' ? '' : `At the table: ${content.present.trim()}`,
    ...content.goodNews.map((news) => news.words),
    ...content.challenges.flatMap((challenge) => [challenge.words, challenge.shared]),
    content.notes,
  )
}

export function tellRow<Source extends WrittenSource>(
  source: Source,
  row: WrittenRows[Source],
  names: Names,
): TimelineEntry {
  return { key: `${source}:${row.id}`, studentId: row.studentId, on: row.on, ...tellers[source](row, names) }
}

/** Names as the vault has them, each looked up once. */
export function readNames(database: ReadDatabase, findCalled: (studentId: StudentId) => string): Names {
  const called = new Map<StudentId, string>()
  const items = new Map<string, Map<string, string>>()
  return {
    called: (studentId) => {
      const known = called.get(studentId) ?? findCalled(studentId)
      called.set(studentId, known)
      return known
    },
    findItem: (planId, section, id) => {
      const key = `${planId} ${section}`
      const known = items.get(key) ?? readItemNames(database, planId, section)
      items.set(key, known)
      return known.get(id) ?? ''
    },
  }
}

function readItemNames(
  database: ReadDatabase,
  planId: PlanId,
  section: 'goals' | 'supports',
): Map<string, string> {
  // Oldest first, so that the newest name stays; an entry that was taken out keeps its last one.
  const rows = database.all<{ content: string }>(
    `SELECT content FROM (
       SELECT content, on_day FROM plan_section_day WHERE plan_id = ? AND section = ?
       UNION ALL SELECT content, '9999-12-31' FROM plan_section WHERE plan_id = ? AND section = ?
     ) ORDER BY on_day`,
    planId,
    section,
    planId,
    section,
  )
  const names = new Map<string, string>()
  for (const { content } of rows) {
    const { items } = JSON.parse(content) as { items: { id: string; activity?: string; what?: string }[] }
    for (const { id, activity, what } of items) {
      const name = activity ?? what ?? ''
      if (name.trim() !== '') names.set(id, name)
    }
  }
  return names
}

export type WrittenSection = { planId: PlanId; section: SectionId; on: IsoDate; content: string }

/** What stands in a section of a plan, every wording on its own line. */
export function tellSection(studentId: StudentId, written: WrittenSection): TimelineEntry {
  return {
    key: `plan-words:${written.planId}:${written.section}`,
    kind: 'plan',
    studentId,
    on: written.on,
    title: `In the plan: ${sections[written.section].title}`,
    words: listWordings(JSON.parse(written.content)).join('\n'),
    who: '',
  }
}

const codes = new Set([
  'id',
  'kind',
  'category',
  'whose',
  'state',
  'role',
  'topic',
  'party',
  'channel',
  'every',
  'checkInEvery',
  'reviewEvery',
])
const notWords = /^\d{4}-\d{2}-\d{2}$|^\d{2}:\d{2}$|^$/

/** As the index takes them out of a section; see migration 0003. */
function listWordings(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return codes.has(key) || /Ids?$/.test(key) || notWords.test(value.trim()) ? [] : [value.trim()]
  }
  if (Array.isArray(value)) return value.flatMap((one) => listWordings(one, key))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => listWordings(inner, name))
}
