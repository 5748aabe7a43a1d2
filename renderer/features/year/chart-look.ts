/** How the charts of a year look: the type, the axes, no motion unless it is welcome. Draws nothing itself. */
import type { ChartOptions } from 'chart.js'

export const lineTokens = [
  'accent',
  'accent-soft',
  'voice',
  'due',
  'good',
  'ink',
  'ink-soft',
  'line',
  'line-strong',
  'surface',
  'sunken',
] as const
export type LineColours = Record<(typeof lineTokens)[number], string>

export const chartFont = () => ({ family: getComputedStyle(document.body).fontFamily, size: 15 })

/** Beside each colour a dash and a point of its own. */
export const lineKinds = [
  { colour: 'accent', dash: [], point: 'circle' },
  { colour: 'voice', dash: [7, 4], point: 'rect' },
  { colour: 'due', dash: [2, 3], point: 'triangle' },
  { colour: 'ink-soft', dash: [10, 3, 2, 3], point: 'rectRot' },
  { colour: 'good', dash: [4, 2], point: 'crossRot' },
  { colour: 'ink', dash: [1, 2], point: 'star' },
] as const satisfies readonly { colour: keyof LineColours; dash: number[]; point: string }[]

export function lineKindOf(place: number): { colour: keyof LineColours; dash: number[]; point: string } {
  const { colour, dash, point } = lineKinds[place % lineKinds.length] ?? lineKinds[0]
  return { colour, dash: [...dash], point }
}

/** What every line chart of the year shares; the scales are its own. */
export function lineOptions(colours: LineColours): ChartOptions<'line'> {
  const font = chartFont()
  const isMotionReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: isMotionReduced ? false : { duration: 250 },
    color: colours.ink,
    font,
    interaction: { mode: 'index', intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: colours.ink,
        titleColor: colours.surface,
        bodyColor: colours.surface,
        titleFont: font,
        bodyFont: font,
        padding: 10,
      },
    },
  }
}

/** Days below a chart: `3 Mar`. */
export const dayAxis = (colours: LineColours) => ({
  grid: { display: false },
  border: { color: colours['line-strong'] },
  ticks: { color: colours['ink-soft'], font: chartFont(), maxRotation: 0, autoSkipPadding: 22 },
})
