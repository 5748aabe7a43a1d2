/** Says what a comparison shows in plain sentences. Claims no cause, and prints no Tau as a percentage. */
import { fewestPoints, type Phase, type Verdict } from './before-after.ts'
import type { Summer } from './before-after-weeks.ts'

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

/** Names that are read out before the rest is only counted. */
const mostNames = 4

export function joinNames(names: readonly string[]): string {
  const said = names.slice(0, mostNames).map((name) => `“${name}”`)
  if (names.length > mostNames) said.push(`${names.length - mostNames} more`)
  const last = said.pop() ?? ''
  return said.length === 0 ? last : `${said.join(', ')} and ${last}`
}

const verdictSentences: Record<Exclude<Verdict, 'too-early'>, string> = {
  'no-clear-change': 'No clear change: the weeks since then look much like the weeks before.',
  'better-already-before': 'It is better, and it was getting better already before this began.',
  better: 'The weeks since then are better than the weeks before.',
  worse: 'The weeks since then are harder than the weeks before.',
}

const summerSentences: Record<Summer, string> = {
  before: `The weeks before reach back over a summer: this school year had fewer than ${fewestPoints} of them before it began.`,
  between: 'A summer lies between the weeks before and the weeks since.',
  since: 'The weeks since then go on over a summer.',
}

/** The first sentence is the verdict. */
export function sayComparison({
  verdict,
  phaseA,
  phaseB,
  overlapping,
  summers,
  isMidweek,
}: {
  verdict: Verdict
  phaseA: Pick<Phase, 'values'>
  phaseB: Pick<Phase, 'values'>
  overlapping: readonly string[]
  summers: readonly Summer[]
  isMidweek: boolean
}): string[] {
  const [before, since] = [phaseA.values.length, phaseB.values.length]
  const sentences =
    verdict === 'too-early'
      ? [
          `Too early to tell: there ${before === 1 ? 'is' : 'are'} ${many(before, 'week')} before and ${since} since, and each side needs ${fewestPoints}.`,
        ]
      : [verdictSentences[verdict]]
  if (overlapping.length > 0) {
    sentences.push(
      `In the same weeks, ${joinNames(overlapping)} began or ended too, so this cannot tell them apart.`,
    )
  }
  sentences.push(...summers.map((place) => summerSentences[place]))
  if (isMidweek && before + since > 0) {
    sentences.push('It came in the middle of a week. That week counts for neither side.')
  }
  if (verdict !== 'too-early') {
    sentences.push(
      'Plans often begin at a hard moment, and things tend to get better from there anyway. This shows what changed, not why.',
      'The range takes each week as if it did not depend on the one before. Weeks of one student do, so it is wider in truth.',
    )
  }
  return sentences
}
