/** What an attendance file means beside the calendar of the vault: its days, codes, school years. Stores nothing. */
import { isDeepStrictEqual } from 'node:util'
import type { ImportReading } from '#shared/domain/attendance-import.ts'
import { type EpochDay, toEpochDay } from '#shared/domain/day.ts'
import type { Closure, SchoolYear, SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { listSchoolYears } from '../../storage/tables/school.ts'
import type { Format, World } from '../format.ts'
import { isOpenOn } from '../guessing/open-days.ts'
import { readDates, whyNoDay } from '../reading/mixed-dates.ts'
import { type ArrangedMarks, type Meaning, noDay } from './arrange-marks.ts'
import { reopenGuessed } from './guessed-closures.ts'
import type { MarkScan } from './mark-scan.ts'
import { listOpenDays, proposeSchoolYears } from './propose-years.ts'

type Vault = Pick<World, 'database' | 'rule' | 'today'>

/** `ranks`: the place of each student in the order in which marks shall be arranged, -1 for one left out. */
export function readMeaning(
  scan: MarkScan,
  reading: ImportReading,
  ranks: Int32Array,
  vault: Vault,
): Meaning {
  const calendar = isOpenOn(listSchoolYears(vault.database))
  const world = { rule: vault.rule, today: toEpochDay(vault.today), isOpenOn: calendar }
  const known = new Set(reading.codes.map(({ code }) => code))
  return {
    days: Int32Array.from(readDates(scan.dates.list, reading, world), (day) => day ?? noDay),
    whyNoDay: (date) => whyNoDay(scan.dates.list[date] ?? '', reading),
    isKnownCode: Uint8Array.from(scan.codes, ({ code }) => (known.has(code) ? 1 : 0)),
    ranks,
  }
}

export type Span = { first: EpochDay; last: EpochDay }

/** Null without a usable mark. */
export function findSpan(arranged: ArrangedMarks): Span | null {
  const days = [...arranged.marksOnDays.keys()].toSorted((a, b) => a - b)
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

export type Calendar = {
  newYears: SchoolYearDraft[]
  /** Years of the vault in which the file shows a guess to be wrong, with the closures that are left. */
  reopened: { year: SchoolYear; closures: Closure[] }[]
  /** All years as they will be once the file is stored. */
  calendar: SchoolYearDraft[]
}

export function readCalendar(
  { marksOnDays }: ArrangedMarks,
  { listsPresence }: Format,
  { database, rule }: Pick<World, 'database' | 'rule'>,
): Calendar {
  const years = listSchoolYears(database)
  const openDays = listOpenDays(marksOnDays)
  const known = years.map((year) => ({ year, closures: reopenGuessed(year, openDays) }))
  const newYears = proposeSchoolYears(marksOnDays, years, { rule, listsPresence })
  return {
    newYears,
    reopened: known.filter(({ year, closures }) => !isDeepStrictEqual(year.closures, closures)),
    calendar: [...known.map(({ year, closures }) => ({ ...year, closures })), ...newYears],
  }
}
