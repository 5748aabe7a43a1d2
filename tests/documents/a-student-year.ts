/** A full school year of a fictional student, for tests and benchmarks of papers. */
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { PlanId, SchoolYearId } from '#shared/domain/identity.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import { item } from './a-snapshot.ts'

export const mondays = Array.from({ length: 24 }, (_, week) => addDays('2025-09-01', week * 7))
const points = (value: (week: number) => number) =>
  mondays.map((mondayOn, week) => ({ mondayOn, value: value(week), count: 5 }))

export const fullYear: StudentYear = {
  years: [{ id: 1 as SchoolYearId, name: '2025–26' }],
  year: {
    schoolYearId: 1 as SchoolYearId,
    name: '2025–26',
    rule: 'us',
    asOfOn: '2026-02-13',
    figures: {
      enrolled: 118,
      absent: 20,
      excused: 7,
      late: 9,
      notTaken: 2,
      absenceRate: 20 / 118,
      tier: 'moderate',
    },
    trend: { lastRate: 0.05, earlierRate: 0.2, direction: 'better' },
    days: [],
    weeks: mondays.map((mondayOn) => ({ mondayOn, enrolled: 5, absent: 1, late: 0 })),
  },
  basis: 'marks',
  spells: [
    { fromOn: '2025-09-04', toOn: '2025-09-09', days: 4 },
    { fromOn: '2025-11-03', toOn: '2025-11-03', days: 1 },
  ],
  weekdays: ([1, 2, 3, 4, 5] as const).map((weekday) => ({
    weekday,
    enrolled: 24,
    absent: weekday === 1 ? 9 : 3,
    late: weekday === 5 ? 4 : 1,
  })),
  periods: [1, 2, 3].map((period) => ({
    period,
    name: `Lesson ${period}`,
    enrolled: 118,
    absent: 30 - period * 5,
    late: 2,
  })),
  mornings: { onTime: 89, late: 9, away: 20 },
  stillMissable: { days: 0, daysLeft: 88, isReached: false },
  rolling: Array.from({ length: 98 }, (_, day) => ({
    on: addDays('2025-09-29', Math.floor(day / 5) * 7 + (day % 5)),
    absenceRate: Math.max(0.05, 0.35 - day * 0.003),
  })),
  reasons: { excused: 7, unexcused: 13 },
  series: [
    {
      key: { kind: 'attendance' },
      name: 'Days at school',
      unit: 'percent',
      most: 100,
      points: points((week) => 60 + (week % 5) * 8),
    },
    {
      key: { kind: 'belonging' },
      name: 'Belonging, from check-ins',
      unit: 'scale',
      most: 5,
      points: points((week) => 2 + (week % 3)).slice(8),
    },
    {
      key: { kind: 'score', scoreKind: 'grade', series: 'Math 8' },
      name: 'Math 8, grades',
      unit: 'number',
      most: null,
      points: points((week) => 61 + week),
    },
  ],
  bands: [
    aBand('support', 'Math tutoring with Mr. Lind', '2025-11-03', null),
    aBand('stage', 'Mornings only', '2025-10-06', '2025-10-31'),
  ],
  ruleSentences: ['Counted in days, by the rule of the United States.'],
}

export function aBand(kind: 'support' | 'stage', name: string, fromOn: IsoDate, toOn: IsoDate | null) {
  return {
    planId: 1 as PlanId,
    kind,
    itemId: item(name),
    name,
    supportKind: null,
    bankId: null,
    fromOn,
    toOn,
  }
}
