/** The kinds of findings in words, and where each is mended. Judges none of them. */
import type { QualityItem, QualityKind } from '#shared/domain/data-quality.ts'

export const kindWords: Record<QualityKind, string> = {
  'day-not-taken': 'School days without marks',
  'unknown-code': 'Codes without a meaning',
  'impossible-date': 'Days that cannot be',
  'rows-left-out': 'Rows that could not be used',
  'student-days-not-taken': 'Students with gaps in their year',
  'marks-outside-calendar': 'Marks in no school year',
  'marks-on-closed-day': 'Marks on days without school',
  'marks-in-future': 'Marks for days still to come',
  'no-enrolment': 'Students without days of enrolment',
  'marks-outside-enrolment': 'Marks outside the days of enrolment',
}

export const wayWords: Record<QualityItem['place'], string> = {
  calendar: 'Open the calendar',
  codes: 'Open the codes',
  import: 'Bring in a file',
  imports: 'See the files',
  student: 'Open the details',
}

export function routeOf({ place, student }: Pick<QualityItem, 'place' | 'student'>): string {
  if (place === 'student' && student !== null) return `/students/${student.id}/family`
  if (place === 'import') return '/import'
  return place === 'calendar' || place === 'codes' ? `/school-data/${place}` : '/school-data'
}

export type QualityGroup = { kind: QualityKind; title: string; items: QualityItem[] }

/** In the order in which the kinds first come. */
export function groupByKind(items: readonly QualityItem[]): QualityGroup[] {
  const groups = new Map<QualityKind, QualityGroup>()
  for (const item of items) {
    const group = groups.get(item.kind)
    if (group === undefined)
      groups.set(item.kind, { kind: item.kind, title: kindWords[item.kind], items: [item] })
    else group.items.push(item)
  }
  return [...groups.values()]
}
