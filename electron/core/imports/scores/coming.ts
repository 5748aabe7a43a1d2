/** Counts what a file of values adds, changes and leaves, and keeps the first changes to be shown. */
import type { ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ValueTable } from './value-table.ts'

type Report = NonNullable<ImportUnderstanding['coming']>
/** `from`: null where nothing stood. */
type Change = { what: string; on: IsoDate | null; from: string | null; to: string }

const changesShown = 20

export class Coming {
  readonly counts = { added: 0, changed: 0, unchanged: 0 }
  readonly #first: Report['first'] = []

  /** Answers whether something that stood would be another. */
  count(from: string | null, to: string): boolean {
    this.counts[from === null ? 'added' : from === to ? 'unchanged' : 'changed'] += 1
    return from !== null && from !== to
  }

  add({ students }: ValueTable, { student }: { student: number }, { what, on, from, to }: Change): void {
    if (!this.count(from, to) || this.#first.length >= changesShown) return
    const own = students[student]
    const name = `${own?.givenName ?? ''} ${own?.familyName ?? ''}`.trim()
    this.#first.push({ student: name || (own?.schoolNumber ?? ''), on, what, from: from ?? '', to })
  }

  report(): Report {
    return { ...this.counts, first: this.#first }
  }
}
