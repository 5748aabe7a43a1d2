/** Turns a year into what chart.js draws: rates on days, parts side by side, and the weeks of one series. Draws nothing itself. */
import type { ChartData, ChartOptions } from 'chart.js'
import { type chartTokens, makePattern, toChartOptions } from '#renderer/features/student/week-chart.ts'
import { formatShortDay } from '#renderer/words/format.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { addDays, daysBetween, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from '#shared/domain/day.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import type { WeeklySeries } from '#shared/domain/weekly-series.ts'

export type YearColours = Record<(typeof chartTokens)[number], string>

type Counted = { name: string; enrolled: number; absent: number; late: number }

/** Came and away by weekday or lesson, as parts of what was counted. */
export function toPartsData(
  parts: readonly Counted[],
  colours: YearColours,
): ChartData<'bar', number[], string> {
  const percent = (part: number, all: number) => (all === 0 ? 0 : (part / all) * 100)
  return {
    labels: parts.map(({ name }) => name),
    datasets: [
      {
        label: 'came',
        data: parts.map(({ enrolled, absent }) => percent(enrolled - absent, enrolled)),
        backgroundColor: colours.accent,
      },
      {
        label: 'away',
        data: parts.map(({ enrolled, absent }) => percent(absent, enrolled)),
        backgroundColor: makePattern(colours.surface, colours['ink-soft'], 'level'),
        borderColor: colours['ink-soft'],
        borderWidth: 1,
      },
    ],
  }
}

export function toPartsOptions(colours: YearColours, isMotionReduced: boolean): ChartOptions<'bar'> {
  const options = toChartOptions(colours, '', isMotionReduced)
  const y = options.scales?.['y']
  if (y !== undefined) Object.assign(y, { max: 100, title: { ...y.title, text: '%' } })
  const tooltip = options.plugins?.tooltip
  if (tooltip !== undefined)
    tooltip.callbacks = {
      label: ({ dataset, parsed }) => `${dataset.label ?? ''}: ${Math.round(parsed.y ?? 0)} %`,
    }
  return options
}

/** Mondays from the first to the last week of the year's record: the axis that every series shares. */
export function listWeeks({ series, rolling }: Pick<StudentYear, 'series' | 'rolling'>): IsoDate[] {
  const days = [
    ...series.flatMap(({ points }) => points.map(({ mondayOn }) => mondayOn)),
    ...rolling.map(({ on }) => fromEpochDay(mondayOf(toEpochDay(on)))),
  ].toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: daysBetween(first, last) / 7 + 1 }, (_, week) => addDays(first, week * 7))
}

/** The weeks of one series; weeks of which nothing is known stay empty. */
export function toSeriesData(
  series: WeeklySeries,
  weeks: readonly IsoDate[],
  colours: YearColours,
): ChartData<'line', (number | null)[], string> {
  const known = new Map(series.points.map(({ mondayOn, value }) => [mondayOn, value]))
  return {
    labels: weeks.map((week) => formatShortDay(week).replace(/ \d{4}$/, '')),
    datasets: [
      {
        label: series.name,
        data: weeks.map((week) => known.get(week) ?? null),
        borderColor: colours.accent,
        backgroundColor: colours.surface,
        borderWidth: 2,
        pointRadius: 4,
        pointBorderWidth: 2,
        // A week off is no fall: the line goes on where something is known again.
        spanGaps: true,
      },
    ],
  }
}

/** The absence rate of the 20 days through the last day of each week, as one more series. */
export function toRollingSeries({ rolling }: Pick<StudentYear, 'rolling'>): WeeklySeries {
  const byWeek = new Map<IsoDate, number>()
  for (const { on, absenceRate } of rolling) {
    byWeek.set(fromEpochDay(mondayOf(toEpochDay(on))), absenceRate * 100)
  }
  return {
    key: { kind: 'attendance' },
    name: 'Away, of the last 20 school days',
    unit: 'percent',
    most: 100,
    points: [...byWeek].map(([mondayOn, value]) => ({ mondayOn, value, count: 20 })),
  }
}

export function toSeriesOptions(
  { unit, most, points }: WeeklySeries,
  colours: YearColours,
  isMotionReduced: boolean,
): ChartOptions<'line'> {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 14 }
  const ticks = { color: colours['ink-soft'], font }
  const highest = most ?? Math.max(1, ...points.map(({ value }) => value))
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: isMotionReduced ? false : { duration: 250 },
    // Above the axis stand the letters of the bands.
    layout: { padding: { top: 22 } },
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: {
        grid: { display: false },
        border: { color: colours['line-strong'] },
        ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 18 },
      },
      y: {
        min: unit === 'scale' ? 1 : 0,
        max: unit === 'percent' ? 100 : highest,
        grid: { color: colours.line },
        border: { display: false },
        title: { display: unit === 'percent', text: '%', color: colours['ink-soft'], font },
        ticks: { ...ticks, maxTicksLimit: 5 },
      },
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: colours.ink,
        titleColor: colours.surface,
        bodyColor: colours.surface,
        callbacks: { title: (items) => `Week of ${items[0]?.label ?? ''}` },
      },
    },
  }
}

export type DrawnBand = { name: string; letter: string; from: number; to: number; isStage: boolean }

/** Where supports and stages lie on the axis of weeks, as parts of its length (0..1), each with a letter. */
export function placeBands(bands: readonly ChangePoint[], weeks: readonly IsoDate[]): DrawnBand[] {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return []
  const length = Math.max(7, daysBetween(first, last))
  const placeOf = (on: IsoDate) => Math.min(1, Math.max(0, daysBetween(first, on) / length))
  return bands
    .filter(({ kind }) => kind !== 'decision')
    .filter(({ fromOn, toOn }) => fromOn <= addDays(last, 6) && (toOn === null || toOn >= first))
    .toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : one.fromOn > other.fromOn ? 1 : 0))
    .map(({ name, kind, fromOn, toOn }, place) => ({
      name,
      letter: String.fromCharCode(65 + (place % 26)),
      from: placeOf(fromOn),
      to: toOn === null ? 1 : placeOf(toOn),
      isStage: kind === 'stage',
    }))
}
