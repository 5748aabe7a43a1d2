/**
 * The card for a bad morning: one page for the kitchen wall, in large letters. Parts that are still empty have lines to
 * write on; nothing stands here that is not the family's, the student's or the school's offer.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { badMorningWords as fixed } from '#shared/messages/bad-morning-words.ts'
import { footer, tidy, paperTitle, writingLines } from '../blocks.ts'
import { estimateLines } from '../estimate-lines.ts'
import { rules, sizes, textWidth } from '../type.ts'
import { findTouchpoint, joinParts } from './agreement/voices.ts'
import type { Template } from './template.ts'

export type BadMorningCardInput = {
  schoolName: string
  paperSize: PaperSize
  madeOn: IsoDate
  called: string
  content: PlanContent
}

export const badMorningCard: Template<BadMorningCardInput> = {
  fileName: 'hard-morning-card.pdf',
  describe: (input) => {
    const width = textWidth(input.paperSize) - 2 * inset
    const parts = layOutParts(input, largest, width)
    // As large as it may be on one page; words are never left out for it.
    const size = scales.find(({ lines }) => estimateLines(parts, width) <= lines)?.size ?? sizes.text
    return {
      title: fixed.fileTitle,
      language: fixed.language,
      paperSize: input.paperSize,
      madeOn: input.madeOn,
      content: [frame(layOutParts(input, size, width), textWidth(input.paperSize))],
      footer: (page, of) => footer(tidy(input.schoolName), fixed.page(page, of)),
    }
  },
}

const largest = 18
const inset = 18
/** The most lines of twelve points' width that fit at each size. */
const scales = [
  { size: largest, lines: 17 },
  { size: 16, lines: 23 },
  { size: 14, lines: 30 },
] as const

function frame(parts: Content[], width: number): Content {
  const padding = inset - rules.frame
  return {
    table: { widths: [width - 2 * inset], body: [[{ stack: parts }]] },
    layout: {
      hLineWidth: () => rules.frame,
      vLineWidth: () => rules.frame,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => padding,
      paddingBottom: () => padding,
    },
  }
}

function layOutParts(input: BadMorningCardInput, size: number, width: number): Content[] {
  const { content, called } = input
  const { steps, goodToHear, schoolWill, schoolPhone } = content.helpers.badMorning
  const first = steps.map((step) => tidy(step.words)).filter((words) => words !== '')
  const heard = tidy(goodToHear)
  const touchpoint = findTouchpoint(content)
  // Who is named in the school's own words already is not said to wait a second time.
  const sayTouchpoint = tidy(schoolWill).includes(tidy(touchpoint?.name ?? ''))
    ? fixed.reach
    : fixed.touchpoint
  const school = [
    tidy(schoolWill),
    touchpoint === null ? '' : sayTouchpoint(tidy(touchpoint.name), tidy(touchpoint.contact)),
    tidy(schoolPhone) === '' ? '' : fixed.schoolPhone(tidy(schoolPhone)),
    fixed.late,
  ].filter((words) => words !== '')
  return [
    paperTitle(fixed.title(tidy(called)), 0),
    { text: fixed.opening, fontSize: sizes.text, margin: [0, 4, 0, 4] },
    cardHeading(fixed.first),
    ...(first.length === 0 ? writingLines(width) : [layOutSteps(first, size)]),
    ...(heard === '' ? [] : [cardHeading(fixed.hear), layOutHeard(heard, size)]),
    cardHeading(fixed.call),
    ...layOutCalls(content, size, width),
    cardHeading(fixed.school),
    ...school.map((text): Content => ({ text, fontSize: Math.min(size, 14), margin: [0, 0, 0, 4] })),
  ]
}

function cardHeading(text: string): Content {
  return {
    text,
    headlineLevel: 2,
    font: 'Display',
    fontSize: sizes.heading,
    bold: true,
    margin: [0, 14, 0, 4],
  }
}

function layOutSteps(steps: readonly string[], size: number): Content {
  return {
    ol: steps.map((text) => ({ text, fontSize: size, margin: [0, 0, 0, 5] })),
    fontSize: size,
    bold: false,
  }
}

function layOutHeard(words: string, size: number): Content {
  const text = /^["“”«„]/.test(words) ? words : `“${words}”`
  return { text, role: 'quote', font: 'Display', italics: true, fontSize: size }
}

/** In the order in which they are tried, the number as large as the name. */
function layOutCalls({ helpers }: PlanContent, size: number, width: number): Content[] {
  const byId = new Map(helpers.items.map((item) => [item.id, item]))
  const called = helpers.badMorning.callIds
    .flatMap((id) => byId.get(id) ?? [])
    .filter((item) => tidy(item.name) !== '')
  if (called.length === 0) return writingLines(width, 2)
  const rows = called.map((item): TableCell[] => {
    const about = joinParts([tidy(item.relation), tidy(item.when)])
    return [
      {
        stack: [
          { text: tidy(item.name), bold: true, fontSize: size },
          ...(about === '' ? [] : [{ text: about }]),
        ],
      },
      { text: tidy(item.phone), bold: true, fontSize: size, alignment: 'right' },
    ]
  })
  const phoneWidth = Math.round(width * 0.42)
  return [
    {
      role: 'pairs',
      table: { widths: [width - phoneWidth, phoneWidth], body: rows, dontBreakRows: true },
      layout: {
        hLineWidth: (line) => (line === 0 || line === rows.length ? 0 : rules.thin),
        vLineWidth: () => 0,
        paddingLeft: () => 0,
        paddingRight: () => 0,
        paddingTop: () => 4,
        paddingBottom: () => 4,
      },
    },
  ]
}
