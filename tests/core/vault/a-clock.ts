/** A clock that stands still until a test moves it. */
export type TestClock = { now: () => Date; set: (moment: string) => void; pass: (seconds: number) => void }

export function aClock(start = '2026-03-02T09:00:00.000Z'): TestClock {
  let moment = Date.parse(start)
  return {
    now: () => new Date(moment),
    set: (to) => {
      moment = Date.parse(to)
    },
    pass: (seconds) => {
      moment += seconds * 1000
    },
  }
}
