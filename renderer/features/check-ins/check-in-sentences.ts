/** Check-ins in sentences. Says what was answered and when; never what it means. */
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { joinWords } from '#shared/domain/plain-words.ts'
import { sayBelonging, sayFeeling } from '#shared/domain/check-in-words.ts'

/** 'How it goes: good. Belonging: some days.'; empty when nothing was answered. */
export function describeAnswers({ feeling, belonging }: Pick<CheckIn, 'feeling' | 'belonging'>): string {
  const feels = sayFeeling(feeling)
  const belongs = sayBelonging(belonging)
  return [
    feels === null ? '' : `How it goes: ${feels.toLowerCase()}.`,
    belongs === null ? '' : `Belonging: ${belongs.toLowerCase()}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

export type Felt = { id: CheckIn['id']; on: IsoDate; feeling: number }

/** The last check-ins in which somebody said how it goes, oldest first; eight at most. */
export function listFelt(checkIns: readonly CheckIn[]): Felt[] {
  return checkIns
    .flatMap(({ id, happenedOn, feeling }) => (feeling === null ? [] : [{ id, on: happenedOn, feeling }]))
    .slice(0, 8)
    .toReversed()
}

/** 'How it went in the last 3 check-ins: hard, in between and good.'; empty with fewer than two. */
export function describeFelt(felt: readonly Felt[]): string {
  if (felt.length < 2) return ''
  const words = felt.map(({ feeling }) => (sayFeeling(feeling) ?? '').toLowerCase())
  return `How it went in the last ${felt.length} check-ins: ${joinWords(words)}.`
}
