/** One line over a school year, under numbered bands of supports and stages. Draws no trend that is not there. */
import { daysBetween, type IsoDate, monthAfter } from '#shared/domain/day.ts'
import { monthNames } from '#shared/domain/plain-words.ts'
import { drawing, inks, label, round, rule } from './svg.ts'
import { countLanes, drawBands, laneHeight, placeBands, type YearBand } from './year-bands.ts'

export type YearLine = {
  fromOn: IsoDate
  toOn: IsoDate
  points: readonly { on: IsoDate; value: number }[]
  least: number
  most: number
  /** In the unit of the values. */
  marks: readonly { value: number; words: string }[]
  bands: readonly YearBand[]
  /** Days between two points beyond which the line is broken: what is not known is not drawn. */
  longestGap: number
}

const left = 50
const right = 6
const [above, plotHeight, foot] = [8, 70, 18]
/** The name of a month that would run over the edge is left out. */
const monthWidth = 24

export function drawYearLine(line: YearLine, width: number): string {
  const { fromOn, toOn, least, most } = line
  const days = Math.max(1, daysBetween(fromOn, toOn))
  const x = (on: IsoDate) => left + (Math.max(0, daysBetween(fromOn, on)) / days) * (width - left - right)
  const placed = placeBands(line.bands, { fromOn, toOn, x })
  const top = countLanes(placed) * laneHeight + above
  const bottom = top + plotHeight
  const y = (value: number) => bottom - ((value - least) / Math.max(1e-9, most - least)) * plotHeight
  const marks = line.marks.map(
    ({ value, words }) =>
      rule(left, y(value), width - right, y(value)) + label(left - 6, y(value) + 4, words, 'end'),
  )
  const months = listMonths(fromOn, toOn)
    .filter((on) => x(on) + monthWidth <= width)
    .map((on) => label(x(on), bottom + 15, (monthNames[Number(on.slice(5, 7)) - 1] ?? '').slice(0, 3)))
  const dots = line.points.map(
    ({ on, value }) => `<circle cx="${round(x(on))}" cy="${round(y(value))}" r="1.8" fill="${inks.line}"/>`,
  )
  return drawing(width, bottom + foot, [
    ...marks,
    ...drawBands(placed, fromOn, bottom),
    ...months,
    `<path d="${joinPoints(line, x, y)}" fill="none" stroke="${inks.line}" stroke-width="1.2"/>`,
    ...(line.points.length > mostDots ? [] : dots),
  ])
}
const mostDots = 60

function joinPoints(
  { points, longestGap }: YearLine,
  x: (on: IsoDate) => number,
  y: (value: number) => number,
): string {
  const parts = points.map(({ on, value }, place) => {
    const before = points[place - 1]
    const isJoined = before !== undefined && daysBetween(before.on, on) <= longestGap
    return `${isJoined ? 'L' : 'M'}${round(x(on))},${round(y(value))}`
  })
  return parts.length === 0 ? 'M0,0' : parts.join(' ')
}

function listMonths(fromOn: IsoDate, toOn: IsoDate): IsoDate[] {
  const months: IsoDate[] = []
  const begin = `${fromOn.slice(0, 7)}-01` as IsoDate
  for (let on = begin; on <= toOn; on = monthAfter(on)) if (on >= fromOn) months.push(on)
  return months
}
