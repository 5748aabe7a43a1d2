/** A student's plans on the line of time: how each moved, what changed in it day by day, and what stands in it. */
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { joinWords } from '#shared/domain/plain-words.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { PlanState } from '#shared/domain/plan-state.ts'
import type { PromiseMade } from '#shared/domain/sections/promises.ts'
import { sectionIds, sections, type SectionId } from '#shared/domain/sections/registry.ts'
import type { TimelineEntry } from '#shared/domain/timeline.ts'
import { sayPlanState, sayPromise } from '#shared/domain/timeline-words.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { tellSection, type WrittenSection } from './timeline-entries.ts'

type PlanRow = { id: PlanId; startedAt: string }
type SectionDay = { section: SectionId; on: IsoDate; content: string }

export function tellPlans(database: ReadDatabase, studentId: StudentId, called: string): TimelineEntry[] {
  const plans = database.all<PlanRow>(
    'SELECT id, started_at AS startedAt FROM plan WHERE student_id = ?',
    studentId,
  )
  return plans.flatMap(({ id, startedAt }) => {
    const begun: TimelineEntry = {
      key: `plan:${id}`,
      kind: 'plan',
      studentId,
      on: localDayOf(new Date(startedAt)),
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
  // On its first day a plan is not changed but written: all of it would be told.
  let isFirst = true
  for (const [on, changed] of days) {
    const after: PlanContent = { ...before, ...readSections(changed) }
    const promises = { before: before.promises.items, after: after.promises.items }
    entries.push(...tellPromises(promises, { studentId, on, called, planId }))
    // Promises that were settled are told one by one; the rest of the section is told as a change.
    entries.push({
      key: `change:${planId}:${on}`,
      kind: 'plan',
      studentId,
      on,
      title: `Worked on the plan: ${sayParts(changed)}`,
      words: isFirst ? '' : findAgreementChanges(before, after, called).join('\n'),
      who: '',
    })
    before = after
    isFirst = false
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

/** Each on the day on which it was settled, which may be long before the first day that is kept of the plan. */
function tellPromises(
  { before, after }: { before: readonly PromiseMade[]; after: readonly PromiseMade[] },
  { studentId, on, called, planId }: { studentId: StudentId; on: IsoDate; called: string; planId: PlanId },
): TimelineEntry[] {
  const states = new Map(before.map((promise) => [promise.id, promise.state]))
  return after
    .filter((promise) => promise.words.trim() !== '' && promise.state !== (states.get(promise.id) ?? 'open'))
    .map((promise) => ({
      key: `promise:${planId}:${promise.id}:${on}`,
      kind: 'promise',
      studentId,
      on: promise.settledOn ?? on,
      title: sayPromise(promise, called),
      words: '',
      who: promise.who,
    }))
}

/** What stands in every part of every plan of a student. */
export function tellSections(database: ReadDatabase, studentId: StudentId): TimelineEntry[] {
  return database
    .all<SectionRow>(`${sectionSql} WHERE plan.student_id = ?`, studentId)
    .filter((row) => row.section in sections)
    .map((row) => tellSection(studentId, toWritten(row)))
}

/** What stands in one part of a plan; null when it is not there. */
export function tellOneSection(
  database: ReadDatabase,
  { studentId, planId, section }: { studentId: StudentId; planId: PlanId; section: string },
): TimelineEntry | null {
  const row = database.get<SectionRow>(`${sectionSql} WHERE plan_id = ? AND section = ?`, planId, section)
  return row === undefined ? null : tellSection(studentId, toWritten(row))
}

type SectionRow = Omit<WrittenSection, 'on'> & { lastOn: IsoDate | null; startedAt: string }

const sectionSql = `SELECT plan_id AS planId, section, content, plan.started_at AS startedAt,
    (SELECT max(on_day) FROM plan_section_day AS day
     WHERE day.plan_id = plan_section.plan_id AND day.section = plan_section.section) AS lastOn
  FROM plan_section JOIN plan ON plan.id = plan_id`

/** A section of which no day was kept is as old as its plan. */
const toWritten = ({ lastOn, startedAt, ...row }: SectionRow): WrittenSection => ({
  ...row,
  on: lastOn ?? localDayOf(new Date(startedAt)),
})
