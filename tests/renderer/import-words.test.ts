import { describe, expect, it } from 'vitest'
import { sayDateOrder, sayProblem, sayReport } from '#renderer/features/imports/import-words.ts'
import type { ImportId } from '#shared/domain/identity.ts'

describe('an import in words', () => {
  it('shows with a date of the file what each order makes of it', () => {
    expect(sayDateOrder('dmy', '03/04/2026')).toBe('Day, month, year: 03/04/2026 is 3 April')
    expect(sayDateOrder('mdy', '03/04/2026')).toBe('Month, day, year: 03/04/2026 is 4 March')
    expect(sayDateOrder('ymd', '2026-03-04T00:00')).toBe('Year, month, day: 2026-03-04 is 4 March')
  })

  it('gives no example that would not be a day', () => {
    expect(sayDateOrder('mdy', '31/12/2026')).toBe('Month, day, year')
    expect(sayDateOrder('dmy', undefined)).toBe('Day, month, year')
  })

  it('names row, column and reason of a row that cannot be used', () => {
    const problem = { row: 1014, column: 'Date', value: '31/02/2026', reason: 'impossible-date' as const }
    expect(sayProblem(problem)).toBe('Row 1,014, Date “31/02/2026”: that is not a day that exists.')
    expect(sayProblem({ ...problem, column: null, value: '', reason: 'too-few-columns' })).toBe(
      'Row 1,014: it has fewer columns than the first row.',
    )
  })

  it('says only what happened', () => {
    const report = {
      importId: 1 as ImportId,
      added: 0,
      changed: 1,
      unchanged: 11_999,
      studentsCreated: 0,
      studentsChanged: 0,
      schoolYearsCreated: 0,
      problems: [],
      problemCount: 0,
    }
    expect(sayReport(report, 'attendance')).toEqual([
      '1 mark got a newer value.',
      '11,999 marks stood in the vault already, just so.',
    ])
    expect(sayReport({ ...report, changed: 0, unchanged: 0 }, 'roster')).toEqual([
      'Nothing was new in this file.',
    ])
  })
})
