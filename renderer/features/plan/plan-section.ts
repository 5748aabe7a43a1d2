/** What a section's component needs: its part of the plan, a way to change it, and who the plan is about. */
import { computed, type ComputedRef } from 'vue'
import type { ItemId } from '#shared/domain/identity.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { type SectionId, sections } from '#shared/domain/sections/registry.ts'
import { useSession } from '#renderer/app/session.ts'
import { useEntries } from './entries.ts'
import { usePlanStore } from './plan-store.ts'
import type { ChangeKind } from './section-history.ts'

export function usePlanSection<Id extends SectionId>(id: Id) {
  const store = usePlanStore()
  const session = useSession()
  // While the vault is being locked the plan is gone before its screen is.
  const content = computed(() => store.content?.[id] ?? sections[id].empty()) as ComputedRef<PlanContent[Id]>

  /** Fields of the section that are not entries of a list. */
  function set(patch: Partial<PlanContent[Id]>, kind: ChangeKind = 'typing'): void {
    store.change(id, { ...content.value, ...patch }, kind)
  }

  /** Brings a list of the section under `useEntries`. Removing says what went, so that it can be undone. */
  function entriesOf<Entry extends { id: ItemId }>(
    read: () => readonly Entry[],
    key: keyof PlanContent[Id],
    describe: (entry: Entry) => string,
  ) {
    const entries = useEntries<Entry>(read, (list, kind) =>
      set({ [key]: list } as unknown as Partial<PlanContent[Id]>, kind),
    )
    return {
      ...entries,
      remove(entryId: ItemId): void {
        const entry = read().find((one) => one.id === entryId)
        entries.remove(entryId)
        if (entry !== undefined) store.noteRemoval(describe(entry))
      },
    }
  }

  return {
    content,
    set,
    entriesOf,
    called: computed(() => store.called),
    student: computed(() => store.student),
    plan: computed(() => store.content),
    gapsOf: (itemId: ItemId) => store.gaps.filter((gap) => gap.section === id && gap.itemId === itemId),
    today: computed(() => session.today),
    staffName: computed(() => session.session?.staffName ?? ''),
  }
}
