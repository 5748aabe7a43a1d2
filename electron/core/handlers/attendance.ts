/** Answers with attendance figures: the caseload, and one student's year. Only reads. */
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import {
  type DayRange,
  findTrend,
  tallyDays,
  toDayRanges,
  toFigures,
} from '#shared/domain/attendance-figures.ts'
import { toTotalFigures } from '#shared/domain/attendance-totals.ts'
import { describeYear, type ReadyYear } from '#shared/domain/attendance-year.ts'
import { fromEpochDay } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { sayRule } from '#shared/domain/rule-words.ts'
import { readyYear } from '../follow-up/attendance.ts'
import { chooseYear } from '../follow-up/choose-year.ts'
import type { ReadDatabase } from '../storage/database.ts'
import {
  type AttendanceStrip,
  findStripDays,
  listStrips,
  listYearsWithMarks,
} from '../storage/tables/attendance-strips.ts'
import { type AttendanceTotal, listTotals, listYearsWithTotals } from '../storage/tables/attendance-totals.ts'
import { listLastContactDays } from '../storage/tables/contacts.ts'
import { listPlanStandings } from '../storage/tables/plan-states.ts'
import { getSettings, listSchoolYears } from '../storage/tables/school.ts'
import { listEnrolledStudents } from '../storage/tables/student-index.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { HandlersOf } from './handler.ts'

const noMarks = new Uint8Array(0)

export const attendanceHandlers: HandlersOf<'caseload' | 'attendance'> = {
  'caseload.list': ({ schoolYearId }, { vault, today }) => {
    const { database } = vault
    const years = listSchoolYears(database)
    const settings = getSettings(database)
    const known = new Set([...listYearsWithMarks(database, null), ...listYearsWithTotals(database, null)])
    const year = chooseYear(years, schoolYearId, known, today())
    const named = years.map(({ id, name }) => ({ id, name }))
    const strips = year === null ? [] : listStrips(database, year.id)
    const ready = year === null ? null : readyYear(database, year, today())
    return {
      year: year === null ? null : { id: year.id, name: year.name },
      years: named,
      rule: settings.rule,
      ruleSentences: sayRule(settings),
      asOfOn: ready === null || ready.asOf === null ? null : fromEpochDay(ready.asOf),
      schoolDays: ready?.daysWithMarks ?? 0,
      marks: strips.reduce((sum, strip) => sum + strip.marks, 0),
      isFromAbsencesOnly: ready?.counted.covered.includes(1) ?? false,
      rows: listCaseload(database, ready, strips, year === null ? [] : listTotals(database, year.id)),
    }
  },

  'attendance.getYear': ({ studentId, schoolYearId }, { vault, today }) => {
    const { database } = vault
    const student = getStudent(database, studentId)
    const years = listSchoolYears(database)
    // The same year as the student's data, also for a student who only has totals.
    const known = new Set([
      ...listYearsWithMarks(database, studentId),
      ...listYearsWithTotals(database, studentId),
    ])
    const year = chooseYear(years, schoolYearId, known, today())
    const named = years.map(({ id, name }) => ({ id, name }))
    if (year === null) return { year: null, years: named }
    const described = describeYear(
      year,
      readyYear(database, year, today()),
      findStripDays(database, year.id, studentId) ?? noMarks,
      toDayRanges(student.enrolments),
    )
    return { year: described, years: named }
  },
}

const nothingCounted: ReadyYear['counted'] = {
  rule: 'us',
  sessionsADay: 1,
  firstDay: 0,
  days: [],
  covered: new Uint8Array(0),
}

function listCaseload(
  database: ReadDatabase,
  ready: ReadyYear | null,
  strips: readonly AttendanceStrip[],
  totals: readonly AttendanceTotal[],
): CaseloadRow[] {
  const counted = ready?.counted ?? nothingCounted
  const stripOf = new Map<StudentId, Uint8Array>(strips.map((strip) => [strip.studentId, strip.days]))
  const totalOf = new Map(totals.map((total) => [total.studentId, total]))
  const lastContacts = listLastContactDays(database)
  const standings = listPlanStandings(database)
  const students = listEnrolledStudents(database).filter(
    // Who left before the year began, or comes after it, is no one's to look after in it.
    ({ enrolled }) => ready === null || overlapsYear(enrolled, ready),
  )
  return students.map(({ row, enrolled }) => {
    const strip = stripOf.get(row.id) ?? noMarks
    const standing = standings.get(row.id)
    const tally = tallyDays(strip, counted, enrolled)
    // Marks say more than totals, so totals stand only where there are none.
    const total = tally.enrolled === 0 ? totalOf.get(row.id) : undefined
    return {
      studentId: row.id,
      fullName: row.fullName,
      schoolNumber: row.schoolNumber,
      grade: row.grade,
      figures: total === undefined ? toFigures(tally, counted.rule) : toTotalFigures(total, counted),
      basis: total === undefined ? 'marks' : 'totals',
      trend: findTrend(strip, counted, enrolled),
      lastContactOn: lastContacts.get(row.id) ?? null,
      planState: standing?.state ?? null,
      planGaps: standing?.neededGaps ?? null,
    }
  })
}

function overlapsYear(enrolled: readonly DayRange[], { counted, lastDay }: ReadyYear): boolean {
  return enrolled.some(([from, to]) => from <= lastDay && counted.firstDay <= to)
}
