/** What the vault and the day know that helps to read dates. Decides nothing itself. */
import type { ImportKind } from '#shared/domain/attendance-import.ts'
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import { type IsoDate, toEpochDay } from '#shared/domain/day.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { isOpenOn } from './guessing/open-days.ts'
import type { DateWorld } from './reading/mixed-dates.ts'

type Knowing = { database: ReadDatabase; today: IsoDate; rule: AttendanceRule }

/** People are born and enrolled on any day of the week, so the calendar speaks only for days of attendance. */
export function readDateWorld({ database, today, rule }: Knowing, kind: ImportKind): DateWorld {
  const isOpen = kind === 'attendance' ? isOpenOn(listSchoolYears(database)) : () => true
  return { rule, today: toEpochDay(today), isOpenOn: isOpen }
}
