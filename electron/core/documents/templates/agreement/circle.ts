/** Good news, helpers from the family's own network, the placement, the long view: briefly, and only what is there. */
import type { Content } from 'pdfmake/interfaces.js'
import { bullets, paragraph, section, tidy, words as say } from '../../blocks.ts'
import type { AgreementPaper } from './paper.ts'
import { joinParts } from './voices.ts'

export function layOutNews({ words, snapshot, width }: AgreementPaper): Content[] {
  const news = snapshot.celebrations.map(tidy).filter((line) => line !== '')
  return section(words.news.heading, news.length === 0 ? [] : [bullets(news)], width)
}

/** Who helps and with what; phone numbers and hours stand on the card for a hard morning, not here. */
export function layOutHelpers({ words, content, width }: AgreementPaper): Content[] {
  const { items, badMorning } = content.helpers
  const lines = items
    .filter((helper) => tidy(helper.name) !== '')
    .map((helper) => {
      const who = [tidy(helper.name), tidy(helper.relation)].filter((part) => part !== '').join(', ')
      return joinParts([who, tidy(helper.canDo)])
    })
  const first = badMorning.steps.map((step) => tidy(step.words)).find((step) => step !== '')
  const blocks = [
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    ...(first === undefined ? [] : [say(words.circle.hardMorning(first))]),
  ]
  return section(words.circle.helpers, blocks, width)
}

export function layOutPlacement({ words, content, width }: AgreementPaper): Content[] {
  const decision = tidy(content.placement.decision)
  const blocks =
    decision === '' ? [] : [paragraph(words.placement.decided(decision, content.placement.decidedOn))]
  return section(words.placement.heading, blocks, width)
}

export function layOutLongView({ words, content, width }: AgreementPaper): Content[] {
  const ahead = content.milestones.items.filter((item) => item.reachedOn === null && tidy(item.words) !== '')
  const lines = ahead.map((item) =>
    joinParts([tidy(item.words), item.byOn === null ? '' : words.longView.byAbout(item.byOn)]),
  )
  const stepDown = tidy(content.milestones.stepDown)
  const blocks = [
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    ...(stepDown === '' ? [] : [paragraph(`${words.longView.stepDown}: ${stepDown}`)]),
  ]
  return section(words.longView.heading, blocks, width)
}
