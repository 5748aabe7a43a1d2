/** The choices about a school, in words. The same ones at the first start and in the settings. */
import type { AttendanceRule } from '#shared/domain/attendance.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'

export const ruleChoices: readonly { value: AttendanceRule; label: string; hint: string }[] = [
  {
    value: 'us',
    label: 'United States',
    hint: 'By days. A day counts as absent when half of it or more was missed. Chronic from 10 %.',
  },
  {
    value: 'england',
    label: 'England',
    hint: 'By sessions, two a day. Persistent absence from 10 %, severe from 50 %.',
  },
]

export const paperChoices: readonly { value: PaperSize; label: string }[] = [
  { value: 'LETTER', label: 'US Letter' },
  { value: 'A4', label: 'A4' },
]
