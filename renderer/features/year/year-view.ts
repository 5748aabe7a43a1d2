/** Lays a student's year out for charts and their tables. Counts nothing that core has not counted. */
import { formatShortDay } from '#renderer/words/format.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { addDays, daysBetween, type IsoDate } from '#shared/domain/day.ts'
import { weekdayNames } from '#shared/domain/plain-words.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import type { WeeklySeries } from '#shared/domain/weekly-series.ts'
import { sayPoint, sayShare } from '#shared/domain/year-words.ts'

export type CountGroup = { name: string; enrolled: number; absent: number; late: number }

/** What was both late and counted as away is shown once, as away. */
export function splitCounts({ enrolled, absent, late }: CountGroup) {
  const cameLate = Math.min(late, enrolled - absent)
  return { onTime: enrolled - absent - cameLate, late: cameLate, away: absent }
}

export const listWeekdayGroups = (look: StudentYear): CountGroup[] =>
  look.weekdays.map((one) => ({ ...one, name: weekdayNames[one.weekday] }))

export function listCountRows(groups: readonly CountGroup[]): string[][] {
  return groups.map((group) => {
    const { onTime, late, away } = splitCounts(group)
    return [group.name, ...[group.enrolled, onTime, late, away].map(String)]
  })
}

export const listRollingRows = (look: StudentYear): string[][] =>
  look.rolling.map(({ on, absenceRate }) => [formatShortDay(on), sayShare(absenceRate)])

/** Every Monday from the first to the last week that any series or band of the year speaks of. */
export function listMondays(series: readonly WeeklySeries[]): IsoDate[] {
  const known = series.flatMap(({ points }) => points.map(({ mondayOn }) => mondayOn)).toSorted()
  const [first, last] = [known[0], known.at(-1)]
  const mondays: IsoDate[] = []
  if (first === undefined || last === undefined) return mondays
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) mondays.push(monday)
  return mondays
}

/** A row a week; weeks of which nothing is known are left out. */
export function listSeriesRows(series: readonly WeeklySeries[]): string[][] {
  return listMondays(series).flatMap((monday) => {
    const cells = series.map((one) => {
      const point = one.points.find(({ mondayOn }) => mondayOn === monday)
      return point === undefined ? '' : sayPoint(point.value, one)
    })
    return cells.every((cell) => cell === '') ? [] : [[formatShortDay(monday), ...cells]]
  })
}

/** `Math tutoring, from 3 Mar 2026, going on` */
export function sayBand({ name, fromOn, toOn }: ChangePoint): string {
  const until = toOn === null ? 'going on' : `to ${formatShortDay(toOn)}`
  return `${name}, from ${formatShortDay(fromOn)}, ${until}`
}

/** Series that can stand on one scale stand in one panel. */
export type Panel = { title: string; least: number; most: number | null; series: WeeklySeries[] }

export function listPanels(series: readonly WeeklySeries[]): Panel[] {
  const panels = new Map<string, Panel>()
  for (const one of series) {
    const { title, least } = describePanel(one)
    const key = `${title} ${one.most ?? ''}`
    const panel = panels.get(key)
    if (panel === undefined) panels.set(key, { title, least, most: one.most, series: [one] })
    else panel.series.push(one)
  }
  return [...panels.values()]
}

function describePanel({ key, unit, most }: WeeklySeries): { title: string; least: number } {
  if (key.kind === 'score' && key.scoreKind === 'grade') return { title: 'Grades', least: 0 }
  if (unit === 'percent') return { title: '% of the week', least: 0 }
  if (unit === 'scale') return { title: `1 to ${most ?? 5}`, least: 1 }
  return { title: 'As given', least: 0 }
}

/** The days that show first: not so many that nothing can be seen. */
const shownFirst = 6

export function listShownFirst(series: readonly WeeklySeries[]): string[] {
  return series.slice(0, shownFirst).map(({ name }) => name)
}

/** Where a day lies among the Mondays: 0 is the first, 1 the second; clipped to the weeks. */
export function placeDay(on: IsoDate, mondays: readonly IsoDate[]): number {
  const first = mondays[0]
  if (first === undefined) return 0
  return Math.max(0, Math.min(mondays.length - 1, daysBetween(first, on) / 7))
}

/** Only what touches the weeks that are drawn. */
export function listShownBands(bands: readonly ChangePoint[], mondays: readonly IsoDate[]): ChangePoint[] {
  const [first, last] = [mondays[0], mondays.at(-1)]
  if (first === undefined || last === undefined) return []
  const lastOn = addDays(last, 6)
  return bands.filter(({ fromOn, toOn }) => fromOn <= lastOn && (toOn === null || toOn >= first))
}
