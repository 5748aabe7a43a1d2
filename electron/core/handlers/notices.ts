/** Answers with the rules by which the program speaks up. */
import { settleRules } from '#shared/domain/notice-rules.ts'
import { getNoticeRules, saveNoticeRules } from '../storage/tables/notice-rules.ts'
import type { HandlersOf } from './handler.ts'

export const noticeHandlers: HandlersOf<'notices'> = {
  'notices.getRules': (_, { vault }) => getNoticeRules(vault.database),

  'notices.saveRules': (asked, { vault }) => {
    const rules = settleRules(asked)
    saveNoticeRules(vault.database, rules)
    return rules
  },
}
