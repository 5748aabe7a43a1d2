/** One student's school year with everything that can be seen beside it. Judges nobody. */
import { z } from 'zod'
import { attendanceYear } from './attendance.ts'
import { changePoint } from './change-point.ts'
import { isoDate, weekday } from './day.ts'
import { schoolYearId } from './identity.ts'
import { weeklySeries } from './weekly-series.ts'

const counted = z.object({
  enrolled: z.number().nonnegative(),
  absent: z.number().nonnegative(),
  late: z.int().nonnegative(),
})

export const studentYear = z.object({
  /** Every school year on record, newest first. */
  years: z.array(z.object({ id: schoolYearId, name: z.string() })),
  /**
   * Figures, trend, days and weeks; null for a student without marks or totals in the year. With totals only there are
   * figures, and neither days nor weeks.
   */
  year: attendanceYear.nullable(),
  basis: z.enum(['marks', 'totals']),
  /** Runs of absent school days; each counts once. */
  spells: z.array(z.object({ fromOn: isoDate, toOn: isoDate, days: z.int().positive() })),
  weekdays: z.array(counted.extend({ weekday })),
  /** Lessons, or the halves of the day, by period; none where school marks the day alone. */
  periods: z.array(counted.extend({ period: z.int(), name: z.string() })),
  mornings: z.object({ onTime: z.int(), late: z.int(), away: z.int() }),
  /**
   * How many more days (England: sessions) can be missed before 10 %, if every other one of the year is attended; null
   * when it is not known how many are left, and once the year is over.
   */
  stillMissable: z
    .object({ days: z.int().nonnegative(), daysLeft: z.int().positive(), isReached: z.boolean() })
    .nullable(),
  /** The absence rate over the 20 school days through each day, from the 20th on. */
  rolling: z.array(z.object({ on: isoDate, absenceRate: z.number() })),
  /** Null where the school's totals do not say. */
  reasons: z.object({ excused: z.number(), unexcused: z.number() }).nullable(),
  /** Attendance, on-time mornings, grades, participation, belonging and feeling, on one axis of weeks. */
  series: z.array(weeklySeries),
  /** Supports and stages of the student's plans that touch the year. */
  bands: z.array(changePoint),
  /** Which rule gave the numbers. */
  ruleSentences: z.array(z.string()),
})
export type StudentYear = z.infer<typeof studentYear>
