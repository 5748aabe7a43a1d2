/** The support bank of the school, the school's words and strategies: made once, used by every plan. */
import { z } from 'zod'
import { bankSupport, bankSupportDraft } from '../../domain/bank-support.ts'
import { wordTemplateDraft } from '../../domain/contact.ts'
import { bankSupportId, wordTemplateId } from '../../domain/identity.ts'
import { coreCall } from '../call.ts'

const nothing = z.object({})
const bank = z.object({ supports: z.array(bankSupport) })
const templates = z.object({ templates: z.array(wordTemplateDraft.extend({ id: wordTemplateId })) })
const strategies = z.object({ strategies: z.array(z.string().min(1).max(300)).max(100) })

export const bankCalls = {
  /** By name; those that are no longer offered last. */
  'bank.list': coreCall(nothing, bank),
  /** `id` null creates. `revision` must be the one that was read, else `bank.changed-elsewhere`. */
  'bank.save': coreCall(
    z.object({
      id: bankSupportId.nullable(),
      revision: z.int().nonnegative(),
      draft: bankSupportDraft,
    }),
    bankSupport,
  ),
  /** Only one that no plan names, else `bank.in-use`. */
  'bank.remove': coreCall(z.object({ id: bankSupportId }), nothing),
  /** Adds the general kinds that are not there yet. */
  'bank.addStarters': coreCall(nothing, bank),
  /** The school's words for contacts. Starters until the school writes its own. */
  'wordTemplates.list': coreCall(nothing, templates),
  'wordTemplates.save': coreCall(
    z.object({ id: wordTemplateId.nullable(), draft: wordTemplateDraft }),
    templates,
  ),
  'wordTemplates.remove': coreCall(z.object({ id: wordTemplateId }), templates),
  /** Classroom strategies to choose from; the guide's until the school changes them. */
  'strategies.list': coreCall(nothing, strategies),
  'strategies.save': coreCall(strategies, strategies),
}
