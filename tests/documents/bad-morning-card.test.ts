/** The card for a bad morning: one page, large, read back as it was written. */
import { describe, expect, test } from 'vitest'
import { makeBadMorningCard } from '#core/documents/make-bad-morning-card.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { aHelpersSection } from './a-helpers-section.ts'
import { aPlanContent, item } from './a-snapshot.ts'
import { readMetadata, readWithPdfjs, readWithPoppler, withoutSpaces } from './read-pdf.ts'

const card = {
  schoolName: 'Lincoln Middle School',
  paperSize: 'A4' as const,
  madeOn: '2026-03-02' as const,
  called: 'Amina',
  content: aPlanContent({ helpers: aHelpersSection }),
}

describe('the card for a bad morning', () => {
  test.each(['A4', 'LETTER'] as const)(
    'is one large page on %s, in the order of the morning',
    async (paperSize) => {
      const { bytes, pages, fileName, title } = await makeBadMorningCard({ ...card, paperSize })
      expect({ pages, fileName, title }).toEqual({
        pages: 1,
        fileName: 'hard-morning-card.pdf',
        title: 'For a hard morning',
      })
      const text = readWithPoppler(bytes).replace(/\s+/g, ' ')
      const inOrder = [
        'For a hard morning, Amina',
        'Wash your face',
        'Text Ms. Okafor one word: hard.',
        'Just the next hour.',
        'Yusuf from next door',
        '555 0111',
        'Aunt Rania',
        '555 0199',
        'side door',
        'Ms. Okafor: 555 0142',
        'Call or text the school: 555 0100',
      ]
      const places = inOrder.map((words) => text.indexOf(words))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((one, other) => one - other))
      const [page] = await readWithPdfjs(bytes)
      expect(page?.runs.find((run) => run.text.includes('Wash your face'))?.size).toBeGreaterThanOrEqual(16)
    },
  )

  test('says nothing of barriers, and nothing that was kept for school alone', async () => {
    const { bytes } = await makeBadMorningCard(card)
    expect(readWithPoppler(bytes)).not.toMatch(/Math feels far ahead|brother’s school/)
    expect(readMetadata(bytes)).not.toMatch(/Amina|Lincoln|Okafor/)
  })

  test('an empty one has lines to write on, and is still a page', async () => {
    const { bytes, pages } = await makeBadMorningCard({ ...card, content: emptyPlanContent() })
    expect(pages).toBe(1)
    expect(readWithPoppler(bytes)).toContain('What helps first')
  })

  test('a card filled to every limit keeps every word', async () => {
    const long = (length: number, mark: string) =>
      'and one more small step '.repeat(30).slice(0, length - 4) + mark
    const content = aPlanContent({
      helpers: {
        items: [1, 2, 3, 4, 5, 6].map((at) => ({
          ...(aHelpersSection.items[0] as PlanContent['helpers']['items'][number]),
          id: item(`h${at}`),
          name: long(120, `§n${at}§`),
          phone: long(60, `§p${at}§`),
        })),
        badMorning: {
          steps: [1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ id: item(`n${at}`), words: long(200, `§s${at}§`) })),
          callIds: [1, 2, 3, 4, 5, 6].map((at) => item(`h${at}`)),
          goodToHear: long(300, '§g1§'),
          schoolWill: long(300, '§w1§'),
          schoolPhone: long(60, '§t1§'),
        },
      },
    })
    const { bytes } = await makeBadMorningCard({ ...card, content })
    const text = withoutSpaces(readWithPoppler(bytes))
    const marks = [...text.matchAll(/§(\w\d)§/g)].map((found) => found[1])
    expect(new Set(marks).size).toBe(6 + 6 + 8 + 3)
  })
})
