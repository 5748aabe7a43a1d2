/** Review sessions. One that is closed is kept as it was; the database itself refuses to write it again. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import type { PlanId, ReviewId, StudentId } from '#shared/domain/identity.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { isGoingOn, type PlanState } from '#shared/domain/plan-state.ts'
import type { Review, ReviewContent } from '#shared/domain/review.ts'
import { rhythm } from '#shared/domain/sections/rhythm.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type ReviewRow = {
  id: ReviewId
  plan_id: PlanId
  student_id: StudentId
  held_on: IsoDate
  state: Review['state']
  content: string
  evidence: string | null
  next_on: IsoDate | null
  staff_name: string
  revision: number
}

const toReview = (row: ReviewRow): Review => ({
  id: row.id,
  planId: row.plan_id,
  studentId: row.student_id,
  heldOn: row.held_on,
  state: row.state,
  content: JSON.parse(row.content) as ReviewContent,
  evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Evidence),
  nextOn: row.next_on,
  staffName: row.staff_name,
  revision: row.revision,
})

/** Newest first. */
export function listReviews(database: ReadDatabase, planId: PlanId): Review[] {
  return database
    .all<ReviewRow>('SELECT * FROM review WHERE plan_id = ? ORDER BY held_on DESC, id DESC', planId)
    .map(toReview)
}

/** Throws `review.not-found`. */
export function getReview(database: ReadDatabase, id: ReviewId): Review {
  const row = database.get<ReviewRow>('SELECT * FROM review WHERE id = ?', id)
  if (row === undefined) throw new AppError('review.not-found')
  return toReview(row)
}

/** Throws `review.not-found`, and `review.closed` for a session that is over. */
export function getOpenReview(database: ReadDatabase, id: ReviewId): Review {
  const found = getReview(database, id)
  if (found.state === 'closed') throw new AppError('review.closed')
  return found
}

/** The session of the plan that is going on, or null. */
export function findOpenReview(database: ReadDatabase, planId: PlanId): Review | null {
  const row = database.get<ReviewRow>(
    "SELECT * FROM review WHERE plan_id = ? AND state = 'open' ORDER BY id LIMIT 1",
    planId,
  )
  return row === undefined ? null : toReview(row)
}

type LastReview = { heldOn: IsoDate; nextOn: IsoDate | null }

/** The last session that was held to its end, or null before the first. */
export function findLastReviewDay(database: ReadDatabase, planId: PlanId): LastReview | null {
  return (
    database.get<LastReview>(
      `SELECT held_on AS heldOn, next_on AS nextOn FROM review
       WHERE plan_id = ? AND state = 'closed' ORDER BY held_on DESC, id DESC LIMIT 1`,
      planId,
    ) ?? null
  )
}

export function insertReview(
  database: WriteDatabase,
  started: Pick<Review, 'planId' | 'studentId' | 'heldOn' | 'content' | 'nextOn' | 'staffName'>,
): ReviewId {
  return database.run(
    `INSERT INTO review (plan_id, student_id, held_on, state, content, evidence, next_on, staff_name, revision)
     VALUES (?, ?, ?, 'open', ?, NULL, ?, ?, 0)`,
    started.planId,
    started.studentId,
    started.heldOn,
    JSON.stringify(started.content),
    started.nextOn,
    started.staffName,
  ).id as ReviewId
}

type ReviewChange = { id: ReviewId; revision: number; nextOn: IsoDate | null }

/** Throws `review.not-found`, `review.closed`, or `review.changed-elsewhere` when the session is not at `revision` any more. */
export function saveReview(
  database: WriteDatabase,
  { id, revision, nextOn, content }: ReviewChange & { content: ReviewContent },
): void {
  getAtRevision(database, id, revision)
  database.run(
    'UPDATE review SET content = ?, next_on = ?, revision = revision + 1 WHERE id = ?',
    JSON.stringify(content),
    nextOn,
    id,
  )
}

/**
 * Ends a session for good, on the day that its evidence speaks of: what was said until then belongs to it. Throws as
 * {@link saveReview} does.
 */
export function closeReview(
  database: WriteDatabase,
  { id, revision, nextOn, evidence }: ReviewChange & { evidence: Evidence },
): void {
  getAtRevision(database, id, revision)
  database.run(
    `UPDATE review SET state = 'closed', held_on = ?, evidence = ?, next_on = ?, revision = revision + 1
     WHERE id = ?`,
    evidence.on,
    JSON.stringify(evidence),
    nextOn,
    id,
  )
}

function getAtRevision(database: ReadDatabase, id: ReviewId, revision: number): void {
  if (getOpenReview(database, id).revision !== revision) throw new AppError('review.changed-elsewhere')
}

export function removeReview(database: WriteDatabase, id: ReviewId): void {
  database.run('DELETE FROM review WHERE id = ?', id)
}

/** What is known of the reviews of a plan, without reading the rest of it. */
type ReviewStanding = {
  planId: PlanId
  studentId: StudentId
  planState: PlanState
  rhythm: PlanContent['rhythm']
  last: LastReview | null
  openReviewId: ReviewId | null
}

/** Every plan that is going on or paused. */
export function listReviewStandings(database: ReadDatabase): ReviewStanding[] {
  const rows = database.all<{
    planId: PlanId
    studentId: StudentId
    planState: PlanState
    rhythm: string | null
    heldOn: IsoDate | null
    nextOn: IsoDate | null
    openReviewId: ReviewId | null
  }>(`
    SELECT plan.id AS planId, plan.student_id AS studentId, plan.state AS planState,
      (SELECT content FROM plan_section WHERE plan_id = plan.id AND section = 'rhythm') AS rhythm,
      last.held_on AS heldOn, last.next_on AS nextOn,
      (SELECT min(id) FROM review WHERE plan_id = plan.id AND state = 'open') AS openReviewId
    FROM plan LEFT JOIN review AS last ON last.id = (
      SELECT id FROM review WHERE plan_id = plan.id AND state = 'closed' ORDER BY held_on DESC, id DESC LIMIT 1
    )`)
  return rows
    .filter(({ planState }) => isGoingOn(planState) || planState === 'paused')
    .map(({ heldOn, nextOn, rhythm: written, ...row }) => ({
      ...row,
      rhythm: written === null ? rhythm.empty() : rhythm.schema.parse(JSON.parse(written)),
      last: heldOn === null ? null : { heldOn, nextOn },
    }))
}
