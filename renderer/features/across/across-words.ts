/** Says the school's year in a sentence or two. Compares no grade with another, and names no one. */
import { formatDay } from '#renderer/words/format.ts'
import type { WholeSchool } from '#shared/domain/whole-school.ts'

/** `Through Thursday 5 March 2026, 28 of 240 students have missed 10 % or more of their days.` */
export function sayWholeSchool({ students, counts, asOfOn, rule }: WholeSchool): string {
  if (students === null || counts === null) return ''
  const units = rule === 'england' ? 'sessions' : 'days'
  const away = counts.moderate + counts.severe
  const early = counts.tooEarly
  const told = (students - early).toLocaleString('en')
  const through = asOfOn === null ? '' : `Through ${formatDay(asOfOn)}, `
  const missed = `${through}${away.toLocaleString('en')} of ${told} students have missed 10 % or more of their ${units}.`
  if (early === 0) return missed
  return `${missed} For ${early.toLocaleString('en')} more it is too early to say.`
}

/** What the chart of the months shows: the first and the last of them that say something. Too early counts for neither. */
export function sayMonths(months: WholeSchool['months']): string {
  const shown = months.flatMap(({ name, students, counts }) => {
    const told = students === null || counts === null ? 0 : students - counts.tooEarly
    if (counts === null || told === 0) return []
    return [{ name, percent: Math.round(((counts.moderate + counts.severe) / told) * 100) }]
  })
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) return 'It is too early to say anything about the months.'
  if (first === last) return `In ${first.name}, ${first.percent} % of the students had missed 10 % or more.`
  return `At the end of ${first.name}, ${first.percent} % of the students had missed 10 % or more of the year so far; at the end of ${last.name}, ${last.percent} %.`
}
