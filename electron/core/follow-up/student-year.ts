/** One student's school year from the record, with all that is known beside it. Only reads, and judges nobody. */
import type { AttendanceYear } from '#shared/domain/attendance.ts'
import { toTotalFigures } from '#shared/domain/attendance-totals.ts'
import { meaningOf } from '#shared/domain/attendance-codes.ts'
import { type DayRange, isWithin, toDayRanges } from '#shared/domain/attendance-figures.ts'
import { describeYear, type ReadyYear } from '#shared/domain/attendance-year.ts'
import type { ChangePoint } from '#shared/domain/change-point.ts'
import { type EpochDay, fromEpochDay, type IsoDate, mondayOf, toEpochDay } from '#shared/domain/day.ts'
import type { SchoolYearId, StudentId } from '#shared/domain/identity.ts'
import { countLessons, type CountedLesson, type LessonMark } from '#shared/domain/lesson-patterns.ts'
import { sayRule } from '#shared/domain/rule-words.ts'
import { listSchoolDays, type SchoolYear } from '#shared/domain/school-calendar.ts'
import type { SchoolSettings } from '#shared/domain/school-settings.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import type { WeeklySeries } from '#shared/domain/weekly-series.ts'
import {
  countMornings,
  countStillMissable,
  countWeekdays,
  findSpells,
  listCountedDays,
  rollDays,
} from '#shared/domain/year-patterns.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { findStripDays, listYearsWithMarks } from '../storage/tables/attendance-strips.ts'
import { type AttendanceTotal, findTotal, listYearsWithTotals } from '../storage/tables/attendance-totals.ts'
import { readMarks } from '../storage/tables/marks.ts'
import { getSettings, listCodes, listSchoolYears } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import { readyYear } from './attendance.ts'
import { listChangePoints } from './change-points.ts'
import { chooseYear } from './choose-year.ts'
import { readMornings } from './mornings.ts'
import { readKnownSeries } from './weekly-series.ts'

type Counted = Pick<
  StudentYear,
  'year' | 'basis' | 'spells' | 'weekdays' | 'periods' | 'mornings' | 'stillMissable' | 'rolling' | 'reasons'
>

const nothingCounted: Counted = {
  year: null,
  basis: 'marks',
  spells: [],
  weekdays: [],
  periods: [],
  mornings: { onTime: 0, late: 0, away: 0 },
  stillMissable: null,
  rolling: [],
  reasons: null,
}

/** A part of a year; null: from its beginning, or to its end. */
export type Span = { fromOn: IsoDate | null; toOn: IsoDate | null }
const wholeYear: Span = { fromOn: null, toOn: null }

/**
 * The year that is asked for; else the one of today, else the newest, of which the student has marks or totals. Of a
 * `span` only its days count; totals are known for the whole year alone. Throws `student.not-found`.
 */
export function lookAtStudentYear(
  database: ReadDatabase,
  studentId: StudentId,
  schoolYearId: SchoolYearId | null,
  today: IsoDate,
  span: Span = wholeYear,
): StudentYear {
  const enrolled = clipRanges(toDayRanges(getStudent(database, studentId).enrolments), span)
  const settings = getSettings(database)
  const years = listSchoolYears(database)
  const withMarks = listYearsWithMarks(database, studentId)
  const known = new Set([...withMarks, ...listYearsWithTotals(database, studentId)])
  const year = chooseYear(years, schoolYearId, known, today)
  const counted =
    year === null
      ? nothingCounted
      : withMarks.has(year.id)
        ? countMarks(database, { studentId, year, enrolled, settings, today, span })
        : countTotal(findTotal(database, studentId, year.id), year, enrolled, settings, today)
  return {
    years: years.map(({ id, name }) => ({ id, name })),
    ...counted,
    series: year === null ? [] : listSeries(database, studentId, clipYear(year, span), today),
    bands: year === null ? [] : listBands(database, studentId, clipYear(year, span)),
    ruleSentences: sayRule(settings),
  }
}

function clipRanges(ranges: readonly DayRange[], { fromOn, toOn }: Span): DayRange[] {
  const from = fromOn === null ? -Infinity : toEpochDay(fromOn)
  const to = toOn === null ? Infinity : toEpochDay(toOn)
  return ranges
    .map(([begin, end]): DayRange => [Math.max(begin, from), Math.min(end, to)])
    .filter(([begin, end]) => begin <= end)
}

type Days = Pick<SchoolYear, 'startsOn' | 'endsOn'>

function clipYear({ startsOn, endsOn }: Days, { fromOn, toOn }: Span): Days {
  return {
    startsOn: fromOn !== null && fromOn > startsOn ? fromOn : startsOn,
    endsOn: toOn !== null && toOn < endsOn ? toOn : endsOn,
  }
}

type MarkedYear = {
  studentId: StudentId
  year: SchoolYear
  enrolled: readonly DayRange[]
  settings: SchoolSettings
  today: IsoDate
  span: Span
}

function countMarks(database: ReadDatabase, marked: MarkedYear): Counted {
  const { studentId, year, enrolled, settings, today, span } = marked
  const ready = readyYear(database, year, today)
  const { counted } = ready
  const strip = findStripDays(database, year.id, studentId) ?? new Uint8Array(0)
  const described = describeYear(year, ready, strip, enrolled)
  const days = listCountedDays(strip, counted, enrolled)
  const { startsOn, endsOn } = clipYear(year, span)
  const mornings = readMornings(database, studentId, today, year.startsOn).filter(
    ({ on }) => startsOn <= on && on <= endsOn,
  )
  const { absent, excused } = described.figures
  return {
    year: described,
    basis: 'marks',
    spells: findSpells(days),
    weekdays: countWeekdays(days),
    periods: countPeriods(database, marked, ready),
    mornings: countMornings(mornings),
    // What may still be missed is a word about the whole year.
    stillMissable: isWhole(span) ? stillMissable(described, year, enrolled, settings, today) : null,
    rolling: rollDays(strip, counted, enrolled),
    reasons: { excused, unexcused: absent - excused },
  }
}

const isWhole = ({ fromOn, toOn }: Span) => fromOn === null && toOn === null

/** Days that school was open, as far as they are counted: a mark on a closed day is no lesson. */
function countPeriods(
  database: ReadDatabase,
  { studentId, enrolled, settings }: MarkedYear,
  { counted, asOf }: ReadyYear,
): CountedLesson[] {
  const first = counted.days[0]
  if (first === undefined || asOf === null) return []
  const meanings = new Map(listCodes(database).map((code) => [code.id, meaningOf(code, settings)]))
  const open = new Set(counted.days.filter((day) => isWithin(day, enrolled)))
  const covered = new Set<EpochDay>()
  for (const [index, day] of counted.days.entries()) {
    if (counted.covered[index] === 1 && open.has(day)) covered.add(day)
  }
  const marks = readMarks(database, studentId, first, asOf)
  const lessons: LessonMark[] = []
  for (let place = 0; place < marks.length; place += 1) {
    const { day, period, codeId } = marks.get(place)
    const category = meanings.get(codeId)
    if (category !== undefined && open.has(day)) lessons.push({ day, period, category })
  }
  return countLessons(lessons, covered, settings.sessionsADay)
}

function stillMissable(
  { asOfOn, figures }: Pick<AttendanceYear, 'asOfOn' | 'figures'>,
  year: SchoolYear,
  enrolled: readonly DayRange[],
  { rule, sessionsADay }: SchoolSettings,
  today: IsoDate,
): StudentYear['stillMissable'] {
  if (asOfOn === null || figures.enrolled === 0) return null
  // Days that went by without a mark are neither attended nor still to come.
  const from = Math.max(toEpochDay(asOfOn) + 1, toEpochDay(today))
  const left = listSchoolDays(year).filter((day) => day >= from && isWithin(day, enrolled)).length
  return left === 0 ? null : countStillMissable(figures, rule === 'england' ? left * sessionsADay : left)
}

/** Where the school's system gives no more than totals there is a rate, and no day of which anything is known. */
function countTotal(
  total: AttendanceTotal | null,
  year: SchoolYear,
  enrolled: readonly DayRange[],
  settings: SchoolSettings,
  today: IsoDate,
): Counted {
  if (total === null) return nothingCounted
  const counted: AttendanceYear = {
    schoolYearId: year.id,
    name: year.name,
    rule: settings.rule,
    asOfOn: total.throughOn,
    figures: toTotalFigures(total, settings),
    trend: { lastRate: null, earlierRate: null, direction: 'unknown' },
    days: [],
    weeks: [],
  }
  const { excused } = total
  return {
    ...nothingCounted,
    year: counted,
    basis: 'totals',
    stillMissable: stillMissable(counted, year, enrolled, settings, today),
    reasons: excused === null ? null : { excused, unexcused: Math.max(0, total.absent - excused) },
  }
}

/** The weeks of the school year; a series without any of them is left out. */
function listSeries(
  database: ReadDatabase,
  studentId: StudentId,
  { startsOn, endsOn }: Days,
  today: IsoDate,
): WeeklySeries[] {
  const firstMonday = fromEpochDay(mondayOf(toEpochDay(startsOn)))
  return readKnownSeries(database, studentId, today)
    .map((series) => ({
      ...series,
      points: series.points.filter(({ mondayOn }) => firstMonday <= mondayOn && mondayOn <= endsOn),
    }))
    .filter(({ points }) => points.length > 0)
}

/** Those that touch the year, the earliest first. */
function listBands(database: ReadDatabase, studentId: StudentId, { startsOn, endsOn }: Days): ChangePoint[] {
  return listChangePoints(database, studentId)
    .filter(({ kind }) => kind !== 'decision')
    .filter(({ fromOn, toOn }) => fromOn <= endsOn && (toOn === null || startsOn <= toOn))
    .toReversed()
}
