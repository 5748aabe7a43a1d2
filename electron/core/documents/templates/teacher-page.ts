/** One page for teachers: what helps in class, and when the student comes. Nothing private stands on it. */
import type { Content } from 'pdfmake/interfaces.js'
import { planPaperWords } from '#shared/messages/plan-paper-words.ts'
import {
  bullets,
  bulletsSideBySide,
  paragraph,
  section,
  tidy,
  together,
  words as say,
  writingLines,
} from '../blocks.ts'
import { textWidth } from '../type.ts'
import { layOutSchedule } from './agreement/return.ts'
import { findTouchpoint } from './agreement/voices.ts'
import { describePaper, layOutHead, type PlanPaperInput } from './plan-paper.ts'
import type { Template } from './template.ts'

const fixed = planPaperWords.teacherPage

export const teacherPage: Template<PlanPaperInput> = {
  fileName: 'what-helps-in-class.pdf',
  describe: (input) => {
    const called = tidy(input.called)
    const width = textWidth(input.paperSize)
    const touchpoint = findTouchpoint(input.content)
    return describePaper(input, fixed.fileTitle, [
      ...layOutHead(input.schoolName, fixed.title(called), planPaperWords.madeOn(input.madeOn)),
      paragraph(fixed.opening(called)),
      ...(touchpoint === null
        ? []
        : [say(fixed.ask(tidy(touchpoint.name), tidy(touchpoint.contact)), { isBold: true })]),
      ...layOutStrategies(input, width),
      ...layOutGood(input, width),
      ...layOutSchedule({ ...input, called, width }),
      together(section(fixed.notes, writingLines(width, 2), width), width),
    ])
  },
}

function layOutStrategies({ content }: PlanPaperInput, width: number): Content[] {
  const chosen = content.classroom.strategies.map((one) => tidy(one.words)).filter((words) => words !== '')
  const blocks =
    chosen.length === 0 ? [say(fixed.noStrategies), ...writingLines(width, 4)] : [bullets(chosen)]
  return section(fixed.strategies, blocks, width)
}

function layOutGood({ content }: PlanPaperInput, width: number): Content[] {
  const good = content.strengths.items.map((item) => tidy(item.words)).filter((words) => words !== '')
  return good.length === 0 ? [] : section(fixed.good, [bulletsSideBySide(good, width)], width)
}
