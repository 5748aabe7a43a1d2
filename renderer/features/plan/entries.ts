/** Adding, changing and removing the entries of a list in a plan section. Never changes a list in place. */
import { nextTick } from 'vue'
import type { ItemId } from '#shared/domain/identity.ts'
import type { ChangeKind } from './section-history.ts'

export function newItemId(): ItemId {
  return crypto.randomUUID() as ItemId
}

const textFields = 'textarea, input:not([type=radio]):not([type=checkbox])'

/** Puts the focus in the first text field of an entry, once it is on the screen. */
export async function focusEntry(id: ItemId): Promise<void> {
  await nextTick()
  const entry = document.querySelector(`[data-entry="${CSS.escape(id)}"]`)
  const field =
    entry?.querySelector<HTMLElement>(textFields) ?? entry?.querySelector<HTMLElement>('select, button')
  field?.focus()
  entry?.scrollIntoView({ block: 'nearest' })
}

/** Puts the focus where a section goes on: its first field, or the button that adds the first entry. */
export async function focusSection(): Promise<void> {
  await nextTick()
  const section = document.querySelector('[data-plan-section]')
  section?.querySelector<HTMLElement>(`${textFields}, button`)?.focus()
}

/** The list operations of one section; `write` gets the new list and whether it is one step of the history. */
export function useEntries<Entry extends { id: ItemId }>(
  read: () => readonly Entry[],
  write: (entries: Entry[], kind: ChangeKind) => void,
) {
  return {
    add(entry: Entry): void {
      write([...read(), entry], 'step')
      void focusEntry(entry.id)
    },
    change(id: ItemId, patch: Partial<Entry>): void {
      const list = read()
      const place = list.findIndex((entry) => entry.id === id)
      const entry = list[place]
      if (entry !== undefined) write(list.toSpliced(place, 1, { ...entry, ...patch }), 'typing')
    },
    /** The focus goes to the entry before, so that the keyboard does not fall off the page. */
    remove(id: ItemId): void {
      const place = read().findIndex((entry) => entry.id === id)
      const neighbour = read()[place === 0 ? 1 : place - 1]
      write(
        read().filter((entry) => entry.id !== id),
        'step',
      )
      if (neighbour !== undefined) void focusEntry(neighbour.id)
    },
  }
}
