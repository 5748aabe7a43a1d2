/** What makes it hard and what helps, what the student will do, what each side promises. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { PlanContent } from '#shared/domain/plan.ts'
import { parties } from '#shared/domain/sections/promises.ts'
import {
  bullets,
  equalWidths,
  grid,
  section,
  sideBySideLayout,
  subheading,
  tidy,
  roomUnder,
  together,
  words as say,
  writingLines,
} from '../../blocks.ts'
import { estimateLines, mostLinesTogether } from '../../estimate-lines.ts'
import type { AgreementPaper } from './paper.ts'
import { joinParts } from './voices.ts'

type Support = PlanContent['supports']['items'][number]

export function layOutBarriers(paper: AgreementPaper): Content[] {
  const { words, content, width } = paper
  const supports = new Map(
    content.supports.items.filter((item) => tidy(item.what) !== '').map((item) => [item.id, item]),
  )
  const barriers = content.barriers.items.filter(
    (item) => item.state !== 'resolved' && tidy(item.words) !== '',
  )
  const linked = new Set(barriers.flatMap((item) => item.supportIds))
  const rows = barriers.map((item): TableCell[] => {
    const helps = item.supportIds.flatMap((id) => supports.get(id) ?? [])
    const said = helps.flatMap((support) => [
      say(tidy(support.what), { space: 0 }),
      say(sayGiving(paper, support), { space: 4 }),
    ])
    const cell = helps.length > 0 ? said : [say(words.barriers.noneYet)]
    return [{ stack: [say(tidy(item.words), { space: 2 })] }, { stack: cell }]
  })
  const head = [words.barriers.hard, words.barriers.helps]
  const others = [...supports.values()].filter((item) => !linked.has(item.id))
  const blocks = [
    ...(rows.length === 0 ? [] : grid(head, rows, equalWidths(2, width))),
    ...(rows.length === 0 || others.length === 0 ? [] : [subheading(words.barriers.alsoThere)]),
    ...(others.length === 0
      ? []
      : [bullets(others.map((item) => joinParts([tidy(item.what), sayGiving(paper, item)])))]),
  ]
  const isAsked = content.barriers.items.length === 0 && others.length > 0
  return [
    ...(isAsked ? [roomUnder(words.barriers.hard, width)] : []),
    ...section(rows.length > 0 ? words.barriers.heading : words.barriers.helps, blocks, width),
  ]
}

/** `Mr. Lind · twice a week · from 2 March 2026` */
function sayGiving({ words }: AgreementPaper, support: Support): string {
  const from = support.startsOn === null ? '' : words.support.from(support.startsOn)
  const until = support.endsOn === null ? '' : words.support.until(support.endsOn)
  const span = [from, until].filter((part) => part !== '').join(' ')
  return joinParts([tidy(support.who), tidy(support.howOften), span])
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
      say(sentence, { isBold: true, space: 2 }),
      ...(because === '' ? [] : [say(`${words.goals.because}: ${because}`, { space: 2 })]),
      ...(help === '' ? [] : [say(`${words.goals.help}: ${help}`, { space: 2 })]),
    ]
    return [together([{ stack: lines, margin: [0, 0, 0, 5] }], width)]
  })
  return section(words.goals.heading(called), blocks, width)
}

/**
 * Student, family and school in equal columns: the school's promises stand as open as the family's. Who has not promised
 * anything yet has lines to write on.
 */
export function layOutPromises({ words, content, called, width }: AgreementPaper): Content[] {
  const made = parties.map((party) =>
    content.promises.items
      .filter((item) => item.party === party && tidy(item.words) !== '')
      .map((item) => {
        const isForReview = item.dueOn === content.rhythm.firstReviewOn
        const sayDue = isForReview ? words.promises.by : words.promises.due
        const due = item.dueOn === null ? '' : sayDue(item.dueOn)
        return [tidy(item.words), tidy(item.who), due].filter((line) => line !== '')
      }),
  )
  const titles = words.promises.parties(called)
  const thirds = equalWidths(parties.length, width)
  const room = () => writingLines(thirds[0] ?? width)
  const isShort = made.every((items) => estimateLines(items.flat(), thirds[0] ?? width) <= mostLinesTogether)
  // Short columns each run down by themselves; long ones go row by row, so that a page's end finds a place to cut.
  const rows = isShort
    ? [made.map((items) => (items.length === 0 ? room() : items.flatMap(sayPromise)))]
    : Array.from({ length: Math.max(...made.map((items) => items.length)) }, (_, at) =>
        made.map((items) => (items.length === 0 && at === 0 ? room() : sayPromise(items[at] ?? []))),
      )
  const head = parties.map((party) => titles[party])
  const body = rows.map((row) => row.map((stack): TableCell => ({ stack })))
  return section(words.promises.heading, grid(head, body, thirds, sideBySideLayout), width)
}

/** The promise, and under it who keeps it and by when. */
function sayPromise(lines: readonly string[]): Content[] {
  return lines.map((text, at) => say(text, { space: at === lines.length - 1 ? 6 : 0 }))
}
