/** The people: the student's words first, what they bring, the family's words, who walks along. */
import type { Content } from 'pdfmake/interfaces.js'
import type { PlanContent } from '#shared/domain/plan.ts'
import {
  bullets,
  bulletsSideBySide,
  columns,
  quote,
  section,
  subheading,
  tidy,
  words as say,
} from '../../blocks.ts'
import type { AgreementPaper } from './paper.ts'

/** Verbatim and first, because the plan starts with them. */
export function layOutVoice({ words, content, called, width }: AgreementPaper): Content[] {
  const quotes = content.voice.quotes.flatMap((said) => {
    const text = tidy(said.words)
    const day = said.saidOn === null ? '' : words.voice.saidOn(said.saidOn)
    return text === '' ? [] : quote(text, joinParts([words.voice.topics[said.topic], day]), width)
  })
  return section(words.voice.heading(called), quotes, width)
}

export function layOutFamilyWords({ words, content, width }: AgreementPaper): Content[] {
  const quotes = content.familyWords.quotes.flatMap((said) => {
    const text = tidy(said.words)
    const day = said.saidOn === null ? '' : words.voice.saidOn(said.saidOn)
    return text === '' ? [] : quote(text, joinParts([tidy(said.who), day]), width)
  })
  return section(words.family.heading, quotes, width)
}

/** Two lists side by side, or the one that there is. */
export function layOutStrengths({ words, content, called, width }: AgreementPaper): Content[] {
  const listOf = (kind: 'strength' | 'interest') =>
    content.strengths.items.filter((item) => item.kind === kind).flatMap((item) => tidy(item.words) || [])
  const lists = [
    { title: words.strengths.strengths, items: listOf('strength') },
    { title: words.strengths.interests, items: listOf('interest') },
  ].filter((list) => list.items.length > 0)
  if (lists.length === 0) return []
  const sides = lists.map((list) => [subheading(list.title), bullets(list.items)])
  return section(words.strengths.heading(called), [columns(sides, width)], width)
}

export function layOutTeam({ words, content, called, width }: AgreementPaper): Content[] {
  const touchpoint = findTouchpoint(content)
  const others = content.team.members.filter((member) => member !== touchpoint && tidy(member.name) !== '')
  const blocks: Content[] = []
  if (touchpoint !== null) {
    const sentence = words.team.touchpoint(tidy(touchpoint.name), called, tidy(touchpoint.contact))
    blocks.push(say(sentence, { isBold: true }))
  }
  if (others.length > 0) {
    const lines = others.map((member) =>
      joinParts([
        [tidy(member.name), words.team.roles[member.role]].filter((part) => part !== '').join(', '),
        tidy(member.contact),
      ]),
    )
    blocks.push(bulletsSideBySide(lines, width))
  }
  return section(words.team.heading, blocks, width)
}

/** The steady touchpoint; null while none, or one without a name, is chosen. */
export function findTouchpoint(content: PlanContent): PlanContent['team']['members'][number] | null {
  return content.team.members.find((member) => member.isTouchpoint && tidy(member.name) !== '') ?? null
}

export function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}
