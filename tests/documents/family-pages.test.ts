/** The progress page, the page of changes and the card to carry, read back as a family holds them. */
import { expect, test } from 'vitest'
import { makePaper } from '#core/documents/make-paper.ts'
import { templates } from '#core/documents/templates/registry.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { aHelpersSection } from './a-helpers-section.ts'
import { aFullContent } from './a-full-content.ts'
import { anEvidence, makePlanPaperOf, progressOf } from './a-plan-paper.ts'
import { aPlanContent, item } from './a-snapshot.ts'
import { readMetadata, readWithPdfjs, readWithPoppler, withoutSpaces } from './read-pdf.ts'

const longName = 'Wolfeschlegelsteinhausenbergerdorffwelche-Altehausen'
const input = {
  schoolName: 'Lincoln Middle School',
  paperSize: 'LETTER' as const,
  madeOn: '2026-03-27' as const,
  called: 'Amina',
  content: aPlanContent(),
  words: english,
}
const read = (bytes: Uint8Array) => readWithPoppler(bytes).replace(/\s+/g, ' ')

test('the progress page begins with good news and names no rate and no word of a check-in', async () => {
  const { bytes, pages } = await makePaper(templates.progressPage, progressOf(input))
  const text = read(bytes)
  const order = [
    'Good news first',
    'stayed for lunch with the mural group',
    '17 of 20 days',
    'The goals',
    'What helps',
    'Given 18 of 20 times',
    'What we promised each other',
    'Kept',
    'We pack the bag at night.',
    'We look at the plan together on Monday 27 April 2026.',
  ].map((words) => text.indexOf(words))
  expect(order).not.toContain(-1)
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(text).not.toMatch(/%|missed|absent|check-in only/)
  expect(pages).toBeLessThanOrEqual(2)
  expect(readMetadata(bytes)).not.toContain('Amina')
})

test('without any news the progress page asks for some', async () => {
  const evidence = anEvidence({
    since: null,
    before: null,
    goals: [],
    supports: [],
    promises: [],
    checkIns: { count: 0, feelings: [], belongings: [], lastWords: '' },
  })
  const { bytes } = await makePaper(templates.progressPage, {
    ...progressOf(input, evidence),
    celebrations: [],
    reviewOn: null,
  })
  const text = read(bytes)
  expect(text).toContain('What went well for Amina at home?')
  expect(text).toContain('We have not set a day to meet yet.')
  expect(text).not.toContain('The goals')
})

test('the page of changes has each of them once, and says it when there are none or nothing is signed', async () => {
  const make = (changes: string[], signedOn: '2026-02-03' | null) =>
    makePaper(templates.changesPage, { ...input, changes, signedOn }).then(({ bytes }) => read(bytes))
  const changed = await make(
    ['Math tutoring moved from Tuesday to Thursday.', '“We call” is new.'],
    '2026-02-03',
  )
  expect(changed).toContain('on Tuesday 3 February 2026')
  expect(changed.split('moved from Tuesday to Thursday').length).toBe(2)
  expect(await make([], '2026-02-03')).toContain('Nothing is different.')
  expect(await make([], null)).toContain('No agreement with Amina is signed yet')
})

test.each(['A4', 'LETTER'] as const)(
  'the card to carry is twice on one page of %s, as wide as a bank card',
  async (paperSize) => {
    const made = await makePlanPaperOf('wallet-card', aPlanContent({ helpers: aHelpersSection }), {
      paperSize,
    })
    expect(made.pages).toBe(1)
    const text = read(made.bytes)
    for (const words of [
      'Wash your face',
      'Aunt Rania 555 0199',
      'Yusuf from next door 555 0111',
      '555 0100',
    ]) {
      expect(text.split(words).length, words).toBe(3)
    }
  },
)

test('however much was written, the card keeps its size and every number', async () => {
  const long = 'and then one more thing that helps in the morning '.repeat(4).trim()
  const helpers = {
    items: aHelpersSection.items.map((helper) => ({
      ...helper,
      name: longName,
      phone: '+44 20 7946 0958 ext. 12',
    })),
    badMorning: {
      ...aHelpersSection.badMorning,
      steps: Array.from({ length: 8 }, (_, at) => ({ id: item(`n${at}`), words: long })),
    },
  }
  const made = await makePlanPaperOf('wallet-card', aPlanContent({ helpers }))
  expect(made.pages).toBe(1)
  expect(read(made.bytes).split('+44 20 7946 0958 ext. 12').length).toBe(5)
  const [page] = await readWithPdfjs(made.bytes)
  const titles = (page?.runs ?? []).filter(({ text }) => text.startsWith('For a hard morning'))
  const [first, second] = titles.map(({ y }) => y)
  if (first === undefined || second === undefined || page === undefined) throw new Error('a card is missing')
  const fixedWords = page.runs.filter(({ text }) => text.startsWith('I am welcome'))
  expect(fixedWords).toHaveLength(2)
  for (const [at, { y }] of fixedWords.entries()) {
    expect((titles[at]?.y ?? 0) - y).toBeLessThan((54 * 72) / 25.4 - 18)
  }
})

test('names without a place to break and notes of five thousand letters stay inside of every page', async () => {
  for (const paperSize of ['A4', 'LETTER'] as const) {
    const note = 'We keep going a little further every week. '.repeat(120).slice(0, 5000)
    const evidence = anEvidence({
      promises: [
        {
          itemId: item('m1'),
          party: 'school',
          words: `${longName} ${note}`,
          dueOn: null,
          state: 'open',
          settledOn: null,
        },
      ],
    })
    const papers = [
      await makePaper(templates.progressPage, {
        ...progressOf({ ...input, paperSize, called: longName }, evidence),
        celebrations: [note],
      }),
      await makePaper(templates.changesPage, {
        ...input,
        paperSize,
        called: longName,
        changes: [note, longName.repeat(4)],
        signedOn: '2026-02-03',
      }),
    ]
    for (const { bytes } of papers) {
      expect(withoutSpaces(read(bytes))).toContain(withoutSpaces(note.slice(-200)))
      for (const page of await readWithPdfjs(bytes)) {
        expect(page.runs.length).toBeGreaterThan(2)
        for (const { x, width } of page.runs) expect(x + width).toBeLessThan(page.width - 40)
      }
    }
  }
})

test('a plan filled to its limits and an empty one make every paper', async () => {
  for (const kind of ['progress-page', 'changes-page', 'wallet-card'] as const) {
    expect((await makePlanPaperOf(kind, aFullContent())).pages).toBeGreaterThan(0)
    expect((await makePlanPaperOf(kind, emptyPlanContent())).pages).toBe(1)
  }
}, 60_000)
