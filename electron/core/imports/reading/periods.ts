/** Reads which part of the day a mark is about. 0 is the whole day; 1 and up are sessions or periods. */

const wholeDay = new Set([
  '',
  'all day',
  'allday',
  'all',
  'day',
  'daily',
  'full day',
  'whole day',
  'full',
  'yes',
  'ada',
])
const halves = new Map([
  ['am', 1],
  ['morning', 1],
  ['a.m.', 1],
  ['pm', 2],
  ['afternoon', 2],
  ['p.m.', 2],
])
const numbered =
  /^(?:period|per|pd|p|session|sess|block|lesson|class|hour)?[\s.#-]*(\d{1,2})(?:st|nd|rd|th)?(?:\s*\(.*\))?$/i

/** The most periods that a day can have; more is a section number in the wrong column. */
const mostPeriods = 20
/** Homeroom needs a place of its own beside the numbered periods; no school day has as many. */
const homeroom = 12

/** The period, or null when the words name none. */
export function readPeriod(written: string): number | null {
  const text = written.trim().toLowerCase()
  if (wholeDay.has(text)) return 0
  const half = halves.get(text)
  if (half !== undefined) return half
  const [, digits] = numbered.exec(text) ?? []
  if (digits !== undefined) return Number(digits) <= mostPeriods ? Number(digits) : null
  // Block schedules name their periods A to H.
  if (/^[a-h]$/.test(text)) return text.charCodeAt(0) - 96
  return text === 'hr' || text === 'homeroom' || text === 'advisory' ? homeroom : null
}
