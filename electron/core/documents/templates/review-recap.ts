/**
 * The recap of a review session, for the family's kitchen table: good news, what was seen, what was decided by whom and
 * until when. Our own notes and what a student said in a check-in are never on it.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Decision } from '#shared/domain/decision.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import {
  haveDaysGrown,
  listGoodNews,
  sayAttendance,
  sayGoalEvidence,
  sayStageEvidence,
  saySupportEvidence,
} from '#shared/domain/evidence-words.ts'
import type { Review } from '#shared/domain/review.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { lensOrder, recapWords as words } from '#shared/messages/recap-words.ts'
import { bullets, footer, grid, section, tidy, paperTitle, together, words as say } from '../blocks.ts'
import { rules, textWidth } from '../type.ts'
import type { Template } from './template.ts'

export type RecapInput = {
  schoolName: string
  paperSize: PaperSize
  called: string
  review: Pick<Review, 'heldOn' | 'content' | 'nextOn'>
  /** As it stood when the session ended. */
  evidence: Evidence
  /** In the order in which they were made. */
  decisions: readonly Pick<Decision, 'what' | 'reason' | 'who' | 'byOn'>[]
}

export const reviewRecap: Template<RecapInput> = {
  fileName: 'review-recap.pdf',
  describe: (input) => ({
    title: words.fileTitle,
    language: words.language,
    paperSize: input.paperSize,
    madeOn: input.review.heldOn,
    content: [
      ...layOutTitle(input),
      ...layOutGoodNews(input),
      ...layOutSeen(input),
      ...layOutDecisions(input),
      ...layOutHard(input),
      ...layOutNext(input),
    ],
    footer: (page, of) => footer(tidy(input.schoolName), words.page(page, of)),
  }),
}

const isSaid = (written: string) => written !== ''

function layOutTitle({ called, schoolName, review }: RecapInput): Content[] {
  return [
    { text: tidy(schoolName), margin: [0, 0, 0, 2] },
    paperTitle(words.title(tidy(called)), 2),
    { text: words.aboutLine(review.heldOn, tidy(review.content.present)), bold: true, margin: [0, 0, 0, 2] },
  ]
}

function layOutGoodNews({ called, review, evidence, paperSize }: RecapInput): Content[] {
  const own = review.content.goodNews.map((one) => tidy(one.words)).filter(isSaid)
  const news = [...own, ...listGoodNews(evidence, called).map(tidy)]
  return section(words.goodNews, news.length === 0 ? [] : [bullets(news)], textWidth(paperSize))
}

function layOutSeen({ called, evidence, paperSize }: RecapInput): Content[] {
  const seen = [
    // Days that grew were told as good news already.
    ...(haveDaysGrown(evidence) ? [] : [sayAttendance(evidence, called)]),
    ...(evidence.stage === null || evidence.stage.agreed === 0
      ? []
      : [sayStageEvidence(evidence.stage, called)]),
    ...evidence.goals.map((goal) => words.goal(goal.sentence, sayGoalEvidence(goal))),
    ...evidence.supports.map((support) => words.support(support.what, saySupportEvidence(support, called))),
  ]
  return section(words.seen, [bullets(seen.map(tidy))], textWidth(paperSize))
}

function layOutDecisions({ decisions, paperSize }: RecapInput): Content[] {
  if (decisions.length === 0) return []
  const width = textWidth(paperSize)
  const isDated = decisions.some(({ byOn }) => byOn !== null)
  const dated = width - whoWidth - byWidth - 3 * padding - 4 * rules.thin
  const rest = isDated ? dated : width - whoWidth - 2 * padding - 3 * rules.thin
  const rows = decisions.map(({ what, reason, who, byOn }): TableCell[] => [
    {
      stack: [
        { text: tidy(what), bold: true },
        ...(tidy(reason) === '' ? [] : [{ text: words.decided.because(tidy(reason)) }]),
      ],
    },
    { text: tidy(who) || words.decided.nobody },
    ...(isDated ? [{ text: byOn === null ? '' : words.day(byOn) }] : []),
  ])
  const head = [words.decided.what, words.decided.who, ...(isDated ? [words.decided.by] : [])]
  return section(
    words.decided.heading,
    grid(head, rows, isDated ? [rest, whoWidth, byWidth] : [rest, whoWidth]),
    width,
  )
}
const whoWidth = 96
const byWidth = 84
const padding = 12

function layOutHard({ review, paperSize }: RecapInput): Content[] {
  const width = textWidth(paperSize)
  const blocks = lensOrder.flatMap((lens) => {
    const said = review.content.challenges
      .filter((one) => one.lens === lens)
      .map((one) => ({ hard: tidy(one.words), shared: tidy(one.shared) }))
      .filter(({ hard, shared }) => isSaid(hard) || isSaid(shared))
      .flatMap(({ hard, shared }) => [
        ...(isSaid(hard) ? [hard] : []),
        ...(isSaid(shared) ? [words.hard.together(shared)] : []),
      ])
    const [first, ...rest] = said
    if (first === undefined) return []
    const named: Content = {
      text: [{ text: `${words.hard.lenses[lens]}: `, bold: true }, first],
      margin: [0, 0, 0, 1],
    }
    return [together([named, ...rest.map((text) => say(text, { space: 2 }))], width)]
  })
  return section(words.hard.heading, blocks, width)
}

function layOutNext({ review, paperSize }: RecapInput): Content[] {
  const next = review.nextOn === null ? words.next.open : words.next.on(review.nextOn)
  return section(words.next.heading, [say(`${next} ${words.next.blame}`)], textWidth(paperSize))
}
