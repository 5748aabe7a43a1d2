/** Every document that the program can print. A new one is one file and one line here. */
import { agreement, signedCopy } from './agreement/agreement.ts'
import { badMorningCard } from './bad-morning-card.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { reviewRecap } from './review-recap.ts'
import { studentYear } from './student-year.ts'
import { timeline } from './timeline.ts'

export const templates = {
  agreement,
  badMorningCard,
  signedCopy,
  recoverySheet,
  reviewRecap,
  studentYear,
  timeline,
} as const
