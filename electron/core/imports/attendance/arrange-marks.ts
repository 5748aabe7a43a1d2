/**
 * Puts the marks of a file in the order of the table that will hold them, and finds those that contradict each other.
 * The file is ordered by day, the table by student; inserting in the table's order is several times faster.
 */
import type { DateOrder } from '#shared/domain/attendance-import.ts'
import type { EpochDay } from '#shared/domain/day.ts'
import { readDate } from '../reading/dates.ts'
import type { MarkScan } from './mark-scan.ts'

const noDay = -2_147_483_648
/** Periods are below this, so day and period fit in one number that sorts like both. */
const periodsADay = 64

/** What the words of the file mean under one reading of it. */
export type Meaning = {
  /** The day of each distinct date, {@link noDay} where there is none. */
  days: Int32Array
  /** 1 where the code's category is known. */
  isKnownCode: Uint8Array
  /** The place of each student in the table's order, -1 for a student that is not to be created. */
  ranks: Int32Array
}

export type ArrangedMarks = {
  /** Marks as places in the scan, students in the order of their ranks, each by day and period. */
  order: Uint32Array
  /** `order` from `starts[rank]` up to `starts[rank + 1]` is one student's. */
  starts: Uint32Array
  /** How many usable marks each day has. */
  marksOnDays: Map<EpochDay, number>
}

export function readDays(scan: MarkScan, order: DateOrder): Int32Array {
  return Int32Array.from(scan.dates.list, (written) => readDate(written, order) ?? noDay)
}

/** Adds a problem to the scan for every mark that cannot be used. Of contradicting marks the first one stays. */
export function arrangeMarks(scan: MarkScan, meaning: Meaning): ArrangedMarks {
  const { marks } = scan
  const students = meaning.ranks.reduce((most, rank) => Math.max(most, rank + 1), 0)
  const starts = new Uint32Array(students + 1)
  const marksOnDates = new Uint32Array(scan.dates.list.length)
  const isUsable = new Uint8Array(marks.count)
  for (let at = 0; at < marks.count; at += 1) {
    if (!checkMark(scan, meaning, at)) continue
    isUsable[at] = 1
    const rank = meaning.ranks[marks.student[at] ?? 0] ?? 0
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1
    const date = marks.date[at] ?? 0
    marksOnDates[date] = (marksOnDates[date] ?? 0) + 1
  }
  for (let rank = 0; rank < students; rank += 1)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
  const order = new Uint32Array(starts[students] ?? 0)
  const next = starts.slice()
  for (let at = 0; at < marks.count; at += 1) {
    if (isUsable[at] === 0) continue
    const rank = meaning.ranks[marks.student[at] ?? 0] ?? 0
    const place = next[rank] ?? 0
    order[place] = at
    next[rank] = place + 1
  }
  const marksOnDays = new Map<EpochDay, number>()
  for (const [date, count] of marksOnDates.entries()) {
    const day = meaning.days[date] ?? noDay
    if (count > 0) marksOnDays.set(day, (marksOnDays.get(day) ?? 0) + count)
  }
  return { ...settleStudents(scan, meaning, order, starts), marksOnDays }
}

function checkMark(scan: MarkScan, meaning: Meaning, at: number): boolean {
  const { marks, problems } = scan
  const date = marks.date[at] ?? 0
  const code = marks.code[at] ?? 0
  const student = marks.student[at] ?? 0
  const row = marks.row[at] ?? 1
  if (meaning.days[date] === noDay) {
    problems.add(row, 'impossible-date', scan.nameOf('date'), scan.dates.list[date] ?? '')
    return false
  }
  if (meaning.isKnownCode[code] !== 1) {
    problems.add(row, 'unknown-code', scan.nameOf('code'), scan.codes[code]?.code ?? '')
    return false
  }
  if (meaning.ranks[student] === -1) {
    const { schoolNumber = '', givenName = '', familyName = '' } = scan.students[student] ?? {}
    const column = scan.nameOf('schoolNumber') ?? scan.nameOf('fullName') ?? scan.nameOf('familyName')
    problems.add(row, 'unknown-student', column, schoolNumber || `${givenName} ${familyName}`.trim())
    return false
  }
  return true
}

/** Sorts each student's marks by day and period and drops what comes twice. Shortens `order` in place. */
function settleStudents(
  scan: MarkScan,
  meaning: Meaning,
  order: Uint32Array,
  starts: Uint32Array,
): { order: Uint32Array; starts: Uint32Array } {
  const { marks } = scan
  const keyOf = (at: number) =>
    (meaning.days[marks.date[at] ?? 0] ?? 0) * periodsADay + (marks.period[at] ?? 0)
  const settled = new Uint32Array(starts.length)
  let end = 0
  for (let rank = 0; rank + 1 < starts.length; rank += 1) {
    const own = order.subarray(starts[rank], starts[rank + 1])
    sortUnlessSorted(own, keyOf)
    let previous = -1
    for (const at of own) {
      if (previous !== -1 && keyOf(at) === keyOf(previous)) {
        if (marks.code[at] !== marks.code[previous]) {
          const code = scan.codes[marks.code[at] ?? 0]?.code ?? ''
          scan.problems.add(marks.row[at] ?? 1, 'conflicting-mark', scan.nameOf('code'), code)
        }
        continue
      }
      previous = at
      order[end] = at
      end += 1
    }
    settled[rank + 1] = end
  }
  return { order: order.subarray(0, end), starts: settled }
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
