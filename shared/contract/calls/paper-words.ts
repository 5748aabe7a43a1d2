/** The fixed words of papers in every language: looked at, corrected, and marked as checked by the school. */
import { z } from 'zod'
import { ownPaperWords } from '../../domain/own-paper-words.ts'
import { coreCall } from '../call.ts'

const language = z.string().max(20)
const state = ownPaperWords.pick({ checked: true }).extend({
  words: z.array(
    z.object({
      key: z.string(),
      english: z.string(),
      /** Ours in that language. */
      usual: z.string(),
      /** The school's, or null while it uses ours. */
      own: z.string().nullable(),
    }),
  ),
})

export const paperWordCalls = {
  'paperWords.list': coreCall(z.object({ language }), state),
  /**
   * Words that are blank or ours put ours back. Refuses words that lose a place which the program fills in, with
   * `paper-words.places`.
   */
  'paperWords.correct': coreCall(
    z.object({ language, key: z.string().max(80), words: z.string().max(2000) }),
    state,
  ),
  'paperWords.check': coreCall(z.object({ language, isChecked: z.boolean() }), state),
}
