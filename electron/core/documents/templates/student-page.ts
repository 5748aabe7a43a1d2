/** The student's own page: what they said, goals with boxes to tick, and room for this week. It praises and scores nobody. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Goal } from '#shared/domain/sections/goals.ts'
import { planPaperWords } from '#shared/messages/plan-paper-words.ts'
import {
  bulletsSideBySide,
  paragraph,
  quote,
  section,
  tidy,
  together,
  words as say,
  writingLines,
} from '../blocks.ts'
import { rules, textWidth } from '../type.ts'
import { layOutSchedule } from './agreement/return.ts'
import { findTouchpoint } from './agreement/voices.ts'
import { describePaper, layOutHead, type PlanPaperInput } from './plan-paper.ts'
import type { Template } from './template.ts'

const fixed = planPaperWords.studentPage

export const studentPage: Template<PlanPaperInput> = {
  fileName: 'my-own-page.pdf',
  describe: (input) => {
    const called = tidy(input.called)
    const width = textWidth(input.paperSize)
    const touchpoint = findTouchpoint(input.content)
    const parts = [
      ...layOutVoice(input, width),
      ...layOutGoals(input, width),
      ...layOutGood(input, width),
      ...layOutSchedule({ ...input, called, width }),
    ]
    return describePaper(input, fixed.fileTitle, [
      ...layOutHead(input.schoolName, fixed.title, fixed.about(called, input.madeOn)),
      ...(parts.length === 0 ? [paragraph(fixed.empty)] : parts),
      together(section(fixed.week, [say(fixed.weekHelp), ...writingLines(width, 4)], width), width),
      ...(touchpoint === null
        ? []
        : [say(fixed.person(tidy(touchpoint.name), tidy(touchpoint.contact)), { isBold: true })]),
    ])
  },
}

function layOutVoice({ content, words }: PlanPaperInput, width: number): Content[] {
  const quotes = content.voice.quotes.flatMap((said) => {
    const text = tidy(said.words)
    return text === '' ? [] : quote(text, words.voice.topics[said.topic], width)
  })
  return section(fixed.voice, quotes, width)
}

function layOutGoals({ content, words, called }: PlanPaperInput, width: number): Content[] {
  const goals = content.goals.items.filter((goal) => goal.state === 'open')
  const laidOut = goals.flatMap((goal) => {
    const said = { ...goal, activity: tidy(goal.activity), place: tidy(goal.place) }
    const sentence = words.goals.sentence(said, tidy(called))
    if (sentence === '') return []
    const steps = goal.steps.map((step) => tidy(step.words)).filter((step) => step !== '')
    const lines = [
      say(sentence, { isBold: true, space: 2 }),
      ...(steps.length === 0 ? [] : [layOutBoxes(steps, width)]),
      layOutTimes(goal, steps.length > 0),
    ]
    return [together([{ stack: lines, margin: [0, 0, 0, 8] }], width)]
  })
  return laidOut.length === 0 ? [] : section(fixed.goals, [say(fixed.tick), ...laidOut], width)
}

const boxSize = 13
const boxGap = 5
const boxesInRow = 20
const mostBoxes = 60

const box = (x: number, y: number) => ({
  type: 'rect' as const,
  x,
  y,
  w: boxSize,
  h: boxSize,
  lineWidth: rules.line,
  r: 2,
})

/** A box for each time that is meant; one alone when nobody counts, or when there are more than a page should hold. */
function layOutTimes({ outOf }: Goal, hasSteps: boolean): Content {
  const count = outOf === null || outOf > mostBoxes ? 1 : outOf
  if (count === 1) return hasSteps ? { text: '' } : layOutBoxes([fixed.ready], boxWidth * boxesInRow)
  const boxes = Array.from({ length: count }, (_, at) =>
    box((at % boxesInRow) * boxWidth, Math.floor(at / boxesInRow) * boxWidth),
  )
  return { canvas: boxes, alt: fixed.boxes(count), margin: [0, 3, 0, 2] }
}
const boxWidth = boxSize + boxGap

/** Small steps, each with a box before it. */
function layOutBoxes(steps: readonly string[], width: number): Content {
  const rows = steps.map((text): TableCell[] => [{ canvas: [box(0, 2)] }, { text }])
  const padding = 3
  return {
    role: 'boxes',
    table: { widths: [boxSize + padding, width - boxSize - 4 * padding], body: rows, dontBreakRows: true },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => padding,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
  }
}

function layOutGood({ content }: PlanPaperInput, width: number): Content[] {
  const good = content.strengths.items.map((item) => tidy(item.words)).filter((words) => words !== '')
  return good.length === 0 ? [] : section(fixed.good, [bulletsSideBySide(good, width)], width)
}
