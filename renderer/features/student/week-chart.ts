/** Turns weeks into what chart.js draws: patterns beside colours, no motion unless it is welcome. Draws nothing itself. */
import type { ChartData, ChartOptions } from 'chart.js'
import type { AttendanceWeek } from '#shared/domain/attendance.ts'
import { formatShortDay } from '#renderer/words/format.ts'

export const chartTokens = [
  'accent',
  'accent-soft',
  'ink',
  'ink-soft',
  'line',
  'surface',
  'line-strong',
] as const
type Colours = Record<(typeof chartTokens)[number], string>

/** A tile with lines: the shape that tells 'late' and 'away' apart without colour. */
export function makePattern(
  ground: string,
  line: string,
  direction: 'rising' | 'level',
): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = 8
  tile.height = 8
  const pen = tile.getContext('2d')
  if (pen === null) return ground
  pen.fillStyle = ground
  pen.fillRect(0, 0, 8, 8)
  pen.strokeStyle = line
  pen.lineWidth = 2
  pen.beginPath()
  if (direction === 'rising') {
    for (const shift of [-8, 0, 8]) {
      pen.moveTo(shift, 8)
      pen.lineTo(shift + 8, 0)
    }
  } else {
    pen.moveTo(0, 4)
    pen.lineTo(8, 4)
  }
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? ground
}

export function toChartData(
  weeks: readonly AttendanceWeek[],
  colours: Colours,
): ChartData<'bar', number[], string> {
  return {
    // The year is said by the card; here it would only crowd the axis.
    labels: weeks.map((week) => formatShortDay(week.mondayOn).replace(/ \d{4}$/, '')),
    datasets: [
      {
        label: 'came on time',
        data: weeks.map((week) => week.enrolled - week.absent - lateIn(week)),
        backgroundColor: colours.accent,
      },
      {
        label: 'came late',
        data: weeks.map(lateIn),
        backgroundColor: makePattern(colours['accent-soft'], colours.accent, 'rising'),
        borderColor: colours.accent,
        borderWidth: 1,
      },
      {
        label: 'away',
        data: weeks.map((week) => week.absent),
        backgroundColor: makePattern(colours.surface, colours['ink-soft'], 'level'),
        borderColor: colours['ink-soft'],
        borderWidth: 1,
      },
    ],
  }
}

/** A day can be late in the morning and count as absent; it is drawn once, as away. */
function lateIn(week: AttendanceWeek): number {
  return Math.min(week.late, week.enrolled - week.absent)
}

export function toChartOptions(
  colours: Colours,
  units: string,
  isMotionReduced: boolean,
): ChartOptions<'bar'> {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 14 }
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: isMotionReduced ? false : { duration: 250 },
    color: colours.ink,
    font,
    interaction: { mode: 'index', intersect: false },
    datasets: { bar: { categoryPercentage: 0.86, barPercentage: 0.9, maxBarThickness: 34 } },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: { color: colours['line-strong'] },
        ticks: { color: colours['ink-soft'], font, maxRotation: 0, autoSkipPadding: 18 },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        grid: { color: colours.line },
        border: { display: false },
        title: { display: true, text: `${units} a week`, color: colours['ink-soft'], font },
        ticks: { color: colours['ink-soft'], font, precision: 0 },
      },
    },
    plugins: {
      legend: {
        position: 'bottom',
        align: 'start',
        labels: {
          color: colours['ink-soft'],
          font: { ...font, size: 16 },
          boxWidth: 18,
          boxHeight: 12,
          padding: 18,
        },
      },
      tooltip: {
        backgroundColor: colours.ink,
        titleColor: colours.surface,
        bodyColor: colours.surface,
        titleFont: { ...font, size: 15 },
        bodyFont: { ...font, size: 15 },
        padding: 10,
        callbacks: { title: (items) => `Week of ${items[0]?.label ?? ''}` },
      },
    },
  }
}
