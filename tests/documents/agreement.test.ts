/** The agreement as a family holds it: read back from the PDF, page by page. */
import { describe, expect, test } from 'vitest'
import { makeAgreement } from '#core/documents/make-agreement.ts'
import { templates } from '#core/documents/templates/registry.ts'
import type { AgreementSnapshot } from '#shared/domain/agreement.ts'
import { agreementSnapshot } from '#shared/domain/agreement.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { aFullContent } from './a-full-content.ts'
import { anEmptySnapshot, aPlanContent, aSnapshot, item } from './a-snapshot.ts'
import {
  type ReadPage,
  readMetadata,
  readWithPdfjs,
  readWithPoppler,
  textOf,
  textsIn,
  withoutSpaces,
} from './read-pdf.ts'

const headings = [
  'In Amina’s own words',
  'Who we are together',
  'What Amina brings',
  'In the family’s words',
  'What we hope for',
  'What makes it hard, and what helps',
  'What Amina will do',
  'What we promise each other',
  'The way back',
  'How we stay in touch',
  'Our names',
]

async function read(snapshot: AgreementSnapshot) {
  const { bytes, pages } = await makeAgreement(snapshot)
  const readPages = await readWithPdfjs(bytes)
  expect(readPages).toHaveLength(pages)
  return { bytes, pages: readPages, text: readWithPoppler(bytes) }
}

/** Every string that someone wrote, wherever it stands in a plan. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn)
  return []
}

const footerTop = 50
const threeLines = 3 * 24
const bodyOf = (page: ReadPage) => page.runs.filter((run) => run.y > footerTop)

/** `roomFor` is what stands under a heading without being read: lines to write on, in points. */
function expectWellLaidOut(pages: readonly ReadPage[], roomFor = Infinity) {
  for (const page of pages) {
    for (const run of page.runs) {
      expect(run.size, run.text).toBeGreaterThanOrEqual(12)
      expect(run.x, run.text).toBeGreaterThan(40)
      expect(run.x + run.width, run.text).toBeLessThan(page.width - 40)
      expect(run.y, run.text).toBeGreaterThan(15)
    }
    const lowest = bodyOf(page).toSorted((one, other) => one.y - other.y)[0]
    const isAlone = lowest !== undefined && lowest.y < footerTop + roomFor
    expect(isAlone && headings.includes(lowest.text), 'no heading stands alone at the end of a page').toBe(
      false,
    )
  }
}

describe.each(['A4', 'LETTER'] as const)('on %s', (paperSize) => {
  test('a plan of the usual size takes three pages, laid out within the margins at 12 points or more', async () => {
    const { pages } = await read(aSnapshot({ paperSize }))
    expect(pages).toHaveLength(3)
    expect(pages[0]?.height).toBeCloseTo(paperSize === 'A4' ? 841.89 : 792, 0)
    expectWellLaidOut(pages)
  })
})

test('a plan at every limit of its sections still lays out, and says every word', async () => {
  const content = aFullContent()
  const snapshot = agreementSnapshot.parse(aSnapshot({ content, changes: ['All of it is new.'] }))
  const { pages, text } = await read(snapshot)
  expectWellLaidOut(pages)
  const printed = withoutSpaces(textOf(pages))
  const byPoppler = withoutSpaces(text)
  for (const mark of wordsIn(content).flatMap((words) => words.match(/§\d+§/g) ?? [])) {
    expect(printed.includes(mark), mark).toBe(true)
    expect(byPoppler.includes(mark), mark).toBe(true)
  }
}, 180_000)

test('the sections come in the order in which a family reads them', async () => {
  const { text } = await read(aSnapshot())
  const places = headings.map((heading) => text.indexOf(heading))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places[0]).toBeGreaterThan(-1)
})

test('both readers give back every word that was written, and no letter more or less', async () => {
  const snapshot = aSnapshot()
  const { pages, text } = await read(snapshot)
  const letters = (words: string) => [...withoutSpaces(words)].toSorted().join('')
  const { content, footer } = templates.agreement.describe(snapshot)
  const written = [content, ...pages.map((_, at) => footer(at + 1, pages.length))].flatMap(textsIn).join('')
  expect(letters(textOf(pages))).toBe(letters(written))
  expect(letters(text)).toBe(letters(written))
})

test('a goal, its reason, a promise and the week are said in plain sentences', async () => {
  const { text } = await read(aSnapshot())
  const flat = text.replace(/\s+/g, ' ')
  for (const sentence of [
    'Amina will come to math tutoring with Mr. Lind on Tuesdays and Thursdays at 15:15 in room 12, at least 6 of 8 times by Thursday 2 April 2026.',
    '“I like the mural. If I can start with art on Mondays I think I can come.”',
    'Ms. Okafor is Amina’s person at school: 555 0142',
    'Step 1: Mornings with art From Monday 2 March 2026 to Friday 13 March 2026 · 6 hours a week',
    'Ms. Okafor asks Amina how it is going every Friday at 10:15. We all meet to look at this plan on Friday 27 March 2026. After that, we look at it together every month.',
    'This agreement binds no one in law. It can be changed at any time: any of us can ask to talk about it.',
    'Page 3 of 3',
  ]) {
    expect(flat).toContain(sentence)
  }
})

test('who else helps, the placement, the long view and the good news stand there briefly, a phone number never', async () => {
  const content = aPlanContent({
    helpers: {
      items: [
        {
          id: item('h1'),
          kind: 'everyday',
          name: 'Aunt Rania',
          relation: 'aunt',
          canDo: 'drives when the bus is gone',
          phone: '555 0199',
          when: 'before 9',
          barrierIds: [item('b1')],
        },
      ],
      badMorning: {
        steps: [{ id: item('n1'), words: 'Wash your face and put on music.' }],
        callIds: [item('h1')],
        goodToHear: 'Just the next hour.',
        schoolWill: '',
        schoolPhone: '555 0100',
      },
    },
    placement: {
      priorProgress: 'Two credits were earned in fall.',
      readiness: 'Big groups are still too much.',
      studentSays: 'Small class first.',
      decision: 'Grade 8 with half the electives',
      decidedOn: '2026-02-26',
    },
    communication: {
      items: [
        {
          id: item('c1'),
          withWhom: 'Samira Haddad',
          channel: 'call',
          every: 'week',
          weekday: 5,
          startsOn: null,
          by: 'Ms. Okafor',
          language: 'Arabic',
          needsInterpreter: false,
          format: '',
        },
      ],
    },
    milestones: {
      items: [
        { id: item('l1'), kind: 'milestone', words: 'A whole week', byOn: '2026-05-04', reachedOn: null },
        { id: item('l2'), kind: 'habit', words: 'Bag packed at night', byOn: null, reachedOn: '2026-02-20' },
      ],
      stepDown: 'First the bus, then the tutoring.',
    },
  })
  const { text, pages } = await read(
    aSnapshot({ content, celebrations: ['Three on-time mornings in a row.'] }),
  )
  expectWellLaidOut(pages)
  const lines = text.replace(/\s+/g, ' ')
  const inOrder = [
    'Good news first',
    'Three on-time mornings in a row.',
    'In Amina’s own words',
    'Aunt Rania, aunt · drives when the bus is gone',
    'On a hard morning, first: Wash your face and put on music.',
    'Grade 8 with half the electives (decided on 26 February 2026)',
    'Ms. Okafor calls Samira Haddad every week on Friday, in Arabic.',
    'A whole week · by about 4 May 2026',
    'First the bus, then the tutoring.',
    'Our names',
  ]
  const places = inOrder.map((words) => lines.indexOf(words))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(lines).not.toMatch(/555 0199|555 0100|Two credits|Big groups|Bag packed/)
})

test('names in Vietnamese, Polish and Turkish are read back as they are written', async () => {
  const names = [
    'Nguyễn Thị Bích Ngọc',
    'Świętosława Żółć-Gęśla',
    'Işıl Çağrı Öztürk',
    'Đặng Ỷ Lan',
    'İbrahim Ağaoğlu',
  ]
  for (const name of names) {
    const { text, pages } = await read(
      aSnapshot({
        schoolName: `Trường ${name}`,
        student: { fullName: name, calledName: name, grade: '8', pronouns: '' },
        familyNames: names,
        staffName: name,
      }),
    )
    for (const one of names) {
      expect(text).toContain(one)
      expect(withoutSpaces(textOf(pages))).toContain(withoutSpaces(one))
    }
    expect(withoutSpaces(text)).toContain(withoutSpaces(`Our agreement with ${name}`))
  }
}, 120_000)

test('an empty plan gives room for what will be said at the table, part by part', async () => {
  const { pages, text } = await read(anEmptySnapshot())
  expect(pages.length).toBeLessThanOrEqual(3)
  for (const heading of headings) expect(text).toContain(heading)
  expect(text).not.toMatch(/undefined|null|NaN|“”/)
  expectWellLaidOut(pages, threeLines)
})

/** Lines to write on, of the paper's parts and of the cells of its tables; one in two places is drawn in one only. */
function findLines(value: unknown): Set<unknown> {
  if (typeof value !== 'object' || value === null) return new Set()
  const inside = Object.values(value).flatMap((one) => [...findLines(one)])
  return new Set('canvas' in value ? [value, ...inside] : inside)
}

test('each empty section that is needed has its heading and lines to write on, while the others stay', async () => {
  const linesOf = (snapshot: AgreementSnapshot) =>
    findLines(templates.agreement.describe(snapshot).content).size
  const ofFullPlan = linesOf(aSnapshot())
  const empty = emptyPlanContent()
  const sectionsWithLines: [keyof typeof empty, string, number][] = [
    ['voice', 'In Amina’s own words', 3],
    ['team', 'Who we are together', 3],
    ['strengths', 'What Amina brings', 3],
    ['familyWords', 'In the family’s words', 3],
    ['barriers', 'What makes it hard', 3],
    ['goals', 'What Amina will do', 3],
    ['promises', 'What we promise each other', 9],
    ['schedule', 'The way back', 3],
    ['rhythm', 'How we stay in touch', 6],
  ]
  for (const [section, heading, lines] of sectionsWithLines) {
    const snapshot = aSnapshot({ content: aPlanContent({ [section]: empty[section] }) })
    const { pages, text } = await read(snapshot)
    expect(text, section).toContain(heading)
    expect(text, section).toContain('Our names')
    expect(linesOf(snapshot) - ofFullPlan, section).toBe(lines)
    expectWellLaidOut(pages, threeLines)
  }
}, 120_000)

test('who has not promised anything yet has lines beside the promises of the others', () => {
  const full = aPlanContent()
  const promises = { items: full.promises.items.filter((one) => one.party !== 'family') }
  const linesOf = (content: typeof full) =>
    findLines(templates.agreement.describe(aSnapshot({ content })).content).size
  expect(linesOf({ ...full, promises }) - linesOf(full)).toBe(3)
})

test('a stage that is only numbered is a step, and a promise has its day and no deadline', async () => {
  const full = aPlanContent()
  const stages = full.schedule.stages.map((stage, at) => ({ ...stage, name: `Stage ${at + 1}` }))
  const { text } = await read(aSnapshot({ content: { ...full, schedule: { ...full.schedule, stages } } }))
  expect(text).toMatch(/Step 1$/m)
  expect(text).not.toContain('Stage 1')
  expect(text).toContain('2 March 2026')
  expect(text).not.toContain('by 2 March 2026')
})

test('the lines for the names are never divided, however long the text before them is', async () => {
  for (const count of [0, 3, 6, 9, 12, 15]) {
    const quotes = Array.from({ length: count }, (_, at) => ({
      id: item(`f${at}`),
      who: 'Samira Haddad',
      words: 'She was proud of school last year, and I want her to feel safe there again. '.repeat(2),
      saidOn: null,
    }))
    const { pages } = await read(
      aSnapshot({
        familyNames: ['Samira Haddad', 'Yusuf Haddad'],
        content: aPlanContent({ familyWords: { quotes } }),
      }),
    )
    const last = pages.findLast((page) => page.runs.some((run) => run.text === 'Our names'))
    const texts = last?.runs.map((run) => run.text) ?? []
    expect(texts).toEqual(
      expect.arrayContaining(['Student', 'Amina Haddad', 'Family', 'Yusuf Haddad', 'School', 'Grace Okafor']),
    )
    expectWellLaidOut(pages)
  }
}, 120_000)

test('what changed since the last signature is said with its day', async () => {
  const changes = ['Math tutoring moved from Tuesday to Thursday.', 'New from the school: “Save a seat”.']
  const { text } = await read(aSnapshot({ number: 2, changes, lastSignedOn: '2026-03-02' }))
  expect(text).toContain('What changed since we signed on Monday 2 March 2026')
  for (const change of changes) expect(text).toContain(change)
  expect(text).toContain('agreement 2')
})

test('the file itself names no one', async () => {
  const snapshot = aSnapshot()
  const { bytes } = await makeAgreement(snapshot)
  expect(templates.agreement.fileName).toBe('reintegration-agreement.pdf')
  const metadata = readMetadata(bytes)
  expect(metadata).toMatch(/^Title:\s+Reintegration agreement$/m)
  expect(metadata).not.toMatch(/Author|Amina|Haddad|Okafor|Lincoln/)
  // Uncompressed parts of the file, metadata streams among them.
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Amina|Haddad|Okafor/)
})

test('the same snapshot gives the same bytes, whatever was printed in between', async () => {
  const first = await makeAgreement(aSnapshot())
  await makeAgreement(
    aSnapshot({ student: { fullName: 'Đặng Ỷ Lan', calledName: 'Lan', grade: '', pronouns: '' } }),
  )
  const second = await makeAgreement(aSnapshot())
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  const other = await makeAgreement(aSnapshot({ number: 2 }))
  expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0)
})
