/** What the report of many papers says. */
import type { ManyPapersReport } from '#shared/domain/many-papers.ts'

const sayCount = (count: number) => (count === 1 ? '1 paper is' : `${count.toLocaleString('en')} papers are`)

/** `198 papers are in the folder agreements-2026-03-02.` */
export function sayMade({ rows, folder, wasStopped }: ManyPapersReport): string {
  const made = rows.filter(({ fileName }) => fileName !== null).length
  const stopped = wasStopped ? 'You stopped it. ' : ''
  if (made === 0) return `${stopped}No paper was made.`
  return `${stopped}${sayCount(made)} in the folder ${folder ?? ''}.`
}

/** `2 could not be made.`, or nothing. */
export function sayNotMade({ rows }: ManyPapersReport): string {
  const not = rows.filter(({ fileName }) => fileName === null).length
  return not === 0 ? '' : `${not.toLocaleString('en')} could not be made.`
}
