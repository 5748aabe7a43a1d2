/** The recap of a review as a family holds it: read back from the PDF. */
import { describe, expect, test } from 'vitest'
import { makeReviewRecap } from '#core/documents/make-review-recap.ts'
import type { RecapInput } from '#core/documents/templates/review-recap.ts'
import { item } from './a-snapshot.ts'
import { readMetadata, readWithPdfjs, readWithPoppler, withoutSpaces } from './read-pdf.ts'

const aRecap = (changed: Partial<RecapInput> = {}): RecapInput => ({
  schoolName: 'Lincoln Middle School',
  paperSize: 'LETTER',
  called: 'Amina',
  review: {
    heldOn: '2026-03-27',
    nextOn: '2026-04-27',
    content: {
      present: 'Amina, Samira Haddad, Ms. Okafor, Mr. Lind',
      goodNews: [{ id: item('n1'), words: 'She stayed for lunch with the mural group on her own.' }],
      challenges: [
        {
          id: item('c1'),
          lens: 'family',
          words: 'Her brother’s school opens later than the bus leaves.',
          shared: 'The school asks for the later bus. Samira takes him on Mondays.',
        },
        {
          id: item('c2'),
          lens: 'climate',
          words: 'The hallway is loud before the first bell.',
          shared: 'Mr. Lind opens the side door at 8:15.',
        },
      ],
      notes: 'Only for our own memory.',
    },
  },
  evidence: {
    on: '2026-03-27',
    sinceOn: '2026-02-27',
    marksThroughOn: '2026-03-27',
    since: { absent: 3, enrolled: 20 },
    before: { absent: 9, enrolled: 20 },
    year: { absent: 31, enrolled: 118 },
    stage: {
      stageId: item('w2'),
      name: 'Half days',
      startsOn: '2026-03-16',
      endsOn: '2026-03-27',
      agreed: 10,
      cameToAgreed: 9,
      fullTime: 10,
      cameToFullTime: 9,
    },
    goals: [
      {
        goalId: item('g1'),
        sentence:
          'I will come to math tutoring with Mr. Lind on Tuesdays and Thursdays at 15:15 in room 12, at least 6 of 8 times by 2 April.',
        planned: 8,
        done: 6,
        missed: 1,
        excused: 1,
        target: 6,
        outOf: 8,
        dueOn: '2026-04-02',
      },
    ],
    supports: [
      {
        supportId: item('p1'),
        what: 'A later bus, with a pass for her brother',
        planned: 20,
        given: 18,
        notGiven: 2,
        away: 0,
      },
      { supportId: item('p2'), what: 'Math tutoring', planned: 8, given: 7, notGiven: 0, away: 1 },
    ],
    promises: [
      {
        itemId: item('m3'),
        party: 'school',
        words: 'Keep a quiet desk ready in room 12',
        dueOn: null,
        state: 'kept',
        settledOn: '2026-03-09',
      },
    ],
    checkIns: { count: 4, feelings: [2, 3, 4], belongings: [], lastWords: 'What she said to me alone.' },
    contacts: { count: 5, reached: 3 },
  },
  decisions: [
    {
      what: 'Move on from “Half days” to what comes next.',
      reason: 'Nine of ten mornings, and she asked for lunch.',
      who: 'Ms. Okafor',
      byOn: '2026-03-30',
    },
    {
      what: 'Ask for the later bus on Mondays too',
      reason: 'It is the hardest morning.',
      who: '',
      byOn: null,
    },
  ],
  ...changed,
})

const inOrder = [
  'Lincoln Middle School',
  'Our review with Amina',
  'Friday 27 March 2026 · At the table: Amina, Samira Haddad, Ms. Okafor, Mr. Lind',
  'Good news first',
  'She stayed for lunch with the mural group on her own.',
  'Amina was at school on 17 of 20 days since 27 February 2026, after 11 of 20 before.',
  'A goal is reached, done 6 times: “I will come to math tutoring with Mr. Lind.”',
  'The school kept its promise: Keep a quiet desk ready in room 12.',
  'What we saw',
  'Amina came to 9 of 10 agreed times.',
  'The goal of 6 times is reached.',
  'A later bus, with a pass for her brother: Given 18 of 20 times. Twice we could not hold it.',
  'What we decided',
  'Move on from “Half days” to what comes next.',
  'Because: Nine of ten mornings, and she asked for lunch.',
  'Ask for the later bus on Mondays too',
  'What is hard, and what we do about it together',
  'At school: The hallway is loud before the first bell.',
  'What each of us does: Mr. Lind opens the side door at 8:15.',
  'At home: Her brother’s school opens later than the bus leaves.',
  'Next time',
  'We meet again on Monday 27 April 2026.',
  'No one is to blame.',
]

describe.each(['A4', 'LETTER'] as const)('on %s', (paperSize) => {
  test('an ordinary review is one page, good news first, in 12 points or more within the margins', async () => {
    const { bytes, pages } = await makeReviewRecap(aRecap({ paperSize }))
    expect(pages).toBe(1)
    const text = withoutSpaces(readWithPoppler(bytes))
    const places = inOrder.map((sentence) => text.indexOf(withoutSpaces(sentence)))
    expect(places.includes(-1), inOrder[places.indexOf(-1)]).toBe(false)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    const [page] = await readWithPdfjs(bytes)
    if (page === undefined) throw new Error('no page')
    expect(page.height).toBeCloseTo(paperSize === 'A4' ? 841.89 : 792, 0)
    for (const run of page.runs) {
      expect(run.size, run.text).toBeGreaterThanOrEqual(12)
      expect(run.x, run.text).toBeGreaterThan(40)
      expect(run.x + run.width, run.text).toBeLessThan(page.width - 40)
    }
  })
})

test('our own notes and the words of a check-in are not on it, and the file names no one', async () => {
  const { bytes, fileName, title } = await makeReviewRecap(aRecap())
  const text = readWithPoppler(bytes)
  expect(text).not.toContain('Only for our own memory')
  expect(text).not.toContain('said to me alone')
  expect(`${fileName} ${title} ${readMetadata(bytes)}`).not.toContain('Amina')
})

test('a session in which little was said has no empty headings', async () => {
  const { review, evidence } = aRecap()
  const quiet = aRecap({
    review: { ...review, nextOn: null, content: { present: '', goodNews: [], challenges: [], notes: '' } },
    evidence: {
      ...evidence,
      since: null,
      before: null,
      stage: null,
      goals: [],
      supports: [],
      promises: [],
      checkIns: { count: 0, feelings: [], belongings: [], lastWords: '' },
    },
    decisions: [],
  })
  const { bytes, pages } = await makeReviewRecap(quiet)
  const text = readWithPoppler(bytes)
  expect(pages).toBe(1)
  for (const absent of ['Good news', 'What we decided', 'What is hard']) expect(text).not.toContain(absent)
  expect(text).toContain('No attendance is on record since 27 February 2026.')
  expect(text).toContain('We have not set a day yet.')
})

test('the longest session that can be written still prints, with every word', async () => {
  const long = (letter: string, length: number) => `${letter.repeat(9)} `.repeat(length / 10).trim()
  const { review } = aRecap()
  const { bytes } = await makeReviewRecap(
    aRecap({
      review: {
        ...review,
        content: {
          present: long('p', 600),
          goodNews: Array.from({ length: 20 }, (_, n) => ({ id: item(`n${n}`), words: long('g', 600) })),
          challenges: Array.from({ length: 30 }, (_, n) => ({
            id: item(`c${n}`),
            lens: (['climate', 'health', 'family'] as const)[n % 3] ?? 'health',
            words: long('w', 1000),
            shared: long('s', 1000),
          })),
          notes: '',
        },
      },
      decisions: Array.from({ length: 12 }, () => ({
        what: long('d', 1000),
        reason: long('r', 1000),
        who: long('o', 120),
        byOn: '2026-04-02' as const,
      })),
    }),
  )
  const text = withoutSpaces(readWithPoppler(bytes))
  const count = (letter: string) => text.split(letter.repeat(9)).length - 1
  expect([count('g'), count('w'), count('s'), count('d'), count('r'), count('o')]).toEqual([
    20 * 60,
    30 * 100,
    30 * 100,
    12 * 100,
    12 * 100,
    12 * 12,
  ])
})
