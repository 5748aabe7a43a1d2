/** Collects rows that cannot be used. Keeps the first ones in full and only counts the rest. */
import type { ImportProblem } from '#shared/domain/attendance-import.ts'

const longestValue = 80

export class ProblemList {
  readonly #most: number
  readonly #first: ImportProblem[] = []
  count = 0

  /** `most`: how many problems are kept in full. */
  constructor(most = 1000) {
    this.#most = most
  }

  add(row: number, reason: ImportProblem['reason'], column: string | null, value: string): void {
    this.count += 1
    if (this.#first.length >= this.#most) return
    const short = value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value
    this.#first.push({ row, column, value: short, reason })
  }

  /** In order of rows, at most `most`. */
  list(most = this.#most): ImportProblem[] {
    return this.#first.toSorted((a, b) => a.row - b.row).slice(0, most)
  }
}
