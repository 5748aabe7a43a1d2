/** Days, moments, rates and sizes as words. */
import { expect, test } from 'vitest'
import {
  formatDay,
  formatDaySeenFrom,
  formatMoment,
  formatRate,
  formatShortDay,
  formatSize,
  formatTime,
} from '#renderer/words/format.ts'
import { describeProgress } from '#renderer/words/progress.ts'

/** A moment that reads the same on every laptop, whatever its time zone. */
const here = (text: string) => new Date(text).toISOString()

test('a day is written with its weekday, or short', () => {
  expect([formatDay('2026-03-03'), formatShortDay('2026-12-09')]).toEqual([
    'Tuesday 3 March 2026',
    '9 Dec 2026',
  ])
})

test('a moment is told by this laptop’s clock', () => {
  const moment = here('2026-03-03T09:05:59')
  expect([formatTime(moment), formatMoment(moment)]).toEqual(['09:05', 'Tuesday 3 March 2026, 09:05'])
})

test('a rate has one decimal and a space that does not break', () => {
  expect([formatRate(0.1887), formatRate(0), formatRate(1)]).toEqual([
    '18.9\u00a0%',
    '0.0\u00a0%',
    '100.0\u00a0%',
  ])
})

test('a backup is from today, yesterday, or a day', () => {
  const today = '2026-03-01'
  expect(
    ['2026-03-01', '2026-02-28', '2026-02-27'].map((day) => formatDaySeenFrom(today, day as typeof today)),
  ).toEqual(['today', 'yesterday', 'on 27 Feb 2026'])
})

test('a size is told in thousands', () => {
  expect([formatSize(12), formatSize(131_400), formatSize(2_449_999)]).toEqual(['1 KB', '131 KB', '2.4 MB'])
})

test('progress counts rows, or megabytes while a file is read', () => {
  expect([
    describeProgress({ stage: 'storing', done: 12_000, total: 360_000 }),
    describeProgress({ stage: 'reading', done: 1_500_000, total: 12_000_000 }),
    describeProgress({ stage: 'backing-up', done: 0, total: null }),
  ]).toEqual(['12,000 of 360,000', '1.5 MB of 12.0 MB', ''])
})
