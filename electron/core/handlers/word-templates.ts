/** The school's words for contacts: starters until the school writes its own. */
import { listWordTemplates, removeWordTemplate, saveWordTemplate } from '../storage/tables/word-templates.ts'
import type { HandlersOf } from './handler.ts'

export const wordTemplateHandlers: HandlersOf<'wordTemplates'> = {
  'wordTemplates.list': (_, { vault }) => ({ templates: listWordTemplates(vault.database) }),

  'wordTemplates.save': ({ id, draft }, { vault }) => {
    saveWordTemplate(vault.database, id, draft)
    return { templates: listWordTemplates(vault.database) }
  },

  'wordTemplates.remove': ({ id }, { vault }) => {
    removeWordTemplate(vault.database, id)
    return { templates: listWordTemplates(vault.database) }
  },
}
