/** What happened with a student, month by month, newest first. Restricted notes never reach it. */
import type { Content } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import { monthNames, sayDate, sayShortDate } from '#shared/domain/plain-words.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import type { TimelineEntry } from '#shared/domain/timeline.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { footer, heading, tidy, paperTitle, together, words as say } from '../blocks.ts'
import { sizes, textWidth } from '../type.ts'
import type { Template } from './template.ts'

export type TimelineInput = {
  schoolName: string
  studentName: string
  paperSize: PaperSize
  madeOn: IsoDate
  fromOn: IsoDate | null
  toOn: IsoDate | null
  /** Newest first. */
  entries: readonly Pick<TimelineEntry, 'on' | 'title' | 'words' | 'who'>[]
}

export const timeline: Template<TimelineInput> = {
  fileName: 'open-door-timeline.pdf',
  describe: (input) => ({
    title: 'What happened so far',
    language: english.language,
    paperSize: input.paperSize,
    madeOn: input.madeOn,
    content: [
      paperTitle(`What happened so far with ${tidy(input.studentName)}`, 4),
      say(`${sayRange(input)} Made on ${sayShortDate(input.madeOn)}. The newest comes first.`, { space: 6 }),
      ...layOutMonths(input),
    ],
    footer: (page, of) => footer(tidy(input.schoolName), english.page(page, of)),
  }),
}

function sayRange({ fromOn, toOn, madeOn }: TimelineInput): string {
  if (fromOn === null && toOn === null) return 'Everything that is on record.'
  if (fromOn === null) return `Everything on record up to ${sayShortDate(toOn ?? madeOn)}.`
  return `From ${sayShortDate(fromOn)}${toOn === null ? '' : ` to ${sayShortDate(toOn)}`}.`
}

function layOutMonths({ entries, paperSize }: TimelineInput): Content[] {
  const width = textWidth(paperSize)
  if (entries.length === 0) return [say('Nothing is on record for this time.')]
  const months = Map.groupBy(entries, (entry) => entry.on.slice(0, 7))
  return [...months].flatMap(([month, told]) => {
    const [first, ...rest] = told.map(layOutEntry)
    const title = `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
    return first === undefined ? [] : [together([heading(title), first], width), ...rest]
  })
}

function layOutEntry({ on, title, words, who }: TimelineInput['entries'][number]): Content {
  const said = tidy(words)
  const day = `${sayDate(on)}${who.trim() === '' ? '' : ` · ${tidy(who)}`}`
  return {
    stack: [
      { text: day, fontSize: sizes.small },
      { text: tidy(title), bold: true },
      ...(said === '' ? [] : said.split('\n').map((text) => ({ text }))),
    ],
    // A long note may go on over the page.
    unbreakable: said.length < mostLettersTogether,
    margin: [0, 0, 0, 8],
  }
}
const mostLettersTogether = 600
