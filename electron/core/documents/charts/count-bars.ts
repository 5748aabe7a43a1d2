/** Bars lying down, a group a row: on time, late and away out of all that counted. Says nothing. */
import { drawing, inks, label, round } from './svg.ts'

export type CountGroup = { name: string; enrolled: number; absent: number; late: number }

const rowHeight = 24
const barHeight = 15
const nameWidth = 88

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
    const bars = [
      [onTime, inks.plain],
      [late, 'url(#late)'],
      [away, 'url(#away)'],
    ] as const
    const drawn = bars.map(([count, fill]) => {
      const wide = count * scale
      const box = `x="${round(x)}" y="${y}" width="${round(wide)}" height="${barHeight}"`
      x += wide
      return count === 0 ? '' : `<rect ${box} fill="${fill}" stroke="${inks.line}" stroke-width="0.75"/>`
    })
    return label(0, y + 11, group.name) + drawn.join('')
  })
  return drawing(width, groups.length * rowHeight + 4, rows)
}

/** What the fills mean, as a line of samples. */
export function drawCountLegend(width: number): string {
  const samples = [
    ['came on time', inks.plain],
    ['came late', 'url(#late)'],
    ['away', 'url(#away)'],
  ] as const
  const parts = samples.map(([words, fill], place) => {
    const x = nameWidth + place * 110
    const box = `<rect x="${x}" y="4" width="18" height="11" fill="${fill}" stroke="${inks.line}" stroke-width="0.75"/>`
    return box + label(x + 24, 13, words)
  })
  return drawing(width, 18, parts)
}
