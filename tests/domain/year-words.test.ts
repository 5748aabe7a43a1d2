/** The sentences of a year: names that hold commas stay whole, and a family can hear them. */
import { expect, test } from 'vitest'
import { tiers } from '#shared/domain/attendance.ts'
import { joinNamed } from '#shared/domain/plain-words.ts'
import { sayTier } from '#shared/domain/tier-words.ts'
import { sayTogether } from '#shared/domain/year-words.ts'

const aSeries = (name: string) => ({
  key: { kind: 'attendance' as const },
  name,
  unit: 'percent' as const,
  most: 100,
  points: [{ mondayOn: '2026-03-02' as const, value: 80, count: 5 }],
})

test('names that hold commas are told apart by semicolons, others as ever', () => {
  expect(joinNamed(['a', 'b', 'c'])).toBe('a, b and c')
  expect(joinNamed(['a, x', 'b'])).toBe('a, x and b')
  expect(joinNamed(['a', 'b, x', 'c'])).toBe('a; b, x; and c')
  expect(sayTogether(['Days at school', 'Belonging, from check-ins', 'Math 8, grades'].map(aSeries), 1)).toBe(
    'Days at school; Belonging, from check-ins; and Math 8, grades: over 1 week beside 1 support or stage. What stands side by side need not belong together.',
  )
})

test('what a tier means is said without the words that label a student', () => {
  for (const rule of ['us', 'england'] as const)
    for (const tier of tiers) {
      const said = sayTier(tier, rule)
      expect(said).not.toMatch(/chronic|severe|persistent|truan|moderate/i)
      expect(said.endsWith('.')).toBe(true)
    }
  expect(sayTier('severe', 'us')).toContain('20\u00a0%')
  expect(sayTier('severe', 'england')).toContain('50\u00a0%')
})
