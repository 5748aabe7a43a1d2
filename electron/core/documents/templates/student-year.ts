/** A student's school year on paper: sentences first, each chart with its numbers as a table. Names nobody else. */
import type { Content } from 'pdfmake/interfaces.js'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import { sayShortDate, weekdayNames } from '#shared/domain/plain-words.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import { describeTier } from '#shared/domain/tier-words.ts'
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
  paperTitle,
  words,
} from '../blocks.ts'
import { type CountGroup, drawCountBars, drawCountLegend, splitGroup } from '../charts/count-bars.ts'
import type { YearBand } from '../charts/year-bands.ts'
import { drawYearLine } from '../charts/year-line.ts'
import { textWidth } from '../type.ts'
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
      paperTitle(
        `${tidy(input.studentName)}: the school year ${tidy(input.look.year?.name ?? '')}`.trim(),
        4,
      ),
      words(`Made on ${sayShortDate(input.madeOn)}.`, { space: 6 }),
      ...layOutYear(input),
    ],
    footer: (page, of) => footer(tidy(input.schoolName), english.page(page, of)),
  }),
}

/** What is known of the year, without a title. */
export function layOutYear({
  look,
  called: written,
  paperSize,
}: Pick<StudentYearInput, 'look' | 'called' | 'paperSize'>): Content[] {
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
    ...section(inNumbers, layOutWeeks(look, width), width),
    ...section('How this is counted', [bullets([...look.ruleSentences, ...sayTier(look)])], width),
  ]
}

/** The tier stands with the rule it comes from, where it can be read as a count and not as a word about somebody. */
function sayTier({ year }: StudentYear): string[] {
  if (year === null || year.figures.tier === 'tooEarly' || year.figures.absenceRate === null) return []
  return [`In the words of this rule, the year so far is “${describeTier(year.figures.tier, year.rule)}”.`]
}

/** `3 Nov 2025`, which stays on one line of a narrow column. */
const sayBriefDate = (day: IsoDate): string => {
  const [date = '', month = '', year = ''] = sayShortDate(day).split(' ')
  return `${date} ${month.slice(0, 3)} ${year}`
}

const noDays =
  'The school’s system gave totals only. Which days they were is not known, so that there is no calendar and no pattern.'

const inPlot = (svg: string, width: number, alt: string): Content => ({
  svg,
  width,
  alt,
  margin: [0, 4, 0, 6],
})

const sayRange = ({ fromOn, toOn }: Range) => `from ${sayShortDate(fromOn)} to ${sayShortDate(toOn)}`

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

const inNumbers = 'The weeks in numbers'
const weeksJoined = 21
const daysJoined = 14

function layOutTogether(look: StudentYear, width: number): Content[] {
  const range = findRange(look)
  const { series, bands } = look
  if (range === null || series.length === 0) return []
  const numbered = numberBands(bands)
  const charts = series.map((one): Content => {
    const points = one.points.map(({ mondayOn, value }) => ({ on: mondayOn, value }))
    const { least, most } = boundsOf(one)
    const marks = [least, (least + most) / 2, most].map((value) => ({
      value,
      words: one.unit === 'percent' ? `${Math.round(value)} %` : String(Math.round(value * 10) / 10),
    }))
    const line = { ...range, points, least, most, marks, bands: numbered, longestGap: weeksJoined }
    return {
      stack: [
        subheading(tidy(one.name)),
        words(say.saySeries(one), { space: 0 }),
        inPlot(
          drawYearLine(line, width),
          width,
          `A line, week by week, ${sayRange(range)}: ${tidy(one.name)}. Under “${inNumbers}” it is a table.`,
        ),
      ],
      unbreakable: true,
    }
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
    ...(key.length === 0 ? [] : [words(bandsRead), bullets(key)]),
    ...charts,
  ]
}

const bandsRead =
  'The bands above each line show what was there: supports hatched, stages dotted. The dashed lines show when each began.'

const numberBands = (bands: StudentYear['bands']): YearBand[] =>
  bands.map(({ kind, fromOn, toOn }, place) => ({
    number: place + 1,
    kind: kind === 'stage' ? 'stage' : 'support',
    fromOn,
    toOn,
  }))

function boundsOf({ unit, most, points }: WeeklySeries): { least: number; most: number } {
  if (unit === 'percent') return { least: 0, most: 100 }
  if (unit === 'scale') return { least: 1, most: most ?? 5 }
  const highest = Math.max(1, ...points.map(({ value }) => value))
  const step = 10 ** Math.floor(Math.log10(highest))
  const least = Math.min(0, ...points.map(({ value }) => value))
  return { least, most: most ?? Math.ceil(highest / step) * step }
}

function layOutRolling(look: StudentYear, width: number): Content[] {
  const range = findRange(look)
  if (range === null || look.rolling.length === 0) return []
  const points = look.rolling.map(({ on, absenceRate }) => ({ on, value: absenceRate * 100 }))
  const most = Math.max(20, Math.ceil(Math.max(...points.map(({ value }) => value)) / 10) * 10)
  const marks = [0, 10, most].map((value) => ({ value, words: `${value} %` }))
  const bands = numberBands(look.bands)
  const line = { ...range, points, least: 0, most, marks, bands, longestGap: daysJoined }
  // Every tenth day and the last: a row a day would fill pages.
  const cells = look.rolling
    .filter((_, place) => place === look.rolling.length - 1 || place % rollingStep === 0)
    .map(({ on, absenceRate }) => [sayShortDate(on), say.sayShare(absenceRate)])
  const half = Math.ceil(cells.length / 2)
  const rows = cells.slice(0, half).map((cell, row) => [...cell, ...(cells[half + row] ?? ['', ''])])
  const head = ['Through', 'Missed']
  return [
    {
      stack: [
        words(
          `${say.sayRolling(look)} Each point is the part missed of the 20 school days through that day.`,
        ),
        inPlot(
          drawYearLine(line, width),
          width,
          `A line, day by day, ${sayRange(range)}: the part missed. The table after it has the numbers.`,
        ),
        longGrid([...head, ...head], rows, equalWidths(4, width)),
      ],
      unbreakable: true,
    },
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
  const names = groups.map(({ name }) => name).join(', ')
  const chart = [
    inPlot(drawCountBars(groups, width), width, `Bars for ${names}. The table after them has the numbers.`),
    inPlot(drawCountLegend(width), width, legendRead),
  ]
  // Few rows: the table stays under its chart.
  return groups.length > mostHeldTogether
    ? [words(sentence), ...chart, numbers]
    : [{ stack: [words(sentence), ...chart, numbers], unbreakable: true }]
}

const mostHeldTogether = 10
const legendRead = 'In the bars: came on time grey, came late in rising lines, away in level lines.'

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

const seriesAcross = 5

/** Five series a table, so that the columns stay wide enough to read. */
function layOutWeeks({ series }: StudentYear, width: number): Content[] {
  const tables: Content[] = []
  for (let at = 0; at < series.length; at += seriesAcross) {
    const some = series.slice(at, at + seriesAcross)
    const weeks = [
      ...new Set(some.flatMap(({ points }) => points.map(({ mondayOn }) => mondayOn))),
    ].toSorted()
    const rows = weeks.map((monday) => [
      sayBriefDate(monday),
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
