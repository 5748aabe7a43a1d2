/** Adding a support to the plan from another section. One that the plan has from the bank already is not added twice. */
import { type BankSupport, toPlanSupport } from '#shared/domain/bank-support.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { emptySupport, type Support } from '#shared/domain/sections/supports.ts'
import { newItemId } from './entries.ts'
import { usePlanSection } from './plan-section.ts'

export function usePlanSupports() {
  const { content, set, staffName, today } = usePlanSection('supports')

  function add(support: Support): ItemId {
    set({ items: [...content.value.items, support] }, 'step')
    return support.id
  }

  return {
    supports: content,
    /** The support's id in the plan: the one that goes on there, or a new one. */
    addFromBank(support: BankSupport): ItemId {
      const known = content.value.items.find(
        ({ bankId, endsOn }) => bankId === support.id && (endsOn === null || endsOn >= today.value),
      )
      return known?.id ?? add(toPlanSupport(support, newItemId(), today.value))
    },
    addWritten(what: string): ItemId {
      return add({ ...emptySupport(newItemId()), what, who: staffName.value, startsOn: today.value })
    },
  }
}
