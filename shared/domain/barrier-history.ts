/** How a barrier changed, in sentences, from a section kept day by day. Never says why, and never who is to thank. */
import type { IsoDate } from './day.ts'
import type { ItemId } from './identity.ts'
import { joinWords, sayShortDate } from './plain-words.ts'
import { type Barrier, barrierWeights, barriers } from './sections/barriers.ts'

/** The section at the end of a day, as it was stored then. */
export type SectionDay = { on: IsoDate; content: unknown }

export const sayWeight = (weight: number): string => barrierWeights[weight - 1] ?? barrierWeights[2]

const stateChanges: Record<Barrier['state'], string> = {
  open: 'there again',
  easing: 'getting easier',
  resolved: 'resolved',
}

/**
 * What became of one barrier, oldest first: `12 March 2026: lighter, from heavy to medium; answered by a bus pass.`
 * Days on which nothing of it changed that one would tell are left out, and so are days whose content cannot be read.
 * `nameSupport` returns null for a support that the plan no longer knows.
 */
export function listBarrierHistory(
  days: readonly SectionDay[],
  barrierId: ItemId,
  nameSupport: (id: ItemId) => string | null,
): string[] {
  const sentences: string[] = []
  let before: Barrier | null = null
  for (const { on, content } of days) {
    const section = barriers.schema.safeParse(content)
    if (!section.success) continue
    const now = section.data.items.find(({ id }) => id === barrierId) ?? null
    const changes = describeChange(before, now, nameSupport)
    if (changes.length > 0) sentences.push(`${sayShortDate(on)}: ${changes.join('; ')}.`)
    before = now
  }
  return sentences
}

/** Barriers that were on the map at the end of some day and are not among `present`, as they stood last. */
export function listPastBarriers(days: readonly SectionDay[], present: ReadonlySet<ItemId>): Barrier[] {
  const past = new Map<ItemId, Barrier>()
  for (const { content } of days) {
    const section = barriers.schema.safeParse(content)
    for (const item of section.data?.items ?? []) {
      // One that never got words was only begun.
      if (!present.has(item.id) && item.words.trim() !== '') past.set(item.id, item)
    }
  }
  return [...past.values()]
}

function describeChange(
  before: Barrier | null,
  now: Barrier | null,
  nameSupport: (id: ItemId) => string | null,
): string[] {
  if (now === null) return before === null ? [] : ['taken off the map']
  const name = (ids: readonly ItemId[]) =>
    joinWords([...new Set(ids.map((id) => nameSupport(id) ?? 'a support of that time'))])
  const was = before ?? { ...now, supportIds: [] }
  const added = now.supportIds.filter((id) => !was.supportIds.includes(id))
  const ended = was.supportIds.filter((id) => !now.supportIds.includes(id))
  return [
    before === null ? `named, ${sayWeight(now.weight)}` : '',
    before === null && now.state !== 'open' ? stateChanges[now.state] : '',
    now.weight < was.weight ? `lighter, from ${sayWeight(was.weight)} to ${sayWeight(now.weight)}` : '',
    now.weight > was.weight ? `heavier, from ${sayWeight(was.weight)} to ${sayWeight(now.weight)}` : '',
    now.state === was.state ? '' : stateChanges[now.state],
    added.length === 0 ? '' : `answered by ${name(added)}`,
    ended.length === 0 ? '' : `no longer answered by ${name(ended)}`,
  ].filter(Boolean)
}
