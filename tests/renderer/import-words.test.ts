import { describe, expect, it } from 'vitest'
import {
  sayDateOrder,
  sayDoubts,
  sayPastImport,
  sayProblem,
  sayReport,
  sayMissing,
  sayWhatGoes,
  sayWhatWent,
} from '#renderer/features/imports/import-words.ts'
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
      marksOnClosedDays: 0,
      studentsSharingNames: 0,
      absencesNotInFile: 0,
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

  it('says what a person should look at, and nothing when there is nothing', () => {
    expect(sayDoubts({ marksOnClosedDays: 0, studentsSharingNames: 0, absencesNotInFile: 0 })).toEqual([])
    const [closed, shared, absences] = sayDoubts({
      marksOnClosedDays: 1,
      studentsSharingNames: 2,
      absencesNotInFile: 3,
    })
    expect(closed).toMatch(/^1 mark lies on days that the calendar calls closed and is not counted\./)
    expect(shared).toMatch(/^2 students in this file share a name/)
    expect(absences).toMatch(/^3 absences .* are not in this one\. They stay;/)
  })

  it('counts no marks while a needed column is not known', () => {
    const file = { fileName: 'odd.csv', rows: 3 }
    expect(sayMissing(file, ['students', 'days'])).toBe(
      'odd.csv has 3 rows. We could not tell which columns hold the students and days.',
    )
    expect(sayMissing(file, ['students'])).toBe(
      'odd.csv has 3 rows. We could not tell which column holds the students.',
    )
  })

  it('says that nothing goes when another file says the same', () => {
    const nothing = {
      marksRemoved: 0,
      marksRestored: 0,
      valuesRemoved: 0,
      valuesRestored: 0,
      studentsRemoved: 0,
      studentsKept: 0,
    }
    expect(sayWhatGoes('attendance', nothing)).toEqual([
      'No mark is taken out: whatever this file says, another one says too.',
    ])
    expect(sayWhatWent(nothing)).toBe('The import is taken back; no mark and no student had to go.')
    expect(sayPastImport({ kind: 'attendance', added: 0, changed: 0, studentsCreated: 0 })).toBe(
      'nothing new',
    )
  })

  it('says what goes and what stays of an import', () => {
    const outcome = {
      marksRemoved: 430,
      marksRestored: 1,
      valuesRemoved: 0,
      valuesRestored: 0,
      studentsRemoved: 2,
      studentsKept: 1,
    }
    expect(sayWhatGoes('attendance', outcome)).toEqual([
      '430 marks that came with this file are taken out.',
      '1 mark gets back the value that it had before.',
      '2 students who came with it are taken out, because nothing else speaks of them.',
      '1 student who came with it stays, because something else needs them.',
    ])
    expect(sayWhatWent(outcome)).toBe(
      '430 marks and 2 students are out of the vault again. 1 mark got the earlier value back. 1 student stayed, because something else needs them.',
    )
  })
})
