/** A stage's sessions as lines of a timetable: the same hours on several days are one line. Changes nothing. */
import type { Weekday } from '#shared/domain/day.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import type { ScheduleSession } from '#shared/domain/sections/schedule.ts'

export type ScheduleRow = {
  /** Lives as long as the screen; a session keeps its own id for each weekday. */
  key: string
  from: string
  to: string
  what: string
  sessionIds: Partial<Record<Weekday, ItemId>>
}

export function weekdaysOf(row: ScheduleRow): Weekday[] {
  return (Object.keys(row.sessionIds).map(Number) as Weekday[]).toSorted((one, other) => one - other)
}

/** Lines in the order of the day. A second session at the same hours of the same day begins a line of its own. */
export function groupSessions(sessions: readonly ScheduleSession[]): ScheduleRow[] {
  const rows: ScheduleRow[] = []
  for (const { id, weekday, from, to, what } of sessions) {
    const row = rows.find(
      (one) =>
        one.from === from && one.to === to && one.what === what && one.sessionIds[weekday] === undefined,
    )
    if (row === undefined) rows.push({ key: id, from, to, what, sessionIds: { [weekday]: id } })
    else row.sessionIds[weekday] = id
  }
  return rows.toSorted((one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to))
}

/** The sessions of all lines; a line without a day has none. */
export function sessionsOf(rows: readonly ScheduleRow[]): ScheduleSession[] {
  return rows.flatMap((row) =>
    weekdaysOf(row).flatMap((weekday) => {
      const id = row.sessionIds[weekday]
      return id === undefined ? [] : [{ id, weekday, from: row.from, to: row.to, what: row.what }]
    }),
  )
}

/** The line on exactly these days; sessions that stay keep their ids. */
export function withWeekdays(
  row: ScheduleRow,
  weekdays: readonly Weekday[],
  newId: () => ItemId,
): ScheduleRow {
  const sessionIds: ScheduleRow['sessionIds'] = {}
  for (const weekday of weekdays) sessionIds[weekday] = row.sessionIds[weekday] ?? newId()
  return { ...row, sessionIds }
}
