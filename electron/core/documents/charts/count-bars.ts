/** Bars lying down, a group a row: on time, late and away out of all that counted. Says nothing. */
import { box, drawing, type Fill, label } from './svg.ts'

export type CountGroup = { name: string; enrolled: number; absent: number; late: number }

const rowHeight = 22
const barHeight = 14
const nameWidth = 92

/** What was both late and counted as away is drawn once, as away. */
export function splitGroup({ enrolled, absent, late }: CountGroup) {
  const cameLate = Math.min(late, enrolled - absent)
  return { onTime: enrolled - absent - cameLate, late: cameLate, away: absent }
}

export function drawCountBars(groups: readonly CountGroup[], width: number): string {
  const most = Math.max(1, ...groups.map(({ enrolled }) => enrolled))
  const scale = (width - nameWidth - 4) / most
  const rows = groups.map((group, row) => {
    const { onTime, late, away } = splitGroup(group)
    const y = row * rowHeight + 4
    let x = nameWidth
    const parts: readonly (readonly [number, Fill])[] = [
      [onTime, 'plain'],
      [late, 'late'],
      [away, 'away'],
    ]
    const drawn = parts.map(([count, fill]) => {
      const from = x
      x += count * scale
      return count === 0 ? '' : box(from, y, count * scale, barHeight, fill)
    })
    return label(0, y + 11, group.name) + drawn.join('')
  })
  return drawing(width, groups.length * rowHeight + 4, [...rows])
}

const sampleWidth = 125

/** What the fills mean, as a line of samples. */
export function drawCountLegend(width: number): string {
  const samples: readonly (readonly [string, Fill])[] = [
    ['came on time', 'plain'],
    ['came late', 'late'],
    ['away', 'away'],
  ]
  const parts = samples.map(([words, fill], place) => {
    const x = nameWidth + place * sampleWidth
    return box(x, 3, 18, 12, fill) + label(x + 24, 14, words)
  })
  return drawing(width, 18, parts)
}
