/** The life of a plan in sentences, and what each step is called. Decides nothing. */
import type { IsoDate } from '#shared/domain/day.ts'
import { allowedMoves, hasEnded, type PlanMove, type PlanState } from '#shared/domain/plan-state.ts'
import { joinWords, sayShortDate } from '#shared/domain/plain-words.ts'

/** `Paused since 5 May 2026: the family travels.` */
export function sayStanding(state: PlanState, moves: readonly PlanMove[]): string {
  const last = moves.findLast((move) => move.to === state)
  const since = last === undefined ? '' : ` since ${sayShortDate(last.on)}`
  const on = last === undefined ? '' : ` on ${sayShortDate(last.on)}`
  const reason = last?.reason.trim() ? `: ${last.reason.trim().replace(/[.\s]+$/, '')}` : ''
  const sentences: Record<PlanState, string> = {
    draft: 'This plan is being written. With the first signature it is agreed.',
    agreed: `Agreed${on}. It goes on from the day on which you begin it.`,
    active: `Going on${since}.`,
    paused: `Paused${since}${reason}. Nothing falls due meanwhile.`,
    'stepping-down': `Stepping down${since}${reason}.`,
    completed: `Completed${on}. It is kept as it was.`,
    closed: `Closed${on}${reason}. It is kept as it was.`,
  }
  return sentences[state]
}

type Step = { value: PlanState; label: string; hint: string }

/** The steps that are allowed from here, the likeliest first. */
export function listSteps(from: PlanState): Step[] {
  return allowedMoves[from].map((to) => ({ value: to, ...stepWords(from, to) }))
}

function stepWords(from: PlanState, to: PlanState): { label: string; hint: string } {
  if (to === 'active' && from === 'agreed')
    return { label: 'Begin', hint: 'From today the plan is lived, and what it asks for falls due.' }
  if (to === 'active') return { label: 'Go on', hint: 'The plan is lived again, and things fall due again.' }
  const words: Partial<Record<PlanState, { label: string; hint: string }>> = {
    paused: { label: 'Pause the plan', hint: 'For a while nothing falls due. Everything stays as it is.' },
    'stepping-down': {
      label: 'Step down',
      hint: 'It goes well: supports are taken back one by one, and we stay in touch.',
    },
    completed: { label: 'Complete the plan', hint: 'It reached its end. Celebrate, and keep what helped.' },
    closed: {
      label: 'Close the plan',
      hint: 'It ends before that, because of a move to another school, say.',
    },
  }
  return words[to] ?? { label: to, hint: '' }
}

/** What is asked before the step; null when nothing needs to be said. */
export function askWhy(to: PlanState): string | null {
  if (to === 'paused') return 'Why does the plan rest?'
  if (to === 'closed') return 'Why does it end here?'
  if (to === 'stepping-down') return 'What shows that it is time?'
  return null
}

export const asksWhatHelped = hasEnded

/** `Since Samira Haddad signed on 3 March 2026, three things changed.` */
export function sayHowManyChanged(count: number, signedBy: readonly string[], signedOn: IsoDate): string {
  const who = signedBy.length === 0 ? 'we' : joinWords(signedBy)
  const what = count === 1 ? 'one thing' : `${countWords[count] ?? count} things`
  return `Since ${who} signed on ${sayShortDate(signedOn)}, ${what} changed:`
}

const countWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
