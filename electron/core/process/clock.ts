/** Where core gets the time from, so that tests can fix it. */
import type { IsoDate } from '#shared/domain/day.ts'

export type Clock = { now: () => Date }

const two = (part: number) => String(part).padStart(2, '0')

/** The day of a moment by this laptop's calendar and time zone. */
export function localDayOf(moment: Date): IsoDate {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` as IsoDate
}
