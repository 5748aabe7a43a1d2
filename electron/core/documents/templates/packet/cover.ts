/** The first page of a packet: for whom it is, why, of which time, and on which page everything stands. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { packetParts } from '#shared/domain/packet.ts'
import { packetWords as fixed } from '#shared/messages/packet-words.ts'
import { heading, longGrid, paragraph, subheading, tidy, paperTitle } from '../../blocks.ts'
import { rules, textWidth } from '../../type.ts'
import { layOutLeftOut, pageOf, type ReviewPacketInput } from './packet-paper.ts'

export function layOutCover(input: ReviewPacketInput): Content[] {
  const { students, wish, schoolName, staffName, madeOn } = input
  const [only] = students.length === 1 ? students : []
  const about = only === undefined ? fixed.aboutMany(students.length) : nameOf(only)
  const facts: [string, string][] = [
    [fixed.cover.who, tidy(wish.recipient)],
    [fixed.cover.why, tidy(wish.purpose)],
    [fixed.cover.period, fixed.period(wish, madeOn)],
    [fixed.cover.made, fixed.cover.madeOn(madeOn, tidy(staffName))],
  ]
  return [
    { text: tidy(schoolName), margin: [0, 0, 0, 2] },
    paperTitle(fixed.title, 2),
    { text: about, bold: true, margin: [0, 0, 0, 10] },
    layOutFacts(facts, textWidth(input.paperSize)),
    ...(only === undefined
      ? layOutStudents(input)
      : [...layOutContents(input, 0), ...layOutLeftOut(only.leftOut)]),
    { ...(paragraph(fixed.cover.care) as object), margin: [0, 14, 0, 0] } as Content,
  ]
}

const nameOf = ({ fullName, grade }: ReviewPacketInput['students'][number]) =>
  fixed.about(tidy(fullName), tidy(grade))

function layOutFacts(facts: readonly [string, string][], width: number): Content {
  return {
    role: 'pairs',
    table: {
      widths: [labelWidth, width - labelWidth - gap],
      body: facts.map(([label, said]): TableCell[] => [{ text: label, bold: true }, { text: said }]),
    },
    layout: {
      hLineWidth: () => rules.thin,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => gap / 2,
      paddingTop: () => 4,
      paddingBottom: () => 3,
    },
    margin: [0, 0, 0, 6],
  }
}
const labelWidth = 110
const gap = 12

type Line = { words: string; page: string }

/** Whom a packet of several students tells of. */
function layOutStudents(input: ReviewPacketInput): Content[] {
  const lines = input.students.map((one, place) => ({ words: nameOf(one), page: pageOf(place, 'student') }))
  return [heading(fixed.cover.contents), layOutLines(input, lines)]
}

/** What is told of the student at this place. */
export function layOutContents(input: ReviewPacketInput, place: number): Content[] {
  const parts = input.students[place]?.parts ?? []
  const lines = parts.map((part) => ({ words: packetParts[part].title, page: pageOf(place, part) }))
  const head = input.students.length === 1 ? heading : subheading
  return lines.length === 0 ? [] : [head(fixed.cover.contents), layOutLines(input, lines)]
}

function layOutLines({ paperSize }: ReviewPacketInput, lines: readonly Line[]): Content {
  const width = textWidth(paperSize)
  const rows = lines.map(({ words, page }): TableCell[] => [
    { text: words },
    // pdfmake puts the number in place of these words.
    { text: page, pageReference: page, alignment: 'right' } as TableCell,
  ])
  return longGrid(['', fixed.cover.page], rows, [width - pageWidth - 26, pageWidth])
}
const pageWidth = 46
