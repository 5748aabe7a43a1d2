/** The support bank of the school. A removed support can be brought back until the next removal. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { type BankSupport, type BankSupportDraft, sortBank } from '#shared/domain/bank-support.ts'
import type { BankSupportId } from '#shared/domain/identity.ts'
import { call } from '#renderer/client/client.ts'

export const useBank = defineStore('bank', () => {
  /** Null until it was read. */
  const supports = shallowRef<BankSupport[] | null>(null)
  const problem = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    try {
      supports.value = (await call('bank.list', {})).supports
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  const find = (id: BankSupportId | null): BankSupport | null =>
    supports.value?.find((one) => one.id === id) ?? null

  /** Returns it as it is kept. */
  async function save(id: BankSupportId | null, draft: BankSupportDraft): Promise<BankSupport> {
    const saved = await call('bank.save', { id, revision: find(id)?.revision ?? 0, draft })
    const others = (supports.value ?? []).filter((one) => one.id !== saved.id)
    supports.value = sortBank([...others, saved])
    return saved
  }

  /** Removes it at once and returns how to bring it back. Throws `bank.in-use`. */
  async function remove(support: BankSupport): Promise<() => Promise<void>> {
    await call('bank.remove', { id: support.id })
    await load()
    const { id: _id, revision: _revision, placesTaken: _placesTaken, ...draft } = support
    return async () => void (await save(null, draft))
  }

  async function addStarters(): Promise<void> {
    try {
      supports.value = (await call('bank.addStarters', {})).supports
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  return { supports, problem, load, find, save, remove, addStarters }
})
