/** The way back on a page of its own, for the kitchen wall and the classroom door. Says nothing of why. */
import { planPaperWords } from '#shared/messages/plan-paper-words.ts'
import { paragraph, tidy } from '../blocks.ts'
import { textWidth } from '../type.ts'
import { layOutSchedule } from './agreement/return.ts'
import { describePaper, layOutHead, type PlanPaperInput } from './plan-paper.ts'
import type { Template } from './template.ts'

const fixed = planPaperWords.timetable

export const returnTimetable: Template<PlanPaperInput> = {
  fileName: 'return-timetable.pdf',
  describe: (input) => {
    const called = tidy(input.called)
    const schedule = layOutSchedule({ ...input, called, width: textWidth(input.paperSize) })
    return describePaper(input, fixed.fileTitle, [
      ...layOutHead(input.schoolName, fixed.title(called), planPaperWords.madeOn(input.madeOn)),
      ...(schedule.length === 0 ? [paragraph(fixed.none)] : schedule),
      ...(input.content.schedule.reviewOn === null ? [paragraph(fixed.hand)] : []),
    ])
  },
}
