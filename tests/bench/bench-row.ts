/** One line of the table that `npm run bench` prints. */
export type BenchRow = {
  work: string
  measured: string
  against: string
  /** Measured divided by what it is compared with, or null when it is compared with nothing. */
  ratio: number | null
  limit: string
  isReached: boolean
}
