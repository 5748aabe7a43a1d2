/** Every document that the program can print. A new one is one file and one line here. */
import { agreement, signedCopy } from './agreement/agreement.ts'
import { badMorningCard } from './bad-morning-card.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { reviewRecap } from './review-recap.ts'
import { timeline } from './timeline.ts'

export const templates = {
  agreement,
  badMorningCard,
  signedCopy,
  recoverySheet,
  reviewRecap,
  timeline,
} as const
