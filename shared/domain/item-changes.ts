/** Compares two lists of entries by their ids. Knows nothing of what an entry is about. */
import type { ItemId } from './identity.ts'

type Identified = { id: ItemId }

export type ItemChanges<Item> = {
  added: Item[]
  ended: Item[]
  /** Before and after, of entries that differ in anything at all, in their new order. */
  changed: [before: Item, after: Item][]
}

/** Entries that say nothing count as absent: one that was only just begun is no change to anyone. */
export function compareItems<Item extends Identified>(
  before: readonly Item[],
  after: readonly Item[],
  say: (item: Item) => string,
): ItemChanges<Item> {
  const was = before.filter((item) => say(item).trim() !== '')
  const is = after.filter((item) => say(item).trim() !== '')
  const wasById = new Map(was.map((item) => [item.id, item]))
  const isById = new Set(is.map((item) => item.id))
  return {
    added: is.filter((item) => !wasById.has(item.id)),
    ended: was.filter((item) => !isById.has(item.id)),
    changed: is.flatMap((item): [Item, Item][] => {
      const old = wasById.get(item.id)
      return old === undefined || JSON.stringify(old) === JSON.stringify(item) ? [] : [[old, item]]
    }),
  }
}

/** Whether two wordings read alike: spaces at the ends and forms of one letter do not count. */
export function isSame(before: string, after: string): boolean {
  return before.trim().normalize('NFC') === after.trim().normalize('NFC')
}

/** In quotation marks, without the full stop that the sentence around it brings. */
export function quoted(words: string): string {
  return `“${words.trim().replace(/[.\s]+$/, '')}”`
}

/** With a capital letter, to open a sentence, and without a full stop. */
export function sentence(words: string): string {
  const text = words.trim().replace(/[.\s]+$/, '')
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
