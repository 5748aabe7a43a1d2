/** Supports and stages as numbered bands over a time axis, each as long as it lasted. Names nothing and claims nothing. */
import { daysBetween, type IsoDate } from '#shared/domain/day.ts'
import { box, inks, label, rule } from './svg.ts'

export type YearBand = {
  /** As it is listed beside the chart, from 1. */
  number: number
  kind: 'support' | 'stage'
  fromOn: IsoDate
  /** The last day; null while it goes on. */
  toOn: IsoDate | null
}

export const laneHeight = 13
const barHeight = 8
/** Room for the number before a band. */
const numberWidth = 18

type Placed = YearBand & { lane: number; from: number; to: number }

/** Bands in as few rows as they fit in without touching; those outside of the axis are left out. */
export function placeBands(
  bands: readonly YearBand[],
  axis: { fromOn: IsoDate; toOn: IsoDate; x: (on: IsoDate) => number },
): Placed[] {
  const ends: number[] = []
  return bands
    .filter(({ fromOn, toOn }) => fromOn <= axis.toOn && (toOn === null || toOn >= axis.fromOn))
    .map((band) => {
      const begin = band.fromOn < axis.fromOn ? axis.fromOn : band.fromOn
      const end = band.toOn === null || band.toOn > axis.toOn ? axis.toOn : band.toOn
      const from = axis.x(begin)
      // A single day is still to be seen.
      const to = Math.max(from + 3, axis.x(end))
      const free = ends.findIndex((taken) => taken + numberWidth <= from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = to
      return { ...band, lane, from, to }
    })
}

export const countLanes = (placed: readonly Placed[]): number =>
  Math.max(0, ...placed.map(({ lane }) => lane + 1))

/** The bands from the top of the drawing, with a dashed line from each beginning down to `bottom`. */
export function drawBands(placed: readonly Placed[], axisFromOn: IsoDate, bottom: number): string[] {
  return placed.map(({ number, kind, fromOn, lane, from, to }) => {
    const y = lane * laneHeight + 2
    const hasBegun = daysBetween(axisFromOn, fromOn) >= 0
    const dashed = rule(from, y + barHeight, from, bottom, `stroke="${inks.soft}" stroke-dasharray="3 3"`)
    const bar = box(from, y, to - from, barHeight, kind)
    return `${hasBegun ? dashed : ''}${bar}${label(from - 4, y + barHeight, String(number), 'end')}`
  })
}
