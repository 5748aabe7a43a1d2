/** A chart.js plugin that draws supports and stages behind a line: lettered and hatched, so that no colour is needed. */
import type { Chart, Plugin } from 'chart.js'
import { makePattern } from '#renderer/features/student/week-chart.ts'
import type { DrawnBand, YearColours } from './year-charts.ts'

const row = 14

/** Reads the bands anew for each drawing, so that a change of theme or student needs no new chart. */
export function bandsPlugin(
  read: () => { bands: readonly DrawnBand[]; colours: YearColours },
): Plugin<'line'> {
  return {
    id: 'bands',
    beforeDatasetsDraw: (chart) => drawBands(chart, read()),
  }
}

function drawBands(
  { ctx, chartArea, scales }: Chart<'line'>,
  { bands, colours }: { bands: readonly DrawnBand[]; colours: YearColours },
): void {
  const x = scales['x']
  const last = x === undefined ? 0 : x.max - x.min
  if (x === undefined || last <= 0) return
  const [start, end] = [x.getPixelForValue(x.min), x.getPixelForValue(x.max)]
  const hatched = makePattern(colours.surface, colours.line, 'rising')
  ctx.save()
  ctx.font = `600 14px ${getComputedStyle(document.body).fontFamily}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  for (const [place, band] of bands.entries()) {
    const from = start + band.from * (end - start)
    const to = Math.max(from + 3, start + band.to * (end - start))
    ctx.fillStyle = band.isStage ? colours['accent-soft'] : hatched
    ctx.globalAlpha = band.isStage ? 0.7 : 0.9
    ctx.fillRect(from, chartArea.top, to - from, chartArea.bottom - chartArea.top)
    ctx.globalAlpha = 1
    ctx.strokeStyle = colours['line-strong']
    ctx.lineWidth = 1
    ctx.setLineDash(band.isStage ? [4, 3] : [])
    ctx.beginPath()
    ctx.moveTo(from, chartArea.top - 4)
    ctx.lineTo(from, chartArea.bottom)
    ctx.stroke()
    ctx.fillStyle = colours['ink-soft']
    // Bands that begin in the same week stand beside each other.
    const sameStart = bands.slice(0, place).filter((one) => Math.abs(one.from - band.from) < 0.02).length
    ctx.fillText(band.letter, from + 1 + sameStart * row, chartArea.top - 4)
  }
  ctx.restore()
}
