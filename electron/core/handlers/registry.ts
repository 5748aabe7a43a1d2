/** Every handler of core. A missing one does not compile. */
import { agreementHandlers } from './agreements.ts'
import { attendanceHandlers } from './attendance.ts'
import { bankHandlers } from './bank.ts'
import { wordTemplateHandlers } from './word-templates.ts'
import { strategyHandlers } from './strategies.ts'
import { deliveryHandlers } from './deliveries.ts'
import { planHistoryHandlers } from './plan-history.ts'
import { goalHandlers } from './goals.ts'
import { checkInHandlers } from './check-ins.ts'
import { reviewHandlers } from './reviews.ts'
import { planLifeHandlers } from './plan-life.ts'
import { planPaperHandlers } from './plan-papers.ts'
import { badMorningHandlers } from './bad-morning.ts'
import { todayHandlers } from './today.ts'
import { timelineHandlers } from './timeline.ts'
import { noteHandlers } from './notes.ts'
import { meetingHandlers } from './meeting.ts'
import { contactHandlers } from './contacts.ts'
import type { Handlers, LinkHandlers } from './handler.ts'
import { importHandlers } from './imports.ts'
import { linkTable } from './link.ts'
import { packetHandlers } from './packets.ts'
import { paperHandlers } from './papers.ts'
import { planHandlers } from './plans.ts'
import { schoolHandlers } from './school.ts'
import { signingHandlers } from './signing.ts'
import { studentHandlers } from './students.ts'
import { vaultHandlers } from './vault.ts'
import { yearHandlers } from './year.ts'
import { beforeAfterHandlers } from './before-after.ts'
import { acrossHandlers } from './across.ts'
import { qualityHandlers } from './quality.ts'
import { totalsHandlers } from './totals.ts'
import { paperWordHandlers } from './paper-words.ts'
import { noticeHandlers } from './notices.ts'
import { exportHandlers } from './exports.ts'
import { givenFileHandlers } from './given-files.ts'

export const handlers: Handlers = {
  ...vaultHandlers,
  ...schoolHandlers,
  ...studentHandlers,
  ...attendanceHandlers,
  ...importHandlers,
  ...planHandlers,
  ...agreementHandlers,
  ...signingHandlers,
  ...paperHandlers,
  ...packetHandlers,
  ...paperWordHandlers,
  ...bankHandlers,
  ...wordTemplateHandlers,
  ...strategyHandlers,
  ...deliveryHandlers,
  ...planHistoryHandlers,
  ...goalHandlers,
  ...checkInHandlers,
  ...reviewHandlers,
  ...planLifeHandlers,
  ...badMorningHandlers,
  ...planPaperHandlers,
  ...todayHandlers,
  ...timelineHandlers,
  ...noteHandlers,
  ...meetingHandlers,
  ...contactHandlers,
  ...yearHandlers,
  ...beforeAfterHandlers,
  ...acrossHandlers,
  ...qualityHandlers,
  ...totalsHandlers,
  ...noticeHandlers,
  ...exportHandlers,
  ...givenFileHandlers,
}

export const linkHandlers: LinkHandlers = linkTable
