/**
 * Tries on one student's marks the ways in which systems count attendance differently, and says which gives the other
 * system's totals. Never says which of the two is right.
 */
import { type AttendanceRule, isAway, type MarkCategory } from './attendance.ts'
import { rollUpParts } from './attendance-days.ts'
import { type EpochDay, fromEpochDay } from './day.ts'

/** Days or sessions, as the rule counts. */
export type Counts = { enrolled: number; absent: number }

/** One day as the record has it; a part is null where nothing was marked. */
export type RecordedDay = {
  day: EpochDay
  /** The morning, or the whole day. */
  morning: MarkCategory | null
  /** Undefined where attendance is taken once a day. */
  afternoon: MarkCategory | null | undefined
  isOpen: boolean
  isEnrolled: boolean
}

const flags = [
  'late',
  'half',
  'excused',
  'elsewhere',
  'untakenThere',
  'untakenAway',
  'notCounted',
  'enrolment',
  'closed',
  'unit',
] as const
type Flag = (typeof flags)[number]
type Way = ReadonlySet<Flag>

const flagWords: Record<Flag, string> = {
  late: 'Counting late as absent',
  half: 'Counting half a day away as half',
  excused: 'Leaving excused days out of the absences',
  elsewhere: 'Counting approved time elsewhere as absent',
  untakenThere: 'Counting school days without a mark as attended',
  untakenAway: 'Counting school days without a mark as absent',
  notCounted: 'Counting the days that are left out here as attended',
  enrolment: 'Counting days outside the enrollment dates',
  closed: 'Counting marks on days on which school was closed',
  unit: '',
}

export type Explanation = {
  /** As a sentence begins: `Counting late as absent`. */
  rule: string
  counts: Counts
  explains: boolean
  isOfTwo: boolean
  /** The days that this way counts otherwise than we do. */
  days: EpochDay[]
}

type Rules = { rule: AttendanceRule; sessionsADay: 1 | 2 }

const same = (one: Counts, other: Counts) =>
  Math.abs(one.enrolled - other.enrolled) < 0.01 && Math.abs(one.absent - other.absent) < 0.01

export const doCountsAgree = same

/**
 * Every single way, then pairs of them where no single one explains, then another last day. Those that explain come
 * first; pairs are only there when they do.
 */
export function tryWays(days: readonly RecordedDay[], theirs: Counts, rules: Rules): Explanation[] {
  const groups = groupAlike(days)
  const ours = countWith(groups, new Set(), rules)
  if (same(ours, theirs)) return []
  const single = flags
    .map((flag) => explain(groups, new Set([flag]), theirs, rules))
    .filter(({ counts }) => !same(counts, ours))
  const through = findThrough(days, theirs, rules)
  const found = [...single, ...(through === null ? [] : [through])]
  const pairs = found.some(({ explains }) => explains) ? [] : tryPairs(groups, theirs, rules)
  return [...found, ...pairs].toSorted((one, other) => Number(other.explains) - Number(one.explains))
}

function tryPairs(groups: readonly Group[], theirs: Counts, rules: Rules): Explanation[] {
  return flags
    .flatMap((one, place) => flags.slice(place + 1).map((other) => new Set([one, other])))
    .filter((way) => !(way.has('untakenThere') && way.has('untakenAway')))
    .filter((way) => same(countWith(groups, way, rules), theirs))
    .slice(0, 3)
    .map((way) => explain(groups, way, theirs, rules))
}

function explain(groups: readonly Group[], way: Way, theirs: Counts, rules: Rules): Explanation {
  const counts = countWith(groups, way, rules)
  const isOther = (group: Group) =>
    !same(countOne(group.day, way, rules), countOne(group.day, new Set(), rules))
  return {
    rule: sayWay(way, rules),
    counts,
    explains: same(counts, theirs),
    isOfTwo: way.size > 1,
    // Every day is two sessions; that needs no list.
    days: way.has('unit')
      ? []
      : groups
          .filter(isOther)
          .flatMap(({ days }) => days)
          .toSorted((a, b) => a - b),
  }
}

function sayWay(way: Way, { rule, sessionsADay }: Rules): string {
  const unit =
    rule === 'us'
      ? 'Counting sessions instead of days'
      : sessionsADay === 2
        ? 'Counting days instead of sessions'
        : 'Counting two sessions for each day'
  const [first = '', ...others] = [...way].map((flag) => (flag === 'unit' ? unit : flagWords[flag]))
  return [first, ...others.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join(' and ')
}

/** The last day through which our own way of counting gives their totals, when there is one. */
function findThrough(days: readonly RecordedDay[], theirs: Counts, rules: Rules): Explanation | null {
  const counts = { enrolled: 0, absent: 0 }
  let found: EpochDay | null = null
  for (const day of days.toSorted((one, other) => one.day - other.day)) {
    const one = countOne(day, new Set(), rules)
    counts.enrolled += one.enrolled
    counts.absent += one.absent
    if (one.enrolled > 0 && same(counts, theirs)) found = day.day
  }
  if (found === null) return null
  const last = found
  return {
    rule: `Counting through ${fromEpochDay(last)} only`,
    counts: theirs,
    explains: true,
    isOfTwo: false,
    days: days
      .filter((day) => day.day > last && countOne(day, new Set(), rules).enrolled > 0)
      .map(({ day }) => day),
  }
}

type Group = { day: RecordedDay; days: EpochDay[] }

/** A year has few kinds of days, and each way is tried once for each kind. */
function groupAlike(days: readonly RecordedDay[]): Group[] {
  const groups = new Map<string, Group>()
  for (const day of days) {
    const key = `${day.morning} ${day.afternoon} ${day.isOpen} ${day.isEnrolled}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { day, days: [day.day] })
    else group.days.push(day.day)
  }
  return [...groups.values()]
}

function countWith(groups: readonly Group[], way: Way, rules: Rules): Counts {
  const counts = { enrolled: 0, absent: 0 }
  for (const { day, days } of groups) {
    const one = countOne(day, way, rules)
    counts.enrolled += one.enrolled * days.length
    counts.absent += one.absent * days.length
  }
  return counts
}

const nothing: Counts = { enrolled: 0, absent: 0 }

function countOne(day: RecordedDay, way: Way, { rule, sessionsADay }: Rules): Counts {
  const hasMark = day.morning !== null || (day.afternoon ?? null) !== null
  if (!day.isOpen && !(way.has('closed') && hasMark)) return nothing
  if (!day.isEnrolled && !(way.has('enrolment') && hasMark)) return nothing
  const parts = (sessionsADay === 2 ? [day.morning, day.afternoon ?? null] : [day.morning]).map((part) =>
    fillPart(part, way),
  )
  const isBySession = (rule === 'england' && sessionsADay === 2) !== way.has('unit')
  if (isBySession && sessionsADay === 2) {
    const counted = parts.map((part) => countPart(part, way, sessionsADay))
    return counted.reduce((sum, one) => ({
      enrolled: sum.enrolled + one.enrolled,
      absent: sum.absent + one.absent,
    }))
  }
  const whole = countPart(rollUpParts(parts), way, sessionsADay)
  const units = isBySession ? 2 : 1
  if (way.has('half') && whole.enrolled > 0) {
    const counted = parts.filter((part) => part !== 'not-taken' && part !== 'not-counted')
    const away = counted
      .map((part) => countPart(part, way, sessionsADay).absent)
      .reduce((sum, one) => sum + one, 0)
    return { enrolled: units, absent: (units * away) / counted.length }
  }
  return { enrolled: whole.enrolled * units, absent: whole.absent * units }
}

function fillPart(part: MarkCategory | null, way: Way): MarkCategory {
  if (part === 'not-counted') return way.has('notCounted') ? 'present' : part
  if (part !== null && part !== 'not-taken') return part
  return way.has('untakenThere') ? 'present' : way.has('untakenAway') ? 'away-unexcused' : 'not-taken'
}

function countPart(part: MarkCategory, way: Way, sessionsADay: 1 | 2): Counts {
  if (part === 'not-taken' || part === 'not-counted') return nothing
  // Half of a day is one session of two, and that one was missed whole.
  if (part === 'half-away') return { enrolled: 1, absent: way.has('half') && sessionsADay === 1 ? 0.5 : 1 }
  if (part === 'away-excused' && way.has('excused')) return { enrolled: 1, absent: 0 }
  const isAbsent =
    isAway(part) || (part === 'late' && way.has('late')) || (part === 'elsewhere' && way.has('elsewhere'))
  return { enrolled: 1, absent: isAbsent ? 1 : 0 }
}

const stateWords: Record<MarkCategory, string> = {
  present: 'came',
  late: 'came late',
  elsewhere: 'elsewhere, approved',
  'away-excused': 'away, excused',
  'away-unexcused': 'away',
  'half-away': 'away half of the day or more',
  'not-counted': 'left out of the count',
  'not-taken': 'no mark',
}

/** `Came late.`, `Away in the morning, came in the afternoon; school was closed.` */
export function sayDay({ morning, afternoon, isOpen, isEnrolled }: RecordedDay): string {
  const [first, second] = [morning, afternoon].map((part) => stateWords[part ?? 'not-taken'])
  const isOne = afternoon === undefined || first === second
  const said = isOne ? (first ?? '') : `${first} in the morning, ${second} in the afternoon`
  const aside = isOpen ? (isEnrolled ? '' : '; not enrolled then') : '; school was closed'
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${aside}.`
}

/** Days that systems often count in different ways, for a person to look at where no way explains the difference. */
export function isDoubtful({ morning, afternoon, isOpen, isEnrolled }: RecordedDay): boolean {
  const parts = [morning, ...(afternoon === undefined ? [] : [afternoon])]
  if (!isOpen || !isEnrolled) return parts.some((part) => part !== null)
  return parts.some((part) => part !== 'present' && part !== 'away-excused' && part !== 'away-unexcused')
}
