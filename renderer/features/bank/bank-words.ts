/** How the support bank is said and searched. Changes nothing. */
import { type BankSupport, type BankSupportDraft, hasRoom } from '#shared/domain/bank-support.ts'
import { matchesSearch, toSearchLine, toSearchWords } from '#shared/domain/search.ts'
import type { BarrierCategory } from '#shared/domain/sections/barriers.ts'
import { sayRhythm } from '#shared/domain/support-rhythm.ts'
import { barrierWords, supportWords } from '#renderer/features/plan/plan-words.ts'

export function emptyBankSupport(): BankSupportDraft {
  return {
    name: '',
    kind: 'other',
    source: 'school',
    what: '',
    who: '',
    contact: '',
    languages: '',
    cost: '',
    capacity: null,
    weekdays: [],
    times: '',
    answers: [],
    isRetired: false,
  }
}

/** `Places: 3 of 8 taken`; without a limit in how many plans it is, and nothing while it is in none. */
export function sayPlaces(support: Pick<BankSupport, 'capacity' | 'placesTaken'>): string {
  const { capacity, placesTaken } = support
  if (capacity === null) {
    if (placesTaken === 0) return ''
    return placesTaken === 1 ? 'In the plan of one student' : `In the plans of ${placesTaken} students`
  }
  if (capacity === 0) return 'No places at the moment'
  if (hasRoom(support)) return `Places: ${placesTaken} of ${capacity} taken`
  return capacity === 1
    ? 'Full for now: the one place is taken'
    : `Full for now: all ${capacity} places are taken`
}

/** Who gives it, when and where, in one line; empty when nothing of it is known. */
export function sayWhoAndWhen({ who, weekdays, times }: BankSupportDraft): string {
  return [who, sayRhythm(weekdays, null), times].filter((words) => words.trim() !== '').join(' · ')
}

/** Those that fit what was typed and the barrier, in the order in which they came. */
export function filterBank(
  supports: readonly BankSupport[],
  { typed, category = null }: { typed: string; category?: BarrierCategory | null },
): BankSupport[] {
  const words = toSearchWords(typed)
  return supports.filter(
    (support) =>
      (category === null || support.answers.includes(category)) && matchesSearch(lineOf(support), words),
  )
}

const lineOf = ({ name, what, who, contact, languages, times, kind, answers }: BankSupport) =>
  toSearchLine([
    name,
    what,
    who,
    contact,
    languages,
    times,
    supportWords[kind],
    ...answers.map((one) => barrierWords[one]),
  ])
