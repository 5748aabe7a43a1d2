/** A student's school year on paper: sentences first, each chart with its numbers as a table. Names nobody else. */
import type { Content } from 'pdfmake/interfaces.js'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import { sayShortDate, weekdayNames } from '#shared/domain/plain-words.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import type { WeeklySeries } from '#shared/domain/weekly-series.ts'
import * as say from '#shared/domain/year-words.ts'
import { english } from '#shared/messages/agreement-words.ts'
import {
  bullets,
  equalWidths,
  footer,
  longGrid,
  section,
  subheading,
  tidy,
  together,
  words,
} from '../blocks.ts'
import { type CountGroup, drawCountBars, drawCountLegend, splitGroup } from '../charts/count-bars.ts'
import { drawYearLine } from '../charts/year-line.ts'
import { sizes, textWidth } from '../type.ts'
import type { Template } from './template.ts'

export type StudentYearInput = {
  schoolName: string
  studentName: string
  called: string
  paperSize: PaperSize
  madeOn: IsoDate
  look: StudentYear
}

export const studentYear: Template<StudentYearInput> = {
  fileName: 'open-door-school-year.pdf',
  describe: (input) => ({
    title: 'The school year',
    language: english.language,
    paperSize: input.paperSize,
    madeOn: input.madeOn,
    content: [
      {
        text: `${tidy(input.studentName)}: the school year ${tidy(input.look.year?.name ?? '')}`.trim(),
        font: 'Display',
        fontSize: sizes.title,
        lineHeight: 1,
        margin: [0, 0, 0, 4],
      },
      words(`Made on ${sayShortDate(input.madeOn)}.`, { space: 6 }),
      ...layOut(input),
    ],
    footer: (page, of) => footer(tidy(input.schoolName), english.page(page, of)),
  }),
}

function layOut({ look, called: written, paperSize }: StudentYearInput): Content[] {
  const width = textWidth(paperSize)
  const called = tidy(written)
  const first = [say.sayCame(look, called), say.sayMissed(look), say.sayMissable(look)]
  const more = [say.sayReasons(look), say.sayMornings(look)]
  const told = [...first, ...more].filter((sentence) => sentence !== '').map((sentence) => words(sentence))
  const weekdays = look.weekdays.map((one) => ({ ...one, name: weekdayNames[one.weekday] }))
  return [
    ...told,
    ...(look.basis === 'totals' ? [words(noDays)] : []),
    ...section('Week by week, side by side', layOutTogether(look, width), width),
    ...section('The last 20 school days, through the year', layOutRolling(look, width), width),
    ...section('By weekday', layOutCounts(weekdays, 'Weekday', say.sayWeekdays(look), width), width),
    ...section(
      'Through the day',
      layOutCounts(look.periods, 'Part of the day', say.sayLessons(look), width),
      width,
    ),
    ...section('Times away', layOutSpells(look, called, width), width),
    ...section('The weeks in numbers', layOutWeeks(look, width), width),
    ...section('How this is counted', [bullets(look.ruleSentences)], width),
  ]
}

const noDays =
  'The school’s system gave totals only. Which days they were is not known, so that there is no calendar and no pattern.'

const inPlot = (svg: string, width: number): Content => ({ svg, width, margin: [0, 4, 0, 6] })

type Range = { fromOn: IsoDate; toOn: IsoDate }

/** From the first to the last week that anything is known of; the same for each chart. */
function findRange({ series, rolling, year }: StudentYear): Range | null {
  const days = [
    ...(year?.weeks ?? []).map(({ mondayOn }) => mondayOn),
    ...series.flatMap(({ points }) => points.map(({ mondayOn }) => mondayOn)),
    ...rolling.map(({ on }) => on),
  ].toSorted()
  const [fromOn, last] = [days[0], days.at(-1)]
  return fromOn === undefined || last === undefined ? null : { fromOn, toOn: addDays(last, 6) }
}

const weeksJoined = 21
const daysJoined = 14

function layOutTogether(look: StudentYear, width: number): Content[] {
  const range = findRange(look)
  const { series, bands } = look
  if (range === null || series.length === 0) return []
  const begins = bands.map(({ fromOn }, place) => ({ number: place + 1, on: fromOn }))
  const charts = series.map((one): Content => {
    const points = one.points.map(({ mondayOn, value }) => ({ on: mondayOn, value }))
    const { least, most } = boundsOf(one)
    const marks = [least, (least + most) / 2, most].map((value) => ({
      value,
      words: one.unit === 'percent' ? `${Math.round(value)} %` : String(Math.round(value * 10) / 10),
    }))
    const svg = drawYearLine({ ...range, points, least, most, marks, begins, longestGap: weeksJoined }, width)
    return together([subheading(tidy(one.name)), inPlot(svg, width)], width)
  })
  const key = bands.map(({ name, fromOn, toOn }, place) => {
    const until = toOn === null ? 'and goes on' : `to ${sayShortDate(toOn)}`
    return `${place + 1}: ${tidy(name)}, from ${sayShortDate(fromOn)} ${until}`
  })
  return [
    words(
      say.sayTogether(
        series.map((one) => ({ ...one, name: tidy(one.name) })),
        bands.length,
      ),
    ),
    ...charts,
    ...(key.length === 0 ? [] : [words('The dashed lines show when these began:'), bullets(key)]),
  ]
}

function boundsOf({ unit, most, points }: WeeklySeries): { least: number; most: number } {
  if (unit === 'percent') return { least: 0, most: 100 }
  if (unit === 'scale') return { least: 1, most: most ?? 5 }
  const highest = Math.max(...points.map(({ value }) => value))
  return { least: Math.min(0, ...points.map(({ value }) => value)), most: most ?? Math.max(1, highest) }
}

function layOutRolling(look: StudentYear, width: number): Content[] {
  const range = findRange(look)
  if (range === null || look.rolling.length === 0) return []
  const points = look.rolling.map(({ on, absenceRate }) => ({ on, value: absenceRate * 100 }))
  const most = Math.max(20, Math.ceil(Math.max(...points.map(({ value }) => value)) / 10) * 10)
  const marks = [0, 10, most].map((value) => ({ value, words: `${value} %` }))
  const line = { ...range, points, least: 0, most, marks, begins: [], longestGap: daysJoined }
  // The last day of each week: a row a day would fill pages.
  const rows = look.rolling.filter(
    ({ on }, place) => place === look.rolling.length - 1 || place % rollingStep === 0 || on === range.toOn,
  )
  return [
    words(`${say.sayRolling(look)} Part of the 20 school days through each day that was missed.`),
    inPlot(drawYearLine(line, width), width),
    longGrid(
      ['Through', 'Missed of the last 20 school days'],
      rows.map(({ on, absenceRate }) => [sayShortDate(on), say.sayShare(absenceRate)]),
      equalWidths(2, width),
    ),
  ]
}
const rollingStep = 10

function layOutCounts(
  groups: readonly CountGroup[],
  head: string,
  sentence: string,
  width: number,
): Content[] {
  if (groups.length === 0) return []
  const rows = groups.map((group) => {
    const { onTime, late, away } = splitGroup(group)
    return [group.name, ...[group.enrolled, onTime, late, away].map(String)]
  })
  const numbers = longGrid([head, 'Counted', 'On time', 'Late', 'Away'], rows, equalWidths(5, width))
  const chart = [inPlot(drawCountBars(groups, width), width), inPlot(drawCountLegend(width), width)]
  // Few rows: the table stays under its chart.
  return groups.length > mostHeldTogether
    ? [words(sentence), ...chart, numbers]
    : [{ stack: [words(sentence), ...chart, numbers], unbreakable: true }]
}

const mostHeldTogether = 10

function layOutSpells(look: StudentYear, called: string, width: number): Content[] {
  if (look.basis === 'totals' || look.year === null) return []
  const rows = look.spells.map(({ fromOn, toOn, days }) => [
    sayShortDate(fromOn),
    sayShortDate(toOn),
    String(days),
  ])
  const sentence = words(say.saySpells(look, called))
  if (rows.length === 0) return [sentence]
  return [sentence, longGrid(['From', 'To', 'School days'], rows, equalWidths(3, width))]
}

const seriesAcross = 4

/** Four series a table, so that the columns stay wide enough to read. */
function layOutWeeks({ series }: StudentYear, width: number): Content[] {
  const tables: Content[] = []
  for (let at = 0; at < series.length; at += seriesAcross) {
    const some = series.slice(at, at + seriesAcross)
    const weeks = [
      ...new Set(some.flatMap(({ points }) => points.map(({ mondayOn }) => mondayOn))),
    ].toSorted()
    const rows = weeks.map((monday) => [
      sayShortDate(monday),
      ...some.map((one) => {
        const point = one.points.find(({ mondayOn }) => mondayOn === monday)
        return point === undefined ? '' : say.sayPoint(point.value, one)
      }),
    ])
    const head = ['Week of', ...some.map(({ name }) => tidy(name))]
    tables.push(longGrid(head, rows, equalWidths(some.length + 1, width)))
  }
  return tables
}
