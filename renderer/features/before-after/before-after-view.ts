/** Words and places of points for a comparison on the screen. Calls nothing, and names no cause. */
import { formatDay } from '#renderer/words/format.ts'
import type { Comparison, Phase } from '#shared/domain/before-after.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import type { WeeklyPoint, WeeklySeries } from '#shared/domain/weekly-series.ts'

const kinds: Record<ChangePoint['kind'], string> = {
  support: 'Support',
  stage: 'The way back',
  decision: 'Decision',
}

/** The day comes first, so that a long name cannot push it out of sight. */
export const nameChange = ({ kind, name, fromOn }: ChangePoint): string =>
  `${formatDay(fromOn)} · ${kinds[kind]}: ${name}`

export const keyOfChange = ({ planId, itemId }: ChangePoint): string => `${planId} ${itemId}`

const round = (value: number, digits: number) => Number(value.toFixed(digits)).toLocaleString('en')

export function sayValue(value: number, { unit, most }: Pick<WeeklySeries, 'unit' | 'most'>): string {
  if (unit === 'percent') return `${round(value, 0)} %`
  return most === null ? round(value, 2) : `${round(value, 1)} of ${most}`
}

const middleOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** What the picture shows, in a sentence: the week in the middle of each side. */
export function sayPhases({ phaseA, phaseB, series }: Comparison): string {
  const say = (phase: Phase, when: string) => {
    const middle = middleOf(phase.values)
    if (middle === null) return `no week ${when} is known`
    const weeks = phase.values.length === 1 ? '1 week' : `${phase.values.length} weeks`
    return `${weeks} ${when}, the one in the middle at ${sayValue(middle, series)}`
  }
  return `${series.name}: ${say(phaseA, 'before')}; ${say(phaseB, 'since')}.`
}

/** The numbers for who wants to check them; null while it is too early. */
export function sayNumbers({ statistics }: Comparison): string | null {
  if (statistics === null) return null
  const { nap, tau, low, high, trendA } = statistics
  if (nap === null || tau === null || low === null || high === null) return null
  const two = (value: number) => value.toFixed(2)
  return `NAP ${two(nap)} (95 % range ${two(low)} to ${two(high)}, Newcombe 2006), Tau ${two(tau)}, trend before S = ${trendA}.`
}

export type Side = 'before' | 'since' | 'aside'
export type PlacedPoint = WeeklyPoint & { side: Side; x: number; y: number }

export const chartSize = { width: 720, height: 220, left: 52, right: 12, top: 12, bottom: 28 } as const

/** The weeks of both sides and between them, each on the sheet of `chartSize`; `changeX` is where the change began. */
export function placePoints({ series, phaseA, phaseB, change }: Comparison): {
  points: PlacedPoint[]
  changeX: number | null
  marks: { y: number; label: string }[]
} {
  const { width, height, left, right, top, bottom } = chartSize
  const firstOn = phaseA.fromOn ?? phaseB.fromOn
  const lastOn = phaseB.toOn ?? phaseA.toOn
  if (firstOn === null || lastOn === null) return { points: [], changeX: null, marks: [] }
  const shown = series.points.filter(({ mondayOn }) => firstOn <= mondayOn && mondayOn <= lastOn)
  const values = shown.map(({ value }) => value)
  const least =
    series.unit === 'scale' ? 1 : series.unit === 'percent' || series.most !== null ? 0 : Math.min(...values)
  const most = series.most ?? Math.max(...values)
  const [from, to] = [toEpochDay(firstOn), toEpochDay(lastOn)]
  const xOf = (day: number) => left + ((day - from) / Math.max(1, to - from)) * (width - left - right)
  const yOf = (value: number) =>
    height - bottom - ((value - least) / (most - least || 1)) * (height - top - bottom)
  const sideOf = (mondayOn: WeeklyPoint['mondayOn']): Side => {
    if (phaseA.points.some((point) => point.mondayOn === mondayOn)) return 'before'
    return phaseB.points.some((point) => point.mondayOn === mondayOn) ? 'since' : 'aside'
  }
  const began = toEpochDay(change.fromOn)
  return {
    points: shown.map((point) => ({
      ...point,
      side: sideOf(point.mondayOn),
      x: xOf(toEpochDay(point.mondayOn) + 2),
      y: yOf(point.value),
    })),
    changeX: from <= began && began <= to ? xOf(began) : null,
    marks: [least, (least + most) / 2, most].map((value) => ({
      y: yOf(value),
      label: series.unit === 'percent' ? `${round(value, 0)} %` : round(value, 1),
    })),
  }
}

export const sideWords: Record<Side, string> = {
  before: 'Before',
  since: 'Since',
  aside: 'Counts for neither',
}
