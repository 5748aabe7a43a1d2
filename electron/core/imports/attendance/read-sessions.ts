/**
 * Finds morning and afternoon in files that have no column for them. England's registers say `/` for present in the
 * morning and `\` in the afternoon (DfE attendance codes), one row each. Other files keep the periods that they name.
 */
import type { EpochDay } from '#shared/domain/day.ts'
import type { MarkScan } from './mark-scan.ts'

const morning = 1
const afternoon = 2

/** One student's places in the scan, in the order of the file. */
type Own = Uint32Array

/** Knows from the codes whether a file may be such a register; {@link SessionReader.look} must see every student. */
export class SessionReader {
  readonly #scan: MarkScan
  readonly #dayOf: (at: number) => EpochDay
  readonly #presentInMorning: number
  readonly #presentInAfternoon: number
  #isRegister = false

  constructor(scan: MarkScan, dayOf: (at: number) => EpochDay) {
    this.#scan = scan
    this.#dayOf = dayOf
    this.#presentInMorning = scan.codes.findIndex(({ code }) => code === '/')
    this.#presentInAfternoon = scan.codes.findIndex(({ code }) => code === '\\')
  }

  get mayBeRegister(): boolean {
    return (
      this.#scan.nameOf('period') === null && this.#presentInMorning !== -1 && this.#presentInAfternoon !== -1
    )
  }

  /** One student who was there in the morning and in the afternoon of a day makes the file a register of sessions. */
  look(own: Own): void {
    if (this.#isRegister || !this.mayBeRegister) return
    const mornings = new Set<EpochDay>()
    const codeOf = (at: number) => this.#scan.marks.code[at] ?? 0
    for (const at of own) if (codeOf(at) === this.#presentInMorning) mornings.add(this.#dayOf(at))
    this.#isRegister = own.some(
      (at) => codeOf(at) === this.#presentInAfternoon && mornings.has(this.#dayOf(at)),
    )
  }

  /** Writes the sessions of one student's marks to `periods`. Codes other than the two take what the day has left. */
  read(own: Own, periods: Uint8Array): void {
    if (!this.#isRegister) return
    const days = Map.groupBy(own, this.#dayOf)
    for (const marks of days.values()) this.#readDay(marks, periods)
  }

  #readDay(marks: readonly number[], periods: Uint8Array): void {
    const free = new Set([morning, afternoon])
    const others: number[] = []
    for (const at of marks) {
      const code = this.#scan.marks.code[at] ?? 0
      if (code !== this.#presentInMorning && code !== this.#presentInAfternoon) {
        others.push(at)
        continue
      }
      periods[at] = code === this.#presentInMorning ? morning : afternoon
      free.delete(periods[at])
    }
    // A code that stands alone on its day was given for the whole day.
    if (marks.length === 1) return
    for (const at of others) {
      const [first = afternoon] = free
      periods[at] = first
      free.delete(first)
    }
  }
}
