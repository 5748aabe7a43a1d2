/** How a day began, where a school marks lessons and where it does not. */
import { expect, it } from 'vitest'
import { findFirstLesson } from '#shared/domain/first-lesson.ts'

const eachLesson = { sessionsADay: 1, listsOnlyAbsences: false } as const

it('takes the first lesson of a day for its morning, whatever came later', () => {
  const marks = [
    { period: 3, category: 'late' },
    { period: 1, category: 'present' },
  ] as const
  expect(findFirstLesson(marks, eachLesson)).toBe('present')
})

it('leaves a day with a mark of its own to that mark', () => {
  const marks = [
    { period: 0, category: 'present' },
    { period: 1, category: 'late' },
  ] as const
  expect(findFirstLesson(marks, eachLesson)).toBeNull()
})

it('leaves mornings and afternoons as they are marked', () => {
  const marks = [{ period: 2, category: 'late' }] as const
  expect(findFirstLesson(marks, { sessionsADay: 2, listsOnlyAbsences: false })).toBeNull()
})

it('takes a first lesson that is not on a list of absences as attended', () => {
  const marks = [{ period: 4, category: 'away-excused' }] as const
  expect(findFirstLesson(marks, { sessionsADay: 1, listsOnlyAbsences: true })).toBe('present')
})

it('passes over a lesson that is not counted', () => {
  const marks = [
    { period: 1, category: 'not-counted' },
    { period: 2, category: 'late' },
  ] as const
  expect(findFirstLesson(marks, eachLesson)).toBe('late')
})
