/** Small groups: withheld, and never to be worked out from the others. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { listShown } from '#shared/domain/small-groups.ts'
import { compareGrades } from '#shared/domain/whole-school.ts'

test('a small group takes the smallest of the others with it', () => {
  expect(listShown([9, 30, 12, 40])).toEqual([false, true, false, true])
  expect(listShown([4, 5, 30, 12])).toEqual([false, false, true, false])
  expect(listShown([5, 6, 30])).toEqual([false, false, true])
  expect(listShown([10, 30, 0])).toEqual([true, true, true])
})

test('what is withheld is nobody, or several groups of ten students and more together, or everybody', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (sizes) => {
      const shown = listShown(sizes)
      const withheld = sizes.filter((_, index) => shown[index] === false)
      const visible = sizes.filter((size, index) => shown[index] === true && size > 0)
      expect(visible.every((size) => size >= 10)).toBe(true)
      const together = withheld.reduce((sum, size) => sum + size, 0)
      const isSafe = withheld.length > 1 && together >= 10
      expect(withheld.length === 0 || visible.length === 0 || isSafe).toBe(true)
    }),
  )
})

test('grades stand in their order, kindergarten first and none last', () => {
  expect(['10', '', '2', 'K', 'Pre-K', '1'].toSorted(compareGrades)).toEqual([
    'Pre-K',
    'K',
    '1',
    '2',
    '10',
    '',
  ])
})
