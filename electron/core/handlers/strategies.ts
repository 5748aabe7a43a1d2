/** The school's own list of classroom strategies. The guide's list stands in until the school writes one. */
import { listStrategies, saveStrategies } from '../storage/tables/strategies.ts'
import type { HandlersOf } from './handler.ts'

export const strategyHandlers: HandlersOf<'strategies'> = {
  'strategies.list': (_, { vault }) => ({ strategies: listStrategies(vault.database) }),

  'strategies.save': ({ strategies }, { vault }) => {
    saveStrategies(vault.database, strategies)
    return { strategies: listStrategies(vault.database) }
  },
}
