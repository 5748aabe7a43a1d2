/** A student's school year on paper: read back from the PDF. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeStudentYear } from '#core/documents/make-student-year.ts'
import { placeBands } from '#core/documents/charts/year-bands.ts'
import type { StudentYearInput } from '#core/documents/templates/student-year.ts'
import { daysBetween, type IsoDate } from '#shared/domain/day.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import { fullYear } from './a-student-year.ts'
import { readMetadata, readWithPdfjs, readWithPoppler } from './read-pdf.ts'

const aPaper = (changed: Partial<StudentYear> = {}): StudentYearInput => ({
  schoolName: 'Lincoln Middle School',
  studentName: 'Amina Haddad',
  called: 'Amina',
  paperSize: 'A4',
  madeOn: '2026-02-16',
  look: { ...fullYear, ...changed },
})

describe('the school year on paper', () => {
  test('says the year in sentences, and every chart has its numbers as a table', async () => {
    const { bytes } = await makeStudentYear(aPaper())
    const folder = process.env['OPEN_DOOR_LOOK']
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'student-year.pdf'), bytes)
    }
    const text = readWithPoppler(bytes).replace(/\s+/g, ' ')
    for (const said of [
      'Amina Haddad: the school year 2025–26',
      'Amina came on 98 of 118 days, through 13 February 2026.',
      'Coming to each of them keeps the year under 10 % missed.',
      'There on time on 89 of 118 mornings, late on 9, away on 20.',
      'Away twice, 5 school days in all. The longest was 4 school days',
      'Most days were missed on Mondays (9 of 24).',
      'Most lessons were missed in Lesson 1 (25 of 118).',
      '1: Math tutoring with Mr. Lind, from 3 November 2025 and goes on',
      'Weekday Counted On time Late Away Monday 24 14 1 9',
      'Week of Days at school Belonging, from check-ins Math 8, grades',
    ]) {
      expect(text).toContain(said)
    }
  })

  test('each series has its sentence, and the bands are named once', async () => {
    const { bytes } = await makeStudentYear(aPaper())
    const text = readWithPoppler(bytes).replace(/\s+/g, ' ')
    expect(text).toContain('61 in the week of 1 September 2025, 84 in the week of 9 February 2026.')
    expect(text).toContain('supports hatched, stages dotted')
    expect(text.split('Mornings only')).toHaveLength(2)
    expect(text).toContain('In the words of this rule, the year so far is “chronic, moderate”.')
  })

  test('bands that overlap lie under each other, and those of another time are left out', () => {
    const x = (on: IsoDate) => daysBetween('2025-09-01', on) * 2
    const axis = { fromOn: '2025-09-01', toOn: '2026-02-15', x } as const
    const placed = placeBands(
      [
        { number: 1, kind: 'support', fromOn: '2025-08-01', toOn: '2025-10-10' },
        { number: 2, kind: 'stage', fromOn: '2025-10-06', toOn: '2025-10-06' },
        { number: 3, kind: 'support', fromOn: '2025-12-01', toOn: null },
        { number: 4, kind: 'stage', fromOn: '2026-03-01', toOn: null },
      ],
      axis,
    )
    expect(placed.map(({ number, lane }) => [number, lane])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
    ])
    expect(placed[0]?.from).toBe(0)
    expect(placed[2]?.to).toBe(x('2026-02-15'))
    // A single day is still to be seen.
    expect((placed[1]?.to ?? 0) - (placed[1]?.from ?? 0)).toBeGreaterThan(0)
  })

  test('names no one in the file, and the same year gives the same bytes', async () => {
    const [one, other] = [await makeStudentYear(aPaper()), await makeStudentYear(aPaper())]
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
    expect(readMetadata(one.bytes)).not.toContain('Haddad')
  })

  test('stays within the page on both sizes of paper', async () => {
    for (const paperSize of ['A4', 'LETTER'] as const) {
      const { bytes, pages } = await makeStudentYear({ ...aPaper(), paperSize })
      const read = await readWithPdfjs(bytes)
      expect(read).toHaveLength(pages)
      for (const { width, runs } of read) {
        expect(Math.max(...runs.map((run) => run.x + run.width))).toBeLessThanOrEqual(width - 40)
        expect(Math.min(...runs.map((run) => run.x))).toBeGreaterThanOrEqual(40)
      }
    }
  })

  test('totals alone are one page that says why there is no calendar', async () => {
    const { bytes, pages } = await makeStudentYear(
      aPaper({
        basis: 'totals',
        spells: [],
        weekdays: [],
        periods: [],
        rolling: [],
        series: [],
        bands: [],
        mornings: { onTime: 0, late: 0, away: 0 },
      }),
    )
    expect(pages).toBe(1)
    expect(readWithPoppler(bytes)).toContain('gave totals only')
  })

  test('a year of which nothing is known is said in one sentence', async () => {
    const { bytes, pages } = await makeStudentYear(
      aPaper({
        year: null,
        spells: [],
        weekdays: [],
        periods: [],
        rolling: [],
        series: [],
        bands: [],
        stillMissable: null,
        reasons: null,
        mornings: { onTime: 0, late: 0, away: 0 },
      }),
    )
    expect(pages).toBe(1)
    expect(readWithPoppler(bytes)).toContain('Nothing is counted for Amina in this year yet.')
  })
})
