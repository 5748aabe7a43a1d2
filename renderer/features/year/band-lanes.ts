/** Draws supports and stages as lanes above a chart, and where each began down through it. Claims no cause. */
import type { Chart, Plugin } from 'chart.js'
import { chartFont, type LineColours } from './chart-look.ts'

/** Places count weeks: 0 is the first one of the axis. */
export type Lane = { name: string; from: number; to: number; isStage: boolean }

export const laneHeight = 26

export function drawLanes(lanes: () => readonly Lane[], colours: () => LineColours): Plugin<'line'> {
  return {
    id: 'lanes',
    beforeDatasetsDraw: (chart) => {
      for (const [row, lane] of lanes().entries()) drawLane(chart, lane, row, colours())
    },
  }
}

function drawLane(chart: Chart<'line'>, lane: Lane, row: number, colours: LineColours): void {
  const { ctx: pen, chartArea } = chart
  const x = (place: number) => {
    const [low, high] = [Math.floor(place), Math.ceil(place)]
    const scale = chart.scales['x']
    const [from, to] = [scale?.getPixelForValue(low) ?? 0, scale?.getPixelForValue(high) ?? 0]
    return from + (to - from) * (place - low)
  }
  const [left, right] = [x(lane.from), Math.max(x(lane.to), x(lane.from) + 4)]
  const top = 2 + row * laneHeight
  pen.save()
  pen.fillStyle = lane.isStage ? colours.surface : colours['accent-soft']
  pen.strokeStyle = lane.isStage ? colours['line-strong'] : colours.accent
  pen.lineWidth = 1
  if (lane.isStage) pen.setLineDash([4, 3])
  pen.fillRect(left, top, right - left, laneHeight - 5)
  pen.strokeRect(left, top, right - left, laneHeight - 5)
  pen.setLineDash([3, 4])
  pen.strokeStyle = colours['line-strong']
  pen.beginPath()
  pen.moveTo(left, top + laneHeight - 5)
  pen.lineTo(left, chartArea.bottom)
  pen.stroke()
  const { family, size } = chartFont()
  pen.font = `${size}px ${family}`
  pen.fillStyle = colours.ink
  pen.textBaseline = 'middle'
  const room = chartArea.right - chartArea.left
  const text = shorten(pen, lane.name, room)
  const start = Math.max(
    chartArea.left,
    Math.min(left + 6, chartArea.right - pen.measureText(text).width - 4),
  )
  pen.fillText(text, start, top + (laneHeight - 5) / 2 + 1)
  pen.restore()
}

function shorten(pen: CanvasRenderingContext2D, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text
  let short = text
  while (short.length > 1 && pen.measureText(`${short}…`).width > room) short = short.slice(0, -1)
  return `${short.trimEnd()}…`
}
