/** Says in words how the totals of two systems stand to each other. Never says which of them is right. */
import type { ReconciledRow } from '#shared/domain/attendance-totals.ts'

/** `12 of 100`; halves with a point. */
export const sayCounts = ({ absent, enrolled }: { absent: number; enrolled: number }) =>
  `${absent} of ${enrolled}`

/** `Of 12 totals, 10 agree and 2 do not.` */
export function summarise(rows: readonly ReconciledRow[]): string {
  const known = rows.filter(({ theirs }) => theirs !== null)
  if (known.length === 0)
    return 'Type what your system shows for a student, and Open Door says whether it counts the same.'
  const compared = known.filter(({ ours }) => ours !== null)
  const agree = compared.filter(({ doesAgree }) => doesAgree === true).length
  const others = compared.length - agree
  const explained = compared.filter(({ explanation }) => explanation !== '').length
  const alone = known.length - compared.length
  const sentences = [
    sayHowMany(agree, others),
    sayExplained(explained, others),
    alone === 0 ? '' : `For ${alone} there are no marks to compare with.`,
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

function sayHowMany(agree: number, others: number): string {
  const all = agree + others
  if (all === 0) return ''
  if (all === 1) return agree === 1 ? 'The one total here agrees.' : 'The one total here does not agree.'
  if (others === 0) return `All ${all} totals agree.`
  return `Of ${all} totals, ${agree} ${agree === 1 ? 'agrees' : 'agree'} and ${others} ${others === 1 ? 'does' : 'do'} not.`
}

function sayExplained(explained: number, others: number): string {
  if (explained === 0) return ''
  const which =
    explained < others ? `${explained} of those that do not` : others === 1 ? 'it' : 'all of these'
  return `Another way of counting explains ${which}.`
}

/** A number of days, halves included, as somebody typed it; null for anything else. */
export function readDays(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  const days = Number(text)
  return /^\d+(\.\d+)?$/.test(text) && days <= 1000 ? days : null
}
