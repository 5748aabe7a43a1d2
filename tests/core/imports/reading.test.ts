/** Encodings, delimiters, dates and periods as schools write them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { type DateOrder, delimiters, type TextEncoding } from '#shared/domain/attendance-import.ts'
import { fromEpochDay, toEpochDay } from '#shared/domain/day.ts'
import { guessDateOrder } from '#core/imports/guessing/date-order.ts'
import { guessDelimiter } from '#core/imports/guessing/delimiter.ts'
import { readDate } from '#core/imports/reading/dates.ts'
import { type DateReading, type DateWorld, readDates, whyNoDay } from '#core/imports/reading/mixed-dates.ts'
import { detectEncoding, readText } from '#core/imports/reading/encoding.ts'
import { readTable } from '#core/imports/reading/table.ts'
import { readPeriod } from '#core/imports/reading/periods.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-door-reading-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { signal } = new AbortController()

async function readBack(bytes: Uint8Array): Promise<{ encoding: TextEncoding; text: string }> {
  const file = { path: join(folder, 'file.csv'), name: 'file.csv' }
  writeFileSync(file.path, bytes)
  const encoding = await detectEncoding(file, signal)
  let text = ''
  for await (const piece of readText(file, encoding, signal)) text += piece.text
  return { encoding, text }
}

const names = 'Student,Date\nZoë Müller,2026-02-02\nŁucja Świątek,2026-02-02\nNguyễn Thị Ánh,2026-02-03\n'
const western = 'Student,Date\nZoë Müller,2026-02-02\n“Bo” O’Brien–Smith,2026-02-02\n'

describe('encoding', () => {
  test.each([
    ['utf-8', 'utf8', names, false],
    ['utf-8', 'utf8', names, true],
    ['utf-16le', 'utf16le', names, true],
    ['utf-16be', 'utf16be', names, true],
    ['utf-16le', 'utf16le', western, false],
    ['utf-16be', 'utf16be', western, false],
    ['windows-1252', 'win1252', western, false],
  ] as const)('%s is recognized (%s, mark %#)', async (encoding, codec, text, addBOM) => {
    expect(await readBack(iconv.encode(text, codec, { addBOM }))).toEqual({ encoding, text })
  })

  test('a character that is cut between two pieces of a long file is read whole', async () => {
    const text = `x${'ễ'.repeat(200_000)}`
    expect(await readBack(Buffer.from(text))).toEqual({ encoding: 'utf-8', text })
  })

  test('a few broken bytes in a file of UTF-8 do not turn all of it into another encoding', async () => {
    const bytes = Buffer.concat([Buffer.from(names.repeat(3)), Buffer.from([0xff]), Buffer.from('\n')])
    expect(await readBack(bytes)).toEqual({ encoding: 'utf-8', text: `${names.repeat(3)}\uFFFD\n` })
  })

  test('pictures, archives and other binary files are refused', async () => {
    for (const start of [
      [0x50, 0x4b, 3, 4],
      [0x89, 0x50, 0x4e, 0x47],
      [1, 2, 0, 0, 3, 0, 7, 9, 0, 0, 0, 8],
    ]) {
      await expect(readBack(Uint8Array.from([...start, ...start, ...start]))).rejects.toMatchObject({
        code: 'file.not-text',
      })
    }
  })
})

const aWord = fc
  .array(fc.constantFrom('Zoë', 'O’Brien', 'é', 'x', ' ', '"', ',', ';', '\n', '\t', '|', '7'), {
    maxLength: 5,
  })
  .map((parts) => parts.join('').trim())
const aTable = fc.array(fc.tuple(fc.constantFrom('Zoë', 'Ana', 'Bo'), aWord, aWord), {
  minLength: 1,
  maxLength: 30,
})
const aCodec = fc.constantFrom(
  ...(['utf8', 'utf16le', 'utf16be'] as const).map((codec) => ({ codec, addBOM: true })),
  { codec: 'utf8', addBOM: false } as const,
  { codec: 'win1252', addBOM: false } as const,
)

test('a table comes back from a file in any encoding, with any delimiter, quotes and line ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      aTable,
      aCodec,
      fc.constantFrom(...delimiters),
      fc.constantFrom('\n', '\r\n', '\r'),
      async (table, { codec, addBOM }, delimiter, lineEnd) => {
        const quoted = (field: string) =>
          /[",;\t|\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
        const rows = [['é', 'two', 'three'], ...table]
        const text = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('')
        const file = { path: join(folder, 'table.csv'), name: 'table.csv' }
        writeFileSync(file.path, iconv.encode(text, codec, { addBOM }))
        const encoding = await detectEncoding(file, signal)
        const read: string[][] = []
        const listen = {
          onHeader: (header: string[]) => read.push(header),
          onRow: (row: { fields: string[] }) => read.push(row.fields),
          onBytes: () => {},
        }
        await readTable(file, { encoding, delimiter, hasHeader: true }, listen, signal)
        expect(read).toEqual(rows)
      },
    ),
    { numRuns: 300 },
  )
})

describe('delimiter', () => {
  test.each([
    [',', 'id,name,date\n1,"Nowak, Ann",2026-02-02\n2,"Li; Bo",2026-02-02\n'],
    [';', 'id;name;grade\n1;Nowak, Ann;5,5\n2;Li, Bo;6,0\n'],
    ['\t', 'id\tname\n1\tNowak, Ann\n2\tLi, Bo\n'],
    ['|', 'id|name|x\n1|Nowak, Ann|a\n2|Li|b\n'],
    [',', 'student_id\n1\n2\n'],
  ])('%j is found by how the rows line up', (delimiter, sample) => {
    expect(guessDelimiter(sample)).toBe(delimiter)
  })
})

describe('dates', () => {
  test.each([
    ['2026-02-03', 'mdy', '2026-02-03'],
    ['2026/2/3', 'dmy', '2026-02-03'],
    ['20260203', 'mdy', '2026-02-03'],
    ['2026-02-03T08:15:00.000Z', 'mdy', '2026-02-03'],
    ['2026-02-03 08:15', 'mdy', '2026-02-03'],
    ['02/03/2026', 'mdy', '2026-02-03'],
    ['02/03/2026', 'dmy', '2026-03-02'],
    ['2/3/26', 'mdy', '2026-02-03'],
    ['3.2.2026', 'dmy', '2026-02-03'],
    ['2/3/2026 12:00:00 AM', 'mdy', '2026-02-03'],
    ['26-02-03', 'ymd', '2026-02-03'],
    ['3-Feb-26', 'mdy', '2026-02-03'],
    ['3 February 2026', 'mdy', '2026-02-03'],
    ['Feb 3, 2026', 'dmy', '2026-02-03'],
    ['Tue, 3rd Feb 2026', 'dmy', '2026-02-03'],
    ['Tuesday February 3, 2026', 'dmy', '2026-02-03'],
    ['2024-02-29', 'mdy', '2024-02-29'],
  ] as const)('%s as %s is %s', (written, order, day) => {
    expect(readDate(written, order)).toBe(toEpochDay(day))
  })

  test.each([
    '2026-02-30',
    '13/13/2026',
    '2025-02-29',
    '00/01/2026',
    'soon',
    '',
    '1026-02-03',
    '2026-02',
    '12',
    'May',
  ])('%j is no day in any order', (written) => {
    for (const order of ['ymd', 'mdy', 'dmy'] as const) expect(readDate(written, order)).toBeNull()
  })

  test('every day is read back from every way of writing it', () => {
    const two = (part: number) => String(part).padStart(2, '0')
    fc.assert(
      fc.property(fc.integer({ min: toEpochDay('1970-01-01'), max: toEpochDay('2069-12-31') }), (day) => {
        const iso = fromEpochDay(day)
        const [year = 0, month = 0, date = 0] = iso.split('-').map(Number)
        const written: [string, DateOrder][] = [
          [iso, 'dmy'],
          [`${month}/${date}/${year}`, 'mdy'],
          [`${two(date)}.${two(month)}.${two(year % 100)}`, 'dmy'],
          [`${two(year % 100)}-${two(month)}-${two(date)}`, 'ymd'],
        ]
        for (const [text, order] of written) expect(readDate(text, order)).toBe(day)
      }),
    )
  })
})

describe('order of day and month', () => {
  const world = { rule: 'us', today: toEpochDay('2026-03-02'), isOpenOn: () => null } as const
  const guess = (written: string[], own: Partial<Parameters<typeof guessDateOrder>[1]> = {}) =>
    guessDateOrder(written, { ...world, ...own })
  const sure = (order: DateOrder) => ({ order, isUndecided: false, mixed: null })
  const open = (order: DateOrder) => ({ order, isUndecided: true, mixed: null })

  test('a number above twelve decides', () => {
    expect(guess(['01/02/2026', '01/13/2026'])).toEqual(sure('mdy'))
    expect(guess(['01/02/2026', '13/01/2026'])).toEqual(sure('dmy'))
  })

  test('school days do not fall on weekends or in the future', () => {
    // As month-day these are Monday to Friday of one week; as day-month they are scattered and partly in the future.
    const week = ['02/02/2026', '02/03/2026', '02/04/2026', '02/05/2026', '02/06/2026']
    expect(guess(week)).toEqual(sure('mdy'))
    expect(guess(week.map((day) => day.replace(/(..).(..)/, '$2/$1')))).toEqual(sure('dmy'))
  })

  test('days that fit both ways are left to a person, with the usual order of the country first', () => {
    expect(guess(['01/02/2026', '02/01/2026'])).toEqual(open('mdy'))
    expect(guess(['01/02/2026', '02/01/2026'], { rule: 'england' })).toEqual(open('dmy'))
  })

  test('dates that begin with the year leave nothing to decide', () => {
    expect(guess(['2026-01-02', '2026-02-01'])).toEqual(sure('ymd'))
  })
})

describe('two orders in one file', () => {
  const world = { rule: 'us', today: toEpochDay('2026-03-20'), isOpenOn: () => null } as const
  const mixed = { dateOrder: 'mdy', isMixedDates: true, leavesUndecidedDates: true } as const
  const days = (written: string[], reading: DateReading = mixed, own: Partial<DateWorld> = {}) =>
    readDates(written, reading, { ...world, ...own }).map((day) => (day === null ? null : fromEpochDay(day)))

  test('a number above twelve shows both orders, and the days that fit both are asked about', () => {
    expect(guessDateOrder(['01/13/2026', '01/14/2026', '15/01/2026', '02/03/2026'], world)).toEqual({
      order: 'mdy',
      isUndecided: true,
      mixed: { dayFirst: 1, monthFirst: 2, undecided: 1, examples: ['02/03/2026'] },
    })
  })

  test('neighbours alone do not make a file one of two orders', () => {
    expect(guessDateOrder(['31/12/2025', '01/04/2026', '13/01/2026'], world).mixed).toBeNull()
  })

  test('with nothing left open nothing is asked', () => {
    expect(guessDateOrder(['01/13/2026', '15/01/2026', '02/02/2026', '2026-02-03'], world)).toEqual({
      order: 'mdy',
      isUndecided: false,
      mixed: { dayFirst: 1, monthFirst: 1, undecided: 0, examples: [] },
    })
  })

  test('each date is read in the only order that it fits', () => {
    expect(days(['01/13/2026', '15/01/2026', '2026-02-03', '3 Feb 2026', '31/02/2026', 'soon'])).toEqual([
      '2026-01-13',
      '2026-01-15',
      '2026-02-03',
      '2026-02-03',
      null,
      null,
    ])
  })

  test('a day to come, a weekend or a closed day is not what was meant when the other reading was open', () => {
    // 2 December is to come; 7 February is a Saturday and 2 July to come.
    expect(days(['12/02/2026', '07/02/2026'])).toEqual(['2026-02-12', null])
    const isOpenOn = (day: number) => day !== toEpochDay('2026-03-02')
    expect(days(['03/02/2026'], mixed, { isOpenOn })).toEqual(['2026-02-03'])
  })

  test('the calendar says nothing where there is none to ask', () => {
    expect(readDates(['12/02/2026'], mixed)).toEqual([null])
  })

  test('neighbours speak only when one reading stands beside both and the other far from both', () => {
    expect(days(['01/05/2026', '01/06/2026'].flatMap((day) => ['12/31/2025', day, '01/13/2026']))).toEqual([
      '2025-12-31',
      '2026-01-05',
      '2026-01-13',
      '2025-12-31',
      '2026-01-06',
      '2026-01-13',
    ])
    expect(days(['01/29/2026', '02/03/2026', '03/13/2026'])).toEqual(['2026-01-29', null, '2026-03-13'])
    expect(days(['02/03/2026', '02/13/2026'])).toEqual([null, '2026-02-13'])
  })

  test('what is undecided is read as a person says, or left with its reason', () => {
    const written = ['02/03/2026', '13/02/2026']
    const asked = { ...mixed, leavesUndecidedDates: false }
    expect(days(written, asked)).toEqual(['2026-02-03', '2026-02-13'])
    expect(days(written, { ...asked, dateOrder: 'dmy' })).toEqual(['2026-03-02', '2026-02-13'])
    expect(days(written)).toEqual([null, '2026-02-13'])
    expect(written.map((text) => whyNoDay(text, mixed))).toEqual(['undecided-date', 'impossible-date'])
    expect(whyNoDay('soon', asked)).toBe('impossible-date')
  })

  test('no date is ever read as a day that it cannot be, and in one order throughout nothing changes', () => {
    const aDay = fc.integer({ min: toEpochDay('2025-08-20'), max: toEpochDay('2026-03-20') })
    const aWritten = fc.tuple(aDay, fc.boolean()).map(([day, isDayFirst]) => {
      const [year = '', month = '', date = ''] = fromEpochDay(day).split('-')
      return { day, text: isDayFirst ? `${date}/${month}/${year}` : `${month}/${date}/${year}` }
    })
    fc.assert(
      fc.property(fc.array(aWritten, { maxLength: 30 }), (dates) => {
        const texts = dates.map(({ text }) => text)
        for (const [at, day] of readDates(texts, mixed).entries()) {
          const both = [readDate(texts[at] ?? '', 'dmy'), readDate(texts[at] ?? '', 'mdy')]
          expect([null, ...both]).toContain(day)
        }
        const usual = { dateOrder: 'mdy', isMixedDates: false, leavesUndecidedDates: false } as const
        expect(readDates(texts, usual)).toEqual(texts.map((text) => readDate(text, 'mdy')))
      }),
    )
  })
})

test.each([
  ['', 0],
  ['All Day', 0],
  ['AM', 1],
  ['pm', 2],
  ['3', 3],
  ['Period 4', 4],
  ['P5', 5],
  ['2nd', 2],
  ['3(A)', 3],
  ['C', 3],
  ['lunch', null],
  ['99', null],
] as const)('the period %j is %s', (written, period) => {
  expect(readPeriod(written)).toBe(period)
})
