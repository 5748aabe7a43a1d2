import { describe, expect, it } from 'vitest'
import { listBarrierHistory, listPastBarriers, type SectionDay } from '#shared/domain/barrier-history.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { type Barrier, emptyBarrier } from '#shared/domain/sections/barriers.ts'
import { item } from '#tests/documents/a-snapshot.ts'

const bus = item('bus')
const day = (on: IsoDate, changes: Partial<Barrier> | null): SectionDay => ({
  on,
  content: {
    items: [
      emptyBarrier(item('other')),
      ...(changes === null ? [] : [{ ...emptyBarrier(bus), words: 'The bus is too full', ...changes }]),
    ],
  },
})
const nameSupport = (id: string) => (id === 'p1' ? 'a seat on the early bus' : null)
const historyOf = (...days: SectionDay[]) => listBarrierHistory(days, bus, nameSupport)

describe('the history of a barrier', () => {
  it('says when it was named, when it became lighter, what answered it and when it was resolved', () => {
    expect(
      historyOf(
        day('2026-03-02', { weight: 4 }),
        day('2026-03-09', { weight: 4, supportIds: [item('p1')] }),
        day('2026-03-12', { weight: 3, state: 'easing', supportIds: [item('p1')] }),
        day('2026-05-04', { weight: 1, state: 'resolved' }),
      ),
    ).toEqual([
      '2 March 2026: named, heavy.',
      '9 March 2026: answered by a seat on the early bus.',
      '12 March 2026: lighter, from heavy to medium; getting easier.',
      '4 May 2026: lighter, from medium to light; resolved; no longer answered by a seat on the early bus.',
    ])
  })

  it('says plainly when it comes back or grows heavier', () => {
    expect(
      historyOf(day('2026-03-02', { state: 'resolved', weight: 1 }), day('2026-03-03', { weight: 5 })),
    ).toEqual([
      '2 March 2026: named, light; resolved.',
      '3 March 2026: heavier, from light to very heavy; there again.',
    ])
  })

  it('leaves out days on which only its words or another barrier changed', () => {
    expect(
      historyOf(day('2026-03-02', {}), day('2026-03-03', { words: 'The bus is always too full' })),
    ).toEqual(['2 March 2026: named, medium.'])
  })

  it('knows that it was taken off the map and put back', () => {
    expect(historyOf(day('2026-03-02', {}), day('2026-03-03', null), day('2026-03-04', {}))).toEqual([
      '2 March 2026: named, medium.',
      '3 March 2026: taken off the map.',
      '4 March 2026: named, medium.',
    ])
  })

  it('is kept when it left the map, with its last words', () => {
    const days = [
      day('2026-03-02', {}),
      day('2026-03-03', { words: 'The bus is always too full' }),
      day('2026-03-04', null),
    ]
    expect(listPastBarriers(days, new Set([item('other')])).map(({ words }) => words)).toEqual([
      'The bus is always too full',
    ])
    expect(listPastBarriers(days, new Set([bus]))).toEqual([])
  })

  it('names supports of the past once, and passes over what it cannot read', () => {
    expect(
      historyOf(
        day('2026-03-02', { supportIds: [item('gone'), item('gone too')] }),
        { on: '2026-03-03', content: { items: 'from another time' } },
        day('2026-03-04', { supportIds: [] }),
      ),
    ).toEqual([
      '2 March 2026: named, medium; answered by a support of that time.',
      '4 March 2026: no longer answered by a support of that time.',
    ])
  })
})
