/** The marks of a file as numbers, in as few bytes as they need. Knows nothing of what the numbers mean. */

const startingRoom = 65_536
const growth = 1.25
const noMinutes = 0xffff

type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** The old array's memory is given back at once, not when the collector comes by. */
const resize = <Kind extends Numbers>(numbers: Kind, length: number): ArrayBuffer =>
  numbers.buffer.transfer(length * numbers.BYTES_PER_ELEMENT)

/** Students, dates and codes are places in the lists of the scan. */
export class MarkColumns {
  count = 0
  /** How many marks there will be, as far as one can tell: arrays that grow step by step leave holes in memory. */
  expected = 0
  student: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> = new Uint16Array(startingRoom)
  date = new Uint16Array(startingRoom)
  code: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> = new Uint8Array(startingRoom)
  period = new Uint8Array(startingRoom)
  readonly #rows = new RowNumbers()
  #minutes: Uint16Array<ArrayBuffer> | null

  constructor(hasMinutes: boolean) {
    this.#minutes = hasMinutes ? new Uint16Array(startingRoom) : null
  }

  add(student: number, date: number, code: number, period: number, row: number): void {
    const at = this.count
    if (at === this.date.length) this.#resize(Math.max(Math.ceil(at * growth), this.expected))
    if (student > 0xffff && this.student instanceof Uint16Array) this.student = new Uint32Array(this.student)
    if (code > 0xff && this.code instanceof Uint8Array) this.code = new Uint16Array(this.code)
    this.student[at] = student
    this.date[at] = date
    this.code[at] = code
    this.period[at] = period
    this.#rows.add(at, row)
    this.count = at + 1
  }

  /** Of the mark that was added last; 0 to 1440, or null where the file says none. */
  sayMinutes(minutes: number | null): void {
    if (this.#minutes !== null) this.#minutes[this.count - 1] = minutes ?? noMinutes
  }

  /** Whether the file says minutes at all. */
  get hasMinutes(): boolean {
    return this.#minutes !== null
  }

  minutesOf(at: number): number | null {
    const minutes = this.#minutes?.[at] ?? noMinutes
    return minutes === noMinutes ? null : minutes
  }

  rowOf(at: number): number {
    return this.#rows.rowOf(at)
  }

  /** Gives back the room for more marks. */
  trim(): void {
    this.#resize(this.count)
  }

  /** Gives the memory back now instead of when the collector comes by; nothing can be read from then on. */
  release(): void {
    for (const numbers of [this.student, this.date, this.code, this.period, this.#minutes]) {
      numbers?.buffer.transfer(0)
    }
    this.count = 0
  }

  #resize(length: number): void {
    const { student, code } = this
    this.student =
      student instanceof Uint16Array
        ? new Uint16Array(resize(student, length))
        : new Uint32Array(resize(student, length))
    this.date = new Uint16Array(resize(this.date, length))
    this.code =
      code instanceof Uint8Array
        ? new Uint8Array(resize(code, length))
        : new Uint16Array(resize(code, length))
    this.period = new Uint8Array(resize(this.period, length))
    if (this.#minutes !== null) this.#minutes = new Uint16Array(resize(this.#minutes, length))
  }
}

/** Rows follow each other, or several marks stand in one row: only where that changes is a number kept. */
class RowNumbers {
  /** From the mark `at` on, the rows count on from `row` by `step`. */
  readonly #at: number[] = []
  readonly #row: number[] = []
  readonly #step: number[] = []
  #latest = 0

  add(at: number, row: number): void {
    const step = this.#step.at(-1)
    if (step === undefined || row !== this.#latest + step) this.#begin(at, row)
    this.#latest = row
  }

  #begin(at: number, row: number): void {
    const isSameRow = at > 0 && row === this.#latest
    this.#at.push(at)
    this.#row.push(row)
    this.#step.push(isSameRow ? 0 : 1)
  }

  rowOf(at: number): number {
    let low = 0
    let high = this.#at.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#at[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return (this.#row[low] ?? 1) + (at - (this.#at[low] ?? 0)) * (this.#step[low] ?? 1)
  }
}
