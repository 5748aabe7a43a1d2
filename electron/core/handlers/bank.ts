/** Answers about the support bank of the school. */
import { listMissingStarters } from '#shared/domain/starter-supports.ts'
import {
  getBankSupport,
  insertBankSupport,
  listBankSupports,
  removeBankSupport,
  updateBankSupport,
} from '../storage/tables/bank-supports.ts'
import type { HandlersOf } from './handler.ts'

export const bankHandlers: HandlersOf<'bank'> = {
  'bank.list': (_input, { vault, today }) => ({ supports: listBankSupports(vault.database, today()) }),

  'bank.save': ({ id, revision, draft }, { vault, today }) => {
    const { database } = vault
    return database.transaction(() => {
      const savedId = id ?? insertBankSupport(database, draft)
      if (id !== null) updateBankSupport(database, { id, revision }, draft)
      return getBankSupport(database, savedId, today())
    })
  },

  'bank.remove': ({ id }, { vault }) => {
    vault.database.transaction(() => removeBankSupport(vault.database, id))
    return {}
  },

  'bank.addStarters': (_input, { vault, today }) => {
    const { database } = vault
    return database.transaction(() => {
      for (const draft of listMissingStarters(listBankSupports(database, today())))
        insertBankSupport(database, draft)
      return { supports: listBankSupports(database, today()) }
    })
  },
}
