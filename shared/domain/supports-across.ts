/** How the supports of the school do, over all its plans. Small groups are never shown, so that no student is told. */
import { z } from 'zod'
import type { Verdict } from './before-after.ts'
import { type BankSupportId, bankSupportId, type StudentId } from './identity.ts'
import { type Barrier, barrierCategories, barrierCategory } from './sections/barriers.ts'
import { isShown } from './small-groups.ts'

export const supportAcross = z.object({
  bankId: bankSupportId.nullable(),
  name: z.string(),
  /** Null when fewer than 10; then the other numbers are null too. */
  students: z.int().nullable(),
  planned: z.int().nullable(),
  delivered: z.int().nullable(),
  /** How many students have each verdict; null where all have the same one, which would tell it of each of them. */
  verdicts: z
    .object({
      tooEarly: z.int(),
      noClearChange: z.int(),
      betterAlreadyBefore: z.int(),
      better: z.int(),
      worse: z.int(),
    })
    .nullable(),
})
export type SupportAcross = z.infer<typeof supportAcross>

export const supportsAcross = z.object({
  /** Plans that were looked at. */
  plans: z.int(),
  supports: z.array(supportAcross),
  /** Barriers that stay without an answer, most frequent first; `students` null below 10. */
  unanswered: z.array(
    z.object({ category: barrierCategory, ownCategory: z.string(), students: z.int().nullable() }),
  ),
})
export type SupportsAcross = z.infer<typeof supportsAcross>

/** One student's support, from all the plans in which it is. */
export type GivenSupport = {
  studentId: StudentId
  bankId: BankSupportId | null
  /** As the plan says it; the bank's own name is used where it came from there. */
  name: string
  planned: number
  delivered: number
  verdict: Verdict
}

type Verdicts = NonNullable<SupportAcross['verdicts']>

const verdictFields = {
  'too-early': 'tooEarly',
  'no-clear-change': 'noClearChange',
  'better-already-before': 'betterAlreadyBefore',
  better: 'better',
  worse: 'worse',
} as const satisfies Record<Verdict, keyof Verdicts>

/** That it is too early says nothing of a student, so it may be true of all. */
function countVerdicts(given: readonly GivenSupport[]): Verdicts | null {
  const counts = { tooEarly: 0, noClearChange: 0, betterAlreadyBefore: 0, better: 0, worse: 0 }
  for (const { verdict } of given) counts[verdictFields[verdict]] += 1
  const { tooEarly: _tooEarly, ...told } = counts
  return Object.values(told).includes(given.length) ? null : counts
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Two spellings of one name. */
export const sameName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/**
 * The supports of the bank and those that ten students or more have in the same words, those of most students first.
 * `given` holds each student once a support, grouped by `key`. Words of a plan that few have are never listed: they may
 * name somebody. A support of the bank is listed without numbers, whether few have it or none.
 */
export function countSupports(
  given: ReadonlyMap<string, readonly GivenSupport[]>,
  bank: ReadonlyMap<string, { id: BankSupportId; name: string }>,
): SupportAcross[] {
  const hidden = { students: null, planned: null, delivered: null, verdicts: null }
  const all = [...new Set([...bank.keys(), ...given.keys()])].flatMap<SupportAcross>((key) => {
    const own = given.get(key) ?? []
    const ofBank = bank.get(key)
    const named = { bankId: ofBank?.id ?? null, name: ofBank?.name ?? own[0]?.name ?? '' }
    if (!isShown(own.length)) return ofBank === undefined ? [] : [{ ...named, ...hidden }]
    const planned = sum(own.map((one) => one.planned))
    const delivered = sum(own.map((one) => one.delivered))
    return [{ ...named, students: own.length, planned, delivered, verdicts: countVerdicts(own) }]
  })
  return all.toSorted(
    (one, other) => (other.students ?? 0) - (one.students ?? 0) || byName.compare(one.name, other.name),
  )
}

type StandingBarrier = Pick<Barrier, 'category' | 'ownCategory' | 'state' | 'supportIds'>

/** Still there, and with no support of the plan to answer it. */
export function isUnanswered(barrier: StandingBarrier, supportIds: ReadonlySet<string>): boolean {
  return barrier.state !== 'resolved' && !barrier.supportIds.some((id) => supportIds.has(id))
}

/**
 * How many students have a barrier of each kind without an answer, most frequent first. The school's own kinds are told
 * by name only where ten students or more have them; the others are together under `other`.
 */
export function countUnanswered(
  found: readonly { studentId: StudentId; barrier: StandingBarrier }[],
): SupportsAcross['unanswered'] {
  const students = (of: typeof found) => new Set(of.map(({ studentId }) => studentId)).size
  const byOwn = Map.groupBy(found, ({ barrier }) =>
    barrier.category === 'other' ? sameName(barrier.ownCategory) : '',
  )
  const named = new Set(
    [...byOwn].filter(([own, of]) => own !== '' && isShown(students(of))).map(([own]) => own),
  )
  const groups = Map.groupBy(found, ({ barrier: { category, ownCategory } }) =>
    category === 'other' && named.has(sameName(ownCategory)) ? `other ${sameName(ownCategory)}` : category,
  )
  const rows = [...groups].map(([key, of]) => {
    const { category = 'other' as const, ownCategory = '' } = of[0]?.barrier ?? {}
    const count = students(of)
    const own = key === category ? '' : ownCategory.trim()
    return { category, ownCategory: own, students: isShown(count) ? count : null }
  })
  return rows.toSorted(
    (one, other) =>
      (other.students ?? 0) - (one.students ?? 0) ||
      // In the order of the list, which tells nothing of how many there are.
      barrierCategories.indexOf(one.category) - barrierCategories.indexOf(other.category) ||
      byName.compare(one.ownCategory, other.ownCategory),
  )
}
