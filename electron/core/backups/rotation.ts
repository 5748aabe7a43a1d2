/** Decides which kind the next routine backup is and which ones are old enough to go. Touches no file. */
import type { Backup } from '#shared/contract/calls/vault.ts'
import { mondayOf, toEpochDay, type IsoDate } from '#shared/domain/day.ts'

export const kept = { daily: 7, weekly: 4, monthly: 12, 'before-change': 10 } as const

/** The day on this laptop's calendar. */
function dayOf(moment: Date): IsoDate {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` as IsoDate
}

const weekOf = (moment: Date) => mondayOf(toEpochDay(dayOf(moment)))
const monthOf = (moment: Date) => dayOf(moment).slice(0, 7)

/** The first of a month is kept as monthly, else the first of a week as weekly, every other one as daily. */
export function chooseRoutineKind(backups: readonly Backup[], now: Date): 'daily' | 'weekly' | 'monthly' {
  const madeAt = (kind: Backup['kind']) =>
    backups.filter((backup) => backup.kind === kind).map((backup) => new Date(backup.madeAt))
  if (!madeAt('monthly').some((moment) => monthOf(moment) === monthOf(now))) return 'monthly'
  const weekly = [...madeAt('weekly'), ...madeAt('monthly')]
  if (!weekly.some((moment) => weekOf(moment) === weekOf(now))) return 'weekly'
  return 'daily'
}

/**
 * The backups that may go: 7 days, 4 weeks, 12 months and 10 before changes are kept, and of one day only the newest
 * daily one. What a person made by hand is never among them, nor is the newest of all.
 */
export function listOutdated(backups: readonly Backup[]): Backup[] {
  const newestFirst = backups.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
  const days = new Set<string>()
  const counts = new Map<string, number>()
  return newestFirst.filter((backup, index) => {
    if (backup.kind === 'by-hand') return false
    if (backup.kind === 'daily') {
      const day = dayOf(new Date(backup.madeAt))
      if (days.has(day)) return true
      days.add(day)
    }
    const count = (counts.get(backup.kind) ?? 0) + 1
    counts.set(backup.kind, count)
    return count > kept[backup.kind] && index > 0
  })
}
