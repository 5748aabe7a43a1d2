/** A school year is laid out as weeks and weekdays, and every day has its words. */
import { describe, expect, test } from 'vitest'
import type { AttendanceDay, DayState } from '#shared/domain/attendance.ts'
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import {
  cellAfterKey,
  countMissedSince,
  describeDay,
  findEntryCell,
  layOutYear,
  listLegend,
} from '#renderer/features/student/year-grid.ts'

const aDay = (
  on: IsoDate,
  state: DayState = 'present',
  change: Partial<AttendanceDay> = {},
): AttendanceDay => ({
  on,
  state,
  afternoon: null,
  label: null,
  ...change,
})

/** Wednesday 4 March 2026 to Tuesday 17 March 2026, without weekends. */
const days = [0, 1, 2, 5, 6, 7, 8, 9, 12, 13].map((count) => aDay(addDays('2026-03-04', count)))

describe('laying out a year', () => {
  const grid = layOutYear(days)

  test('a column a week, a row a weekday, nothing before the first day and after the last', () => {
    expect(grid.weekdays).toEqual([1, 2, 3, 4, 5])
    expect(grid.mondays).toEqual(['2026-03-02', '2026-03-09', '2026-03-16'])
    expect(grid.cells.map((row) => row.map((day) => day?.on.slice(8) ?? '·').join(' '))).toEqual([
      '· 09 16',
      '· 10 17',
      '04 11 ·',
      '05 12 ·',
      '06 13 ·',
    ])
  })

  test('no days make no grid', () => {
    expect(layOutYear([])).toEqual({ weekdays: [], mondays: [], cells: [], months: [] })
  })

  test('the keyboard enters at the last day with a mark, else at the first day', () => {
    expect(findEntryCell(grid, '2026-03-12')).toEqual({ row: 3, column: 1 })
    expect(findEntryCell(grid, null)).toEqual({ row: 0, column: 1 })
  })

  test('arrow keys go from day to day and stay where there is none', () => {
    expect(cellAfterKey(grid, { row: 2, column: 0 }, 'ArrowRight')).toEqual({ row: 2, column: 1 })
    expect(cellAfterKey(grid, { row: 2, column: 0 }, 'ArrowUp')).toEqual({ row: 2, column: 0 })
    expect(cellAfterKey(grid, { row: 0, column: 2 }, 'Home')).toEqual({ row: 0, column: 1 })
    expect(cellAfterKey(grid, { row: 2, column: 0 }, 'a')).toBeNull()
  })
})

describe('words of a day', () => {
  test('a day says what it was', () => {
    expect(describeDay(aDay('2026-03-03', 'late'))).toBe('Tuesday 3 March, came late')
    expect(describeDay(aDay('2026-03-03', 'not-taken'))).toBe('Tuesday 3 March, not taken')
    expect(describeDay(aDay('2026-03-03', 'closed', { label: 'Snow day' }))).toBe(
      'Tuesday 3 March, school closed: Snow day',
    )
  })

  test('two sessions that differ are both said', () => {
    expect(describeDay(aDay('2026-03-03', 'present', { afternoon: 'away-unexcused' }))).toBe(
      'Tuesday 3 March, morning came, afternoon away',
    )
  })

  test('the legend explains what the year holds, afternoons too', () => {
    const held = [
      aDay('2026-03-03', 'closed'),
      aDay('2026-03-04', 'present', { afternoon: 'late' }),
      aDay('2026-03-05', 'upcoming'),
    ]
    expect(listLegend(held)).toEqual(['present', 'late', 'closed'])
  })

  test('days missed since a day count that day, and are not counted where sessions count', () => {
    const missed = [
      aDay('2026-03-02', 'away-excused'),
      aDay('2026-03-03', 'half-away'),
      aDay('2026-03-04', 'away-unexcused'),
      aDay('2026-03-05', 'late'),
    ]
    expect(countMissedSince(missed, '2026-03-03', 'us')).toBe(2)
    expect(countMissedSince(missed, '2026-03-03', 'england')).toBeNull()
  })
})
