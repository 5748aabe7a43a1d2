/** What makes it hard and what helps, what the student will do, what each side promises. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { PlanContent } from '#shared/domain/plan.ts'
import { parties } from '#shared/domain/sections/promises.ts'
import {
  bullets,
  equalWidths,
  estimateLines,
  grid,
  section,
  subheading,
  tidy,
  together,
  words as say,
} from '../../blocks.ts'
import type { AgreementPaper } from './paper.ts'
import { joinParts } from './voices.ts'

type Support = PlanContent['supports']['items'][number]

/** A row taller than this is let across a page's end. */
const mostLinesInRow = 30

export function layOutBarriers(paper: AgreementPaper): Content[] {
  const { words, content, width } = paper
  const supports = new Map(
    content.supports.items.filter((item) => tidy(item.what) !== '').map((item) => [item.id, item]),
  )
  const barriers = content.barriers.items.filter(
    (item) => item.state !== 'resolved' && tidy(item.words) !== '',
  )
  const linked = new Set(barriers.flatMap((item) => item.supportIds))
  const rows = barriers.map((item) => {
    const helps = item.supportIds
      .flatMap((id) => supports.get(id) ?? [])
      .map((support) => saySupport(paper, support))
    return [[tidy(item.words)], helps.length > 0 ? helps : [words.barriers.noneYet]]
  })
  const [half = width / 2] = equalWidths(2, width)
  const isWhole = rows.every((row) =>
    row.every((cell) => estimateLines(cell.join('\n'), half) < mostLinesInRow),
  )
  const blocks: Content[] = []
  if (rows.length > 0) {
    const body = rows.map((row): TableCell[] =>
      row.map((cell) => ({ stack: cell.map((text) => say(text, { space: 2 })) })),
    )
    blocks.push(grid([words.barriers.hard, words.barriers.helps], body, [half, half], isWhole))
  }
  const others = [...supports.values()].filter((item) => !linked.has(item.id))
  if (others.length > 0) {
    if (rows.length > 0) blocks.push(subheading(words.barriers.alsoThere))
    blocks.push(bullets(others.map((item) => saySupport(paper, item))))
  }
  return section(rows.length > 0 ? words.barriers.heading : words.barriers.helps, blocks)
}

/** `Math tutoring · Mr. Lind · twice a week · from Monday 2 March 2026` */
function saySupport({ words }: AgreementPaper, support: Support): string {
  const from = support.startsOn === null ? '' : words.support.from(support.startsOn)
  const until = support.endsOn === null ? '' : words.support.until(support.endsOn)
  const span = [from, until].filter((part) => part !== '').join(' ')
  return joinParts([tidy(support.what), tidy(support.who), tidy(support.howOften), span])
}

export function layOutGoals({ words, content, called, width }: AgreementPaper): Content[] {
  const supports = new Map(content.supports.items.map((item) => [item.id, tidy(item.what)]))
  const blocks = content.goals.items.flatMap((item) => {
    const sentence = words.goals.sentence(
      { ...item, activity: tidy(item.activity), place: tidy(item.place) },
      called,
    )
    if (sentence === '') return []
    const because = tidy(item.because)
    const help = words.list(item.supportIds.flatMap((id) => supports.get(id) || []))
    const lines = [
      { text: sentence, isLabelled: '' },
      ...(because === '' ? [] : [{ text: because, isLabelled: words.goals.because }]),
      ...(help === '' ? [] : [{ text: help, isLabelled: words.goals.help }]),
    ]
    const stack = lines.map((line): Content => ({
      text: line.isLabelled === '' ? [{ text: line.text, bold: true }] : [`${line.isLabelled}: `, line.text],
      margin: [0, 0, 0, 2],
    }))
    return [together([{ stack, margin: [0, 0, 0, 6] }], lines.map((line) => line.text).join('\n'), width)]
  })
  return section(words.goals.heading(called), blocks)
}

/** Student, family and school in equal columns: the school's promises stand as open as the family's. */
export function layOutPromises({ words, content, called, width }: AgreementPaper): Content[] {
  const made = parties.map((party) =>
    content.promises.items.filter((item) => item.party === party && tidy(item.words) !== ''),
  )
  const longest = Math.max(...made.map((items) => items.length))
  if (longest === 0) return []
  const titles = words.promises.parties(called)
  const third = equalWidths(parties.length, width)
  const rows = Array.from({ length: longest }, (_, at) =>
    made.map((items): string[] => {
      const item = items[at]
      if (item === undefined) return []
      const due = item.dueOn === null ? '' : words.promises.due(item.dueOn)
      return [tidy(item.words), joinParts([tidy(item.who), due])].filter((line) => line !== '')
    }),
  )
  const isWhole = rows.every((row) =>
    row.every((cell) => estimateLines(cell.join('\n'), third[0] ?? width) < mostLinesInRow),
  )
  const body = rows.map((row): TableCell[] =>
    row.map((cell) => ({ stack: cell.map((text) => say(text, { space: 1 })) })),
  )
  return section(words.promises.heading, [
    grid(
      parties.map((party) => titles[party]),
      body,
      third,
      isWhole,
    ),
  ])
}
