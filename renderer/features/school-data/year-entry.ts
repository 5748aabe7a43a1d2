/** A school year while it is typed: lines that are not complete yet are kept on screen and left out of the vault. */
import type { IsoDate, Weekday } from '#shared/domain/day.ts'
import type { SchoolYear, SchoolYearDraft } from '#shared/domain/school-calendar.ts'

export type SpanEntry = { key: string; name: string; fromOn: IsoDate | null; toOn: IsoDate | null }
export type YearEntry = {
  name: string
  startsOn: IsoDate | null
  endsOn: IsoDate | null
  weekdays: Weekday[]
  terms: SpanEntry[]
  closures: SpanEntry[]
}

export function toYearEntry(year: SchoolYear): YearEntry {
  return {
    name: year.name,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
    weekdays: [...year.weekdays],
    terms: year.terms.map((term, index) => ({
      key: `t${index}`,
      name: term.name,
      fromOn: term.startsOn,
      toOn: term.endsOn,
    })),
    closures: year.closures.map((one, index) => ({
      key: `c${index}`,
      name: one.label,
      fromOn: one.fromOn,
      toOn: one.toOn,
    })),
  }
}

export function emptySpan(): SpanEntry {
  return { key: crypto.randomUUID(), name: '', fromOn: null, toOn: null }
}

/** What a line still asks for; a closure of one day needs only its first day. */
export function askAboutSpan(span: SpanEntry, kind: 'term' | 'closure'): string | null {
  if (span.fromOn === null) return 'From which day? Until then this line is not kept.'
  if (kind === 'term' && span.name.trim() === '')
    return 'What is this term called? Until then it is not kept.'
  if (kind === 'term' && span.toOn === null) return 'Through which day? Until then this line is not kept.'
  if (span.toOn !== null && span.toOn < span.fromOn) return 'It ends before it starts. Which day is right?'
  return null
}

/** The year as it can be stored, or null while its first or last day is missing. */
export function toYearDraft(entry: YearEntry): SchoolYearDraft | null {
  if (entry.startsOn === null || entry.endsOn === null) return null
  return {
    name: entry.name.trim(),
    startsOn: entry.startsOn,
    endsOn: entry.endsOn,
    weekdays: entry.weekdays,
    terms: entry.terms.flatMap((term) =>
      askAboutSpan(term, 'term') === null && term.fromOn !== null && term.toOn !== null
        ? [{ name: term.name.trim(), startsOn: term.fromOn, endsOn: term.toOn }]
        : [],
    ),
    closures: entry.closures.flatMap((one) =>
      askAboutSpan(one, 'closure') === null && one.fromOn !== null
        ? [{ fromOn: one.fromOn, toOn: one.toOn ?? one.fromOn, label: one.name.trim() }]
        : [],
    ),
  }
}
