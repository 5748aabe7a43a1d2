/**
 * Puts the marks of a file in the order of the table that will hold them, and finds those that contradict each other.
 * The file is ordered by day, the table by student; inserting in the table's order is several times faster.
 */
import type { ImportProblem } from '#shared/domain/attendance-import.ts'
import type { EpochDay } from '#shared/domain/day.ts'
import type { Pause } from '../pause.ts'
import type { MarkScan } from './mark-scan.ts'
import { SessionReader } from './read-sessions.ts'

/** Where a date names no day. */
export const noDay = -2_147_483_648
/** Periods are below this, so day and period fit in one number that sorts like both. */
const periodsADay = 64

/** What the words of the file mean under one reading of it. */
export type Meaning = {
  /** The day of each distinct date, {@link noDay} where there is none. */
  days: Int32Array
  /** Why the date at this place has none. */
  whyNoDay: (date: number) => ImportProblem['reason']
  /** 1 where the code's category is known. */
  isKnownCode: Uint8Array
  /** The place of each student in the table's order, -1 for a student that is not to be created. */
  ranks: Int32Array
}

export type ArrangedMarks = {
  /** Marks as places in the scan, students in the order of their ranks, each by day and period. */
  order: Uint32Array<ArrayBuffer>
  /** `order` from `starts[rank]` up to `starts[rank + 1]` is one student's. */
  starts: Uint32Array
  /** The period of each mark of the scan. */
  periods: Uint8Array
  /** How many usable marks each day has. */
  marksOnDays: Map<EpochDay, number>
}

/** Adds a problem to the scan for every mark that cannot be used. Of contradicting marks the first one stays. */
export async function arrangeMarks(scan: MarkScan, meaning: Meaning, pause: Pause): Promise<ArrangedMarks> {
  const usable = await findUsable(scan, meaning, pause)
  const marksOnDays = countOnDays(scan, meaning, usable)
  const { order, starts } = await orderByStudent(scan, meaning, usable, pause)
  // Now, not when the collector comes by: of five years of lessons it is 13 MB.
  usable.buffer.transfer(0)
  const periods = await readPeriods(scan, meaning, { order, starts }, pause)
  const settled = await settleStudents(scan, meaning, { order, starts }, periods, pause)
  return { ...settled, periods, marksOnDays }
}

/** Marks between two pauses: a few milliseconds. */
const marksAtOnce = 16_384
const studentsAtOnce = 64

/** 1 for each mark of the scan that means something, else 0. */
async function findUsable(scan: MarkScan, meaning: Meaning, pause: Pause): Promise<Uint8Array<ArrayBuffer>> {
  const { count } = scan.marks
  const usable = new Uint8Array(count)
  for (let at = 0; at < count; at += 1) {
    if (checkMark(scan, meaning, at)) usable[at] = 1
    if (at % marksAtOnce === 0) await pause(0, count)
  }
  return usable
}

function countOnDays(scan: MarkScan, meaning: Meaning, usable: Uint8Array): Map<EpochDay, number> {
  const onDates = new Uint32Array(scan.dates.list.length)
  // By place: an iterator over so many numbers takes several times longer.
  for (let at = 0; at < usable.length; at += 1) {
    const date = scan.marks.date[at] ?? 0
    onDates[date] = (onDates[date] ?? 0) + (usable[at] ?? 0)
  }
  const onDays = new Map<EpochDay, number>()
  for (const [date, count] of onDates.entries()) {
    const day = meaning.days[date] ?? noDay
    if (count > 0) onDays.set(day, (onDays.get(day) ?? 0) + count)
  }
  return onDays
}

async function readPeriods(
  scan: MarkScan,
  meaning: Meaning,
  { order, starts }: Ordered,
  pause: Pause,
): Promise<Uint8Array> {
  const written = scan.marks.period.subarray(0, scan.marks.count)
  const sessions = new SessionReader(scan, (at) => meaning.days[scan.marks.date[at] ?? 0] ?? 0)
  if (!sessions.mayBeRegister) return written
  const periods = written.slice()
  for (const step of ['look', 'read'] as const) {
    for (let rank = 0; rank + 1 < starts.length; rank += 1) {
      if (rank % studentsAtOnce === 0) await pause(0, order.length)
      sessions[step](order.subarray(starts[rank], starts[rank + 1]), periods)
    }
  }
  return periods
}

type Ordered = Pick<ArrangedMarks, 'order' | 'starts'>

/** Counts each student's marks, then puts every mark in its student's stretch: the file's order stays within it. */
async function orderByStudent(
  scan: MarkScan,
  { ranks }: Meaning,
  usable: Uint8Array,
  pause: Pause,
): Promise<Ordered> {
  const { student, count } = scan.marks
  const rankOf = (at: number) => ranks[student[at] ?? 0] ?? 0
  const starts = new Uint32Array(ranks.reduce((most, rank) => Math.max(most, rank + 1), 0) + 1)
  for (let at = 0; at < count; at += 1) {
    if (usable[at] === 1) starts[rankOf(at) + 1] = (starts[rankOf(at) + 1] ?? 0) + 1
  }
  for (let rank = 1; rank < starts.length; rank += 1) {
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0)
  }
  const order = new Uint32Array(starts.at(-1) ?? 0)
  const next = starts.slice()
  for (let at = 0; at < count; at += 1) {
    if (at % marksAtOnce === 0) await pause(0, count)
    if (usable[at] !== 1) continue
    const place = next[rankOf(at)] ?? 0
    order[place] = at
    next[rankOf(at)] = place + 1
  }
  return { order, starts }
}

function checkMark(scan: MarkScan, meaning: Meaning, at: number): boolean {
  const { marks, problems } = scan
  const date = marks.date[at] ?? 0
  const code = marks.code[at] ?? 0
  const student = marks.student[at] ?? 0
  if (meaning.days[date] === noDay) {
    problems.add(marks.rowOf(at), meaning.whyNoDay(date), scan.nameOf('date'), scan.dates.list[date] ?? '')
    return false
  }
  if (meaning.isKnownCode[code] !== 1) {
    problems.add(marks.rowOf(at), 'unknown-code', scan.nameOf('code'), scan.codes[code]?.code ?? '')
    return false
  }
  if (meaning.ranks[student] === -1) {
    const { schoolNumber = '', givenName = '', familyName = '' } = scan.students[student] ?? {}
    const column = scan.nameOf('schoolNumber') ?? scan.nameOf('fullName') ?? scan.nameOf('familyName')
    problems.add(
      marks.rowOf(at),
      'unknown-student',
      column,
      schoolNumber || `${givenName} ${familyName}`.trim(),
    )
    return false
  }
  return true
}

/** Sorts each student's marks by day and period and drops what comes twice. */
async function settleStudents(
  scan: MarkScan,
  meaning: Meaning,
  { order, starts }: Ordered,
  periods: Uint8Array,
  pause: Pause,
): Promise<Ordered> {
  const { marks } = scan
  const keyOf = (at: number) => (meaning.days[marks.date[at] ?? 0] ?? 0) * periodsADay + (periods[at] ?? 0)
  const settled = new Uint32Array(starts.length)
  let end = 0
  for (let rank = 0; rank + 1 < starts.length; rank += 1) {
    if (rank % studentsAtOnce === 0) await pause(0, order.length)
    const own = order.subarray(starts[rank], starts[rank + 1])
    sortUnlessSorted(own, keyOf)
    let previous = -1
    for (const at of own) {
      if (previous !== -1 && keyOf(at) === keyOf(previous)) {
        if (!saysTheSame(marks, at, previous)) reportConflict(scan, at)
        continue
      }
      previous = at
      // Never ahead of what is still to be read: marks are only dropped.
      order[end] = at
      end += 1
    }
    settled[rank + 1] = end
  }
  return { order: order.subarray(0, end), starts: settled }
}

const saysTheSame = (marks: MarkScan['marks'], one: number, other: number) =>
  marks.code[one] === marks.code[other] && marks.minutesOf(one) === marks.minutesOf(other)

function reportConflict(scan: MarkScan, at: number): void {
  const code = scan.codes[scan.marks.code[at] ?? 0]?.code ?? ''
  scan.problems.add(scan.marks.rowOf(at), 'conflicting-mark', scan.nameOf('code'), code)
}

function sortUnlessSorted(own: Uint32Array, keyOf: (at: number) => number): void {
  for (let place = 1; place < own.length; place += 1) {
    if (keyOf(own[place - 1] ?? 0) > keyOf(own[place] ?? 0)) {
      // The row decides between equals, so that the first of contradicting marks stays the first.
      own.sort((a, b) => keyOf(a) - keyOf(b) || a - b)
      return
    }
  }
}
