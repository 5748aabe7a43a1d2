/** How long work takes, in milliseconds. */

export async function timeOnce(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export async function timeOften(times: number, work: (turn: number) => unknown): Promise<number[]> {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn += 1) taken.push(await timeOnce(() => work(turn)))
  return taken
}

/** The number below which this share (0..1) of the numbers lies. */
export function percentileOf(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const medianOf = (numbers: readonly number[]) => percentileOf(numbers, 0.5)

export const inMilliseconds = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`
