/** Every document that the program can print. A new one is one file and one line here. */
import { agreement, signedCopy } from './agreement/agreement.ts'
import { badMorningCard } from './bad-morning-card.ts'
import { changesPage } from './changes-page.ts'
import { disclosureRecord } from './disclosure-record.ts'
import { progressPage } from './progress-page.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { returnTimetable } from './return-timetable.ts'
import { reviewPacket } from './packet/review-packet.ts'
import { reviewRecap } from './review-recap.ts'
import { studentPage } from './student-page.ts'
import { studentYear } from './student-year.ts'
import { teacherPage } from './teacher-page.ts'
import { timeline } from './timeline.ts'
import { walletCard } from './wallet-card.ts'

export const templates = {
  agreement,
  badMorningCard,
  changesPage,
  disclosureRecord,
  signedCopy,
  progressPage,
  recoverySheet,
  returnTimetable,
  reviewPacket,
  reviewRecap,
  studentPage,
  studentYear,
  teacherPage,
  timeline,
  walletCard,
} as const
