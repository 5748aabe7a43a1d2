/** The codes that schools write, and what they usually mean. A guess is only ever offered; a person decides. */
import type { AttendanceCode, AttendanceRule, MarkCategory } from './attendance.ts'
import type { SchoolSettings } from './school-settings.ts'

const american: readonly AttendanceCode[] = [
  { code: 'P', label: 'Present', category: 'present' },
  { code: 'T', label: 'Tardy', category: 'late' },
  { code: 'L', label: 'Late', category: 'late' },
  { code: 'A', label: 'Absent', category: 'away-unexcused' },
  { code: 'E', label: 'Absent, excused', category: 'away-excused' },
  { code: 'U', label: 'Absent, unexcused', category: 'away-unexcused' },
  { code: 'H', label: 'Away half of the day', category: 'half-away' },
]

const english: readonly AttendanceCode[] = [
  { code: '/', label: 'Present (morning)', category: 'present' },
  { code: '\\', label: 'Present (afternoon)', category: 'present' },
  { code: 'L', label: 'Late, before the register closed', category: 'late' },
  { code: 'K', label: 'Education arranged by the local authority', category: 'elsewhere' },
  { code: 'V', label: 'Educational visit or trip', category: 'elsewhere' },
  { code: 'P', label: 'Approved sporting activity', category: 'elsewhere' },
  { code: 'W', label: 'Work experience', category: 'elsewhere' },
  { code: 'B', label: 'Other approved educational activity', category: 'elsewhere' },
  { code: 'D', label: 'Dual registered, at the other school', category: 'elsewhere' },
  { code: 'C', label: 'Leave in exceptional circumstances', category: 'away-excused' },
  { code: 'C1', label: 'Leave for a regulated performance', category: 'away-excused' },
  { code: 'C2', label: 'Leave under a part-time timetable', category: 'away-excused' },
  { code: 'M', label: 'Medical or dental appointment', category: 'away-excused' },
  { code: 'T', label: 'Parent travelling for occupational purposes', category: 'away-excused' },
  { code: 'R', label: 'Religious observance', category: 'away-excused' },
  { code: 'I', label: 'Illness', category: 'away-excused' },
  { code: 'J1', label: 'Interview for a job or another school', category: 'away-excused' },
  { code: 'S', label: 'Study leave', category: 'away-excused' },
  { code: 'E', label: 'Suspended or excluded', category: 'away-excused' },
  { code: 'N', label: 'Reason not yet known', category: 'away-unexcused' },
  { code: 'G', label: 'Holiday not agreed by the school', category: 'away-unexcused' },
  { code: 'O', label: 'Absent in other circumstances', category: 'away-unexcused' },
  { code: 'U', label: 'Arrived after the register closed', category: 'away-unexcused' },
  { code: 'Q', label: 'No access arrangements made', category: 'not-counted' },
  { code: 'X', label: 'Not of compulsory school age, not required', category: 'not-counted' },
  { code: 'Y1', label: 'Transport not available', category: 'not-counted' },
  { code: 'Y2', label: 'Widespread disruption to travel', category: 'not-counted' },
  { code: 'Y3', label: 'Part of the school closed', category: 'not-counted' },
  { code: 'Y4', label: 'Whole school closed unexpectedly', category: 'not-counted' },
  { code: 'Y5', label: 'In criminal justice detention', category: 'not-counted' },
  { code: 'Y6', label: 'Public health guidance or law', category: 'not-counted' },
  { code: 'Y7', label: 'Any other unavoidable cause', category: 'not-counted' },
  { code: 'Z', label: 'Not on the admission register yet', category: 'not-counted' },
  { code: '#', label: 'Planned whole-school closure', category: 'not-counted' },
  { code: '-', label: 'No mark entered', category: 'not-taken' },
]

/**
 * The codes that a school starts with, in the order in which they are shown. A fresh copy each time.
 * Sources: the common codes of US schools; for England, *Working together to improve school attendance*
 * (Department for Education, statutory from August 2024): `/ \ L` present, `K V P W B` elsewhere and counted as
 * present, `D` at the other school, `C C1 C2 M T R I J1 S E` authorised, `N G O U` unauthorised,
 * `Q X Y1–Y7 Z #` not possible sessions. Whether `D` is a possible session is a setting: {@link meaningOf}.
 */
export function presetCodes(rule: AttendanceRule): AttendanceCode[] {
  return (rule === 'us' ? american : english).map(({ code, label, category }) => ({ code, label, category }))
}

/** The school's codes with the usual ones of a rule put back; codes of its own stay, and none is lost. */
export function putBackPreset(codes: readonly AttendanceCode[], rule: AttendanceRule): AttendanceCode[] {
  const preset = new Map(presetCodes(rule).map((code) => [code.code, code]))
  const own = codes.map(({ code, label, category }) => preset.get(code) ?? { code, label, category })
  const known = new Set(codes.map(({ code }) => code))
  return [...own, ...[...preset.values()].filter(({ code }) => !known.has(code))]
}

/** The code of a session at the other school of a dual registered student, in England. */
export const dualRegisteredCode = 'D'

/**
 * What a code means under the school's rules. England: a session at the other school of a dual registered student
 * counts as attended, or, as in the national statistics, is no possible session (Department for Education, *Pupil
 * attendance in schools*, methodology). Only while the code still means 'elsewhere': a school may use it otherwise.
 */
export function meaningOf(
  { code, category }: Pick<AttendanceCode, 'code' | 'category'>,
  { rule, countsDualRegistered }: Pick<SchoolSettings, 'rule' | 'countsDualRegistered'>,
): MarkCategory {
  const isLeftOut =
    rule === 'england' && !countsDualRegistered && code === dualRegisteredCode && category === 'elsewhere'
  return isLeftOut ? 'not-counted' : category
}

/** Words of labels, most telling first: 'unexcused' before 'excused', 'not taken' before 'present'. */
const wordsOfLabels: readonly (readonly [RegExp, MarkCategory])[] = [
  [/\b(not (taken|marked|recorded|entered)|no mark|missing mark|unmarked|blank)\b/, 'not-taken'],
  [
    /\b(not (required|counted|possible|enrolled|on roll)|non[- ]?school|closed|closure|holiday for all)\b/,
    'not-counted',
  ],
  [/\b(half|part(ial)?)[- ]?(a )?day\b|\bhalf\b/, 'half-away'],
  [
    /\b(elsewhere|field ?trip|trip|visit|off[- ]?site|school activity|work experience|remote|virtual|dual)\b/,
    'elsewhere',
  ],
  [/\bafter (the )?(register|registration)/, 'away-unexcused'],
  [/\b(tardy|tardies|late|lateness)\b/, 'late'],
  [
    /\b(unexcused|un-excused|not excused|unauthori[sz]ed|unverified|unknown|unexplained|not agreed)\b/,
    'away-unexcused',
  ],
  [
    /\b(excused|authori[sz]ed|ill|illness|sick|medical|doctor|religious|bereavement|suspen\w*|explained|exclu\w*)\b/,
    'away-excused',
  ],
  [/\b(absent|absence|away|out)\b/, 'away-unexcused'],
  [/\b(present|in attendance|attended|attending|here|on time|in school|in class)\b/, 'present'],
]

const codesThatSayIt: Readonly<Record<string, MarkCategory>> = {
  PRESENT: 'present',
  PRES: 'present',
  ABSENT: 'away-unexcused',
  ABS: 'away-unexcused',
  TARDY: 'late',
  TDY: 'late',
  LATE: 'late',
  EX: 'away-excused',
  EA: 'away-excused',
  AE: 'away-excused',
  UX: 'away-unexcused',
  UA: 'away-unexcused',
  AU: 'away-unexcused',
  HD: 'half-away',
  FT: 'elsewhere',
}

/**
 * What a code probably means, or null when only the school can say.
 * The label is believed before the code: schools rename codes, but they describe them in words.
 */
export function guessCategory(code: string, label: string, rule: AttendanceRule): MarkCategory | null {
  const said = label.trim().toLowerCase()
  for (const [words, category] of wordsOfLabels) if (words.test(said)) return category
  const written = code.trim().toUpperCase()
  const preset = presetCodes(rule).find((known) => known.code === written)
  if (preset !== undefined) return preset.category
  const byCode = codesThatSayIt[written]
  if (byCode !== undefined) return byCode
  // Some systems write the whole word where others write a letter.
  const asWords = code.trim().toLowerCase()
  for (const [words, category] of wordsOfLabels) if (words.test(asWords)) return category
  return null
}
