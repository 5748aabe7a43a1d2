/** Finds the school year that a row of values speaks of, and proposes one where the calendar has none. Stores nothing. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import { type IsoDate, mondayOf, toEpochDay } from '#shared/domain/day.ts'
import { findSchoolYear, type SchoolYearDraft } from '#shared/domain/school-calendar.ts'
import { foldText } from '#shared/domain/search.ts'
import { proposeSchoolYears } from '../attendance/propose-years.ts'

const bothYears = /^(\d{4})\s*[-–—/]\s*(?:\d{4}|\d{2})$/
const shortYears = /^(\d{2})\s*[-–—/]\s*\d{2}$/
const oneYear = /^\d{4}$/

export class YearsOfFile {
  readonly proposed: SchoolYearDraft[] = []
  readonly #years: readonly SchoolYearDraft[]
  readonly #today: IsoDate
  readonly #rule: AttendanceRule
  readonly #named = new Map<string, SchoolYearDraft | null>()

  constructor(years: readonly SchoolYearDraft[], { today, rule }: { today: IsoDate; rule: AttendanceRule }) {
    this.#years = years
    this.#today = today
    this.#rule = rule
  }

  /** `written`: what the file calls the year; empty for the year of today. Null when no such year can be. */
  find(written: string): SchoolYearDraft | null {
    const known = this.#named.get(written)
    if (known !== undefined) return known
    const year = written === '' ? this.findOn(this.#today) : this.#findNamed(written)
    this.#named.set(written, year)
    return year
  }

  findOn(day: IsoDate): SchoolYearDraft | null {
    const known = findSchoolYear([...this.#years, ...this.proposed], day)
    if (known !== null) return known
    // Years far from now are slips of a pen.
    if (Math.abs(Number(day.slice(0, 4)) - Number(this.#today.slice(0, 4))) > 15) return null
    // A Monday, so that no weekend becomes a school day by it.
    const monday = mondayOf(toEpochDay(day))
    const drafts = proposeSchoolYears(new Map([[monday, 1]]), [...this.#years, ...this.proposed], {
      rule: this.#rule,
      listsPresence: false,
    })
    this.proposed.push(...drafts)
    return findSchoolYear(drafts, day)
  }

  #findNamed(written: string): SchoolYearDraft | null {
    const own = this.#years.find(({ name }) => foldText(name) === foldText(written))
    if (own !== undefined) return own
    const start = bothYears.exec(written)?.[1] ?? shortYears.exec(written)?.[1]?.replace(/^/, '20')
    // February lies in the same school year everywhere.
    if (start !== undefined) return this.findOn(`${Number(start) + 1}-02-01`)
    // A year alone is the one in which the school year ends (Ed-Fi SchoolYear).
    return oneYear.test(written) ? this.findOn(`${Number(written)}-02-01`) : null
  }
}
