/** The support bank. Places are counted from the plans themselves, so that they cannot be wrong; nothing here fills one. */
import {
  type BankSupport,
  bankSupport,
  type BankSupportDraft,
  sortBank,
} from '#shared/domain/bank-support.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { BankSupportId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type BankSupportRow = Omit<BankSupport, 'weekdays' | 'answers' | 'isRetired'> & {
  weekdays: string
  answers: string
  isRetired: number
}

// A place is taken by a student, not by an entry, in every plan that has not ended, for as long as the support has not:
// one that is drafted, paused or still to begin is kept free for its student, not given away to the next.
const select = `
  WITH taken AS (
    SELECT item.value ->> 'bankId' AS bank_id, count(DISTINCT plan.student_id) AS places
    FROM plan
    JOIN student ON student.id = plan.student_id AND student.state = 'active'
    JOIN plan_section AS section ON section.plan_id = plan.id AND section.section = 'supports'
    JOIN json_each(section.content, '$.items') AS item
    WHERE plan.state NOT IN ('completed', 'closed')
      AND (item.value ->> 'endsOn' IS NULL OR item.value ->> 'endsOn' >= ?)
    GROUP BY bank_id
  )
  SELECT id, name, kind, source, what, who, contact, languages, cost, capacity, weekdays, times, answers,
    is_retired AS isRetired, revision, coalesce(taken.places, 0) AS placesTaken
  FROM bank_support LEFT JOIN taken ON taken.bank_id = bank_support.id`

const toBankSupport = (row: BankSupportRow): BankSupport =>
  bankSupport.parse({
    ...row,
    weekdays: JSON.parse(row.weekdays),
    answers: JSON.parse(row.answers),
    isRetired: row.isRetired === 1,
  })

/** By name; those that are no longer offered last. Places as they are taken on `today`. */
export function listBankSupports(database: ReadDatabase, today: IsoDate): BankSupport[] {
  return sortBank(database.all<BankSupportRow>(select, today).map(toBankSupport))
}

/** Throws `bank.not-found`. */
export function getBankSupport(database: ReadDatabase, id: BankSupportId, today: IsoDate): BankSupport {
  const row = database.get<BankSupportRow>(`${select} WHERE id = ?`, today, id)
  if (row === undefined) throw new AppError('bank.not-found')
  return toBankSupport(row)
}

const valuesOf = (draft: BankSupportDraft) => [
  draft.name,
  draft.kind,
  draft.source,
  draft.what,
  draft.who,
  draft.contact,
  draft.languages,
  draft.cost,
  draft.capacity,
  JSON.stringify([...new Set(draft.weekdays)].toSorted((one, other) => one - other)),
  draft.times,
  JSON.stringify([...new Set(draft.answers)]),
  draft.isRetired ? 1 : 0,
]

export function insertBankSupport(database: WriteDatabase, draft: BankSupportDraft): BankSupportId {
  return database.run(
    `INSERT INTO bank_support (name, kind, source, what, who, contact, languages, cost, capacity, weekdays, times,
       answers, is_retired, revision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    ...valuesOf(draft),
  ).id as BankSupportId
}

/** Throws `bank.not-found`, or `bank.changed-elsewhere` when it is not at `revision` any more. */
export function updateBankSupport(
  database: WriteDatabase,
  { id, revision }: { id: BankSupportId; revision: number },
  draft: BankSupportDraft,
): void {
  const row = database.get<{ revision: number }>('SELECT revision FROM bank_support WHERE id = ?', id)
  if (row === undefined) throw new AppError('bank.not-found')
  if (row.revision !== revision) throw new AppError('bank.changed-elsewhere')
  database.run(
    `UPDATE bank_support SET name = ?, kind = ?, source = ?, what = ?, who = ?, contact = ?, languages = ?, cost = ?,
       capacity = ?, weekdays = ?, times = ?, answers = ?, is_retired = ?, revision = revision + 1
     WHERE id = ?`,
    ...valuesOf(draft),
    id,
  )
}

/** Throws `bank.in-use` while any plan, ended ones too, names it. Removing what is not there changes nothing. */
export function removeBankSupport(database: WriteDatabase, id: BankSupportId): void {
  const user = database.get(
    `SELECT 1 FROM plan_section JOIN json_each(plan_section.content, '$.items') AS item
     WHERE plan_section.section = 'supports' AND item.value ->> 'bankId' = ? LIMIT 1`,
    id,
  )
  if (user !== undefined) throw new AppError('bank.in-use')
  database.run('DELETE FROM bank_support WHERE id = ?', id)
}
