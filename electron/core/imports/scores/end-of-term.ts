/** The last day of a term as a file names it. Reads the calendar first and the usual pattern of the year second. */
import { addDays, daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { foldText } from '#shared/domain/search.ts'

const plain = (name: string) => foldText(name).replaceAll(/[^\p{L}\p{N}]/gu, '')

const numbered: readonly { name: RegExp; of: number }[] = [
  { name: /^(?:q|qtr|quarter)(\d{1,2})$/, of: 4 },
  { name: /^(?:s|sem|semester)(\d{1,2})$/, of: 2 },
  { name: /^(?:t|tri|trimester|term|mp|markingperiod|gradingperiod|reportingperiod)?(\d{1,2})$/, of: 3 },
]
const seasons: Readonly<Record<string, readonly [number, number]>> = {
  fall: [1, 2],
  autumn: [1, 3],
  autumnterm: [1, 3],
  winter: [1, 2],
  springterm: [2, 3],
  summer: [3, 3],
  summerterm: [3, 3],
}

/**
 * `names`: every name of a term in the file, which says how many a year has. A calendar that knows the term decides;
 * else the year is taken to be cut into equal parts, and a name that says nothing is the whole year.
 */
export function findEndOfTerm(year: SchoolYearDraft, written: string, names: readonly string[]): IsoDate {
  const name = plain(written)
  const known = year.terms.find((term) => plain(term.name) === name)
  if (known !== undefined) return known.endsOn
  const number = Number(/(\d{1,2})$/.exec(name)?.[1] ?? 0)
  const ofCalendar = number > 0 ? year.terms[number - 1] : undefined
  if (ofCalendar !== undefined) return ofCalendar.endsOn
  const [nth, of] = findPlace(name, names.map(plain))
  const days = daysBetween(year.startsOn, year.endsOn) + 1
  return addDays(year.startsOn, Math.round((days * Math.min(nth, of)) / of) - 1)
}

function findPlace(name: string, names: readonly string[]): readonly [nth: number, of: number] {
  const season = seasons[name]
  if (season !== undefined) return season
  // Spring is the second of two beside a fall, and the second of three beside an autumn.
  if (name === 'spring') return names.includes('autumn') || names.includes('summer') ? [2, 3] : [2, 2]
  for (const { name: pattern, of } of numbered) {
    const nth = Number(pattern.exec(name)?.[1] ?? 0)
    if (nth === 0) continue
    const most = Math.max(...names.map((other) => Number(pattern.exec(other)?.[1] ?? 0)))
    return [nth, Math.max(of, most)]
  }
  return [1, 1]
}
