/** What of the line of time is shown: by kind, by month, and how much of it at once. Never changes an entry. */
import { monthNames } from '#shared/domain/plain-words.ts'
import { type TimelineEntry, type TimelineKind, timelineKinds } from '#shared/domain/timeline.ts'

export const kindWords: Record<TimelineKind, string> = {
  contact: 'Contacts',
  'check-in': 'Check-ins',
  goal: 'Goals',
  support: 'Supports',
  promise: 'Promises',
  decision: 'Decisions',
  review: 'Reviews',
  plan: 'The plan',
  agreement: 'Agreements',
  paper: 'Papers',
  celebration: 'Good news',
  attendance: 'Days at school',
  'restricted-note': 'Only for you',
}

/**
 * Kinds of which there is something, in their order, with how many. Not restricted notes: that there are any is not said
 * before they are asked for.
 */
export function countKinds(entries: readonly TimelineEntry[]): { kind: TimelineKind; count: number }[] {
  const counts = new Map<TimelineKind, number>()
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return timelineKinds.flatMap((kind) => {
    const count = counts.get(kind)
    return count === undefined || kind === 'restricted-note' ? [] : [{ kind, count }]
  })
}

/**
 * Entries of the chosen kinds; of all when none is chosen. Restricted notes come beside them, and only when they are asked
 * for: somebody may sit beside the screen.
 */
export function chooseEntries(
  entries: readonly TimelineEntry[],
  kinds: readonly TimelineKind[],
): TimelineEntry[] {
  const others = withoutOwnNotes(kinds)
  return entries.filter(({ kind }) =>
    kind === 'restricted-note' ? kinds.includes(kind) : others.length === 0 || others.includes(kind),
  )
}

export function withoutOwnNotes(kinds: readonly TimelineKind[]): TimelineKind[] {
  return kinds.filter((kind) => kind !== 'restricted-note')
}

export type TimelineMonth = { month: string; title: string; entries: TimelineEntry[] }

/** The first `most` entries by month, in their order. */
export function groupByMonth(entries: readonly TimelineEntry[], most: number): TimelineMonth[] {
  const months = Map.groupBy(entries.slice(0, most), (entry) => entry.on.slice(0, 7))
  return [...months].map(([month, told]) => ({
    month,
    title: `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`,
    entries: told,
  }))
}
