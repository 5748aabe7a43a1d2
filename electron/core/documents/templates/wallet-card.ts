/**
 * The card for a hard morning in the size of a bank card, two on a page, with lines to cut along. What does not fit is
 * shortened here, and stands whole on the card for the wall.
 */
import type { Content } from 'pdfmake/interfaces.js'
import { walletWords as fixed } from '#shared/messages/wallet-words.ts'
import { paragraph, tidy } from '../blocks.ts'
import { estimateLines } from '../estimate-lines.ts'
import { rules, sizes } from '../type.ts'
import { findTouchpoint, joinParts } from './agreement/voices.ts'
import { describePaper, type PlanPaperInput } from './plan-paper.ts'
import type { Template } from './template.ts'

const pointsPerMillimetre = 72 / 25.4
/** ISO/IEC 7810 ID-1. */
const cardWidth = 85.6 * pointsPerMillimetre
const cardHeight = 54 * pointsPerMillimetre
const inset = 9
const inside = cardWidth - 2 * inset
const lettersSize = 9
const mostLines = 9

export const walletCard: Template<PlanPaperInput> = {
  fileName: 'hard-morning-wallet-card.pdf',
  describe: (input) =>
    describePaper(input, fixed.fileTitle, [paragraph(fixed.about), layOutCard(input), layOutCard(input)]),
}

function layOutCard(input: PlanPaperInput): Content {
  const stack: Content[] = [
    { text: fixed.title, font: 'Display', fontSize: 12, bold: true, lineHeight: 1, margin: [0, 0, 0, 2] },
    ...fitLines(input).map(({ label, said }) => ({
      text: [{ text: `${label} `, bold: true }, said],
      fontSize: lettersSize,
      margin: [0, 0, 0, 1.5] as [number, number, number, number],
    })),
    { text: fixed.late, fontSize: lettersSize, italics: true },
  ]
  return {
    table: { widths: [inside], heights: [cardHeight - 2 * inset], body: [[{ stack }]], dontBreakRows: true },
    layout: {
      hLineWidth: () => rules.thin,
      vLineWidth: () => rules.thin,
      hLineStyle: () => ({ dash: { length: 4, space: 3 } }),
      vLineStyle: () => ({ dash: { length: 4, space: 3 } }),
      paddingLeft: () => inset,
      paddingRight: () => inset,
      paddingTop: () => inset,
      paddingBottom: () => inset,
    },
    margin: [0, 12, 0, 24],
  }
}

type Line = { label: string; said: string }

/** The whole words when they fit, else as many letters of each as the card has room for. */
function fitLines(input: PlanPaperInput): Line[] {
  const whole = listLines(input)
  const lengths = [300, 120, 90, 70, 55, 40]
  const fits = (lines: readonly Line[]) =>
    estimateLines(
      lines.map(({ label, said }) => `${label} ${said}`),
      (inside * sizes.text) / lettersSize,
    ) <= mostLines
  const cut = lengths.map((length) =>
    whole.map(({ label, said }) => ({ label, said: shorten(said, length) })),
  )
  return cut.find(fits) ?? cut.at(-1) ?? []
}

function listLines({ content }: PlanPaperInput): Line[] {
  const { steps, callIds, schoolPhone } = content.helpers.badMorning
  const first = steps.map(({ words }) => tidy(words).replaceAll('\n', ' ')).filter((words) => words !== '')
  const calls = callIds
    .flatMap((id) => content.helpers.items.filter((item) => item.id === id))
    .filter(({ name }) => tidy(name) !== '')
    .slice(0, mostCalls)
    .map(({ name, phone }) => ({
      label: fixed.call,
      said: [shorten(tidy(name), longestName), tidy(phone)].filter(Boolean).join(' '),
    }))
  const touchpoint = findTouchpoint(content)
  const school = joinParts([
    shorten(tidy(touchpoint?.name ?? ''), longestName),
    tidy(schoolPhone) || tidy(touchpoint?.contact ?? ''),
  ])
  return [
    ...(first.length === 0
      ? [{ label: fixed.first, said: blank }]
      : [{ label: fixed.first, said: first.join(' · ') }]),
    ...(calls.length === 0 ? [{ label: fixed.call, said: blank }] : calls),
    ...(school === '' ? [] : [{ label: fixed.school, said: school }]),
  ]
}
const mostCalls = 2
const longestName = 30
/** To be written by hand. */
const blank = '_'.repeat(28)

/** Ends at a word where there is one. */
function shorten(words: string, most: number): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most)
  const atWord = cut.lastIndexOf(' ')
  return `${(atWord > most / 2 ? cut.slice(0, atWord) : cut).trim()}…`
}
