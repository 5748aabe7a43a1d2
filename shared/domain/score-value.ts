/** What a written grade, level or rating is as a number. Never makes one up where the school only gave a word. */
import type { AttendanceRule } from './attendance.ts'
import { foldText } from './search.ts'

export type ScoreValue = { value: number | null; outOf: number | null }

const noNumber: ScoreValue = { value: null, outOf: null }

/**
 * Unweighted grade points on the four-point scale, as colleges and universities in the US convert letters (College
 * Board, 'How to convert your GPA to a 4.0 scale').
 */
const pointsOfLetters: Readonly<Record<string, number>> = {
  'A+': 4,
  A: 4,
  'A-': 3.7,
  'B+': 3.3,
  B: 3,
  'B-': 2.7,
  'C+': 2.3,
  C: 2,
  'C-': 1.7,
  'D+': 1.3,
  D: 1,
  'D-': 0.7,
  F: 0,
}

/** The usual coding of five-point answers (Likert 1932): how often, and how much one agrees. */
const stepsOfAnswers: Readonly<Record<string, number>> = {
  never: 1,
  'almost never': 1,
  rarely: 2,
  seldom: 2,
  'once in a while': 2,
  sometimes: 3,
  often: 4,
  usually: 4,
  frequently: 4,
  always: 5,
  'almost always': 5,
  'strongly disagree': 1,
  disagree: 2,
  neutral: 3,
  'neither agree nor disagree': 3,
  agree: 4,
  'strongly agree': 5,
}

const fraction = /^(-?\d+(?:[.,]\d+)?)\s*(?:\/|of|out of)\s*(\d+(?:[.,]\d+)?)$/i
const percent = /^(-?\d+(?:[.,]\d+)?)\s*%$/
const plain = /^-?\d+(?:[.,]\d+)?$/

const toNumber = (text: string) => Number(text.replace(',', '.'))

/** A plain number with a point or a comma; null for anything else, `1e3` and `1,234` included. */
export function readNumber(written: string): number | null {
  const text = written.trim()
  return plain.test(text) && !/,\d{3}$/.test(text) ? toNumber(text) : null
}

/**
 * `outOf`: the most that is possible, where a column says so. Letters stand for grade points only in the US: in England
 * the same letter means other things at other schools. `value` is in units of `outOf`.
 */
export function readScore(written: string, outOf: number | null, rule: AttendanceRule): ScoreValue {
  const text = written.trim()
  const [, part = '', whole = ''] = fraction.exec(text) ?? []
  if (part !== '' && toNumber(whole) > 0) return { value: toNumber(part), outOf: toNumber(whole) }
  const [, hundredths = ''] = percent.exec(text) ?? []
  if (hundredths !== '') return { value: toNumber(hundredths), outOf: 100 }
  const number = readNumber(text)
  if (number !== null) return { value: number, outOf }
  const points = pointsOfLetters[text.toUpperCase().replace('−', '-').replace('–', '-')]
  if (points !== undefined) return rule === 'us' ? { value: points, outOf: 4 } : noNumber
  const step = stepsOfAnswers[foldText(text)]
  return step === undefined ? noNumber : { value: step, outOf: 5 }
}
