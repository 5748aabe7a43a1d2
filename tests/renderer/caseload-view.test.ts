/** The caseload is narrowed, ordered and said in words. */
import { describe, expect, test } from 'vitest'
import type { Tier } from '#shared/domain/attendance.ts'
import type { CaseloadRow } from '#shared/domain/caseload.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import {
  countNeeding,
  type CaseloadSort,
  emptyFilters,
  filterCaseload,
  sortCaseload,
} from '#renderer/features/caseload/caseload-view.ts'
import {
  describeCaseload,
  describeDaysAgo,
  describeMissed,
  describePlan,
  describeTier,
  describeYear,
} from '#renderer/features/caseload/attendance-words.ts'

const today = '2026-03-16'

function aRow(
  fullName: string,
  change: Partial<CaseloadRow> & { rate?: number; tier?: Tier } = {},
): CaseloadRow {
  const { rate = 0.1, tier = 'moderate', ...rest } = change
  return {
    studentId: 1 as StudentId,
    fullName,
    schoolNumber: '1001',
    grade: '8',
    figures: { enrolled: 100, absent: rate * 100, excused: 0, late: 0, notTaken: 0, absenceRate: rate, tier },
    basis: 'marks',
    trend: { lastRate: 0.1, earlierRate: 0.1, direction: 'steady' },
    lastContactOn: null,
    planState: null,
    planGaps: null,
    ...rest,
  }
}

const names = (rows: readonly CaseloadRow[]) => rows.map((row) => row.fullName)
const sorted = (rows: readonly CaseloadRow[], by: CaseloadSort['by'], isAscending: boolean) =>
  names(sortCaseload(rows, { by, isAscending }))

describe('narrowing the caseload', () => {
  const nguyen = aRow('Nguyễn Thị Hoa', { tier: 'severe', grade: '9', lastContactOn: '2026-03-10' })
  const lukasz = aRow('Łukasz Kowalski', { tier: 'atRisk', lastContactOn: '2026-03-02', planState: 'draft' })
  const amina = aRow('Amina Haddad', {
    tier: 'satisfactory',
    lastContactOn: '2026-03-03',
    planState: 'agreed',
  })
  const rows = [nguyen, lukasz, amina]
  const kept = (change: Partial<ReturnType<typeof emptyFilters>>) =>
    names(filterCaseload(rows, { ...emptyFilters(), ...change }, today))

  test('without filters everyone is shown', () => {
    expect(kept({})).toEqual(names(rows))
  })

  test('a name is found by the start of any word, without its diacritics', () => {
    expect(kept({ search: 'hoa ngu' })).toEqual(['Nguyễn Thị Hoa'])
    expect(kept({ search: 'lukasz' })).toEqual(['Łukasz Kowalski'])
    expect(kept({ search: 'adda' })).toEqual([])
  })

  test('several tiers can be asked for at once', () => {
    expect(kept({ tiers: ['severe', 'atRisk'] })).toEqual(['Nguyễn Thị Hoa', 'Łukasz Kowalski'])
  })

  test('no plan yet is a plan state to filter by', () => {
    expect(kept({ plan: 'none' })).toEqual(['Nguyễn Thị Hoa'])
    expect(kept({ plan: 'draft' })).toEqual(['Łukasz Kowalski'])
  })

  test('exactly two weeks of silence count as not spoken to, thirteen days do not', () => {
    expect(kept({ isNotSpokenTo: true })).toEqual(['Łukasz Kowalski'])
  })

  test('a student nobody has spoken to at all is not spoken to', () => {
    expect(names(filterCaseload([aRow('New')], { ...emptyFilters(), isNotSpokenTo: true }, today))).toEqual([
      'New',
    ])
  })
})

describe('ordering the caseload', () => {
  test('a student without a rate stands below every rate', () => {
    const early = aRow('Early')
    const rows = [
      aRow('Half', { rate: 0.5 }),
      { ...early, figures: { ...early.figures, absenceRate: null } },
      aRow('None', { rate: 0 }),
    ]
    expect(sorted(rows, 'absence', false)).toEqual(['Half', 'None', 'Early'])
  })

  test('grade 10 comes after grade 9', () => {
    const rows = [aRow('Ten', { grade: '10' }), aRow('Nine', { grade: '9' }), aRow('K', { grade: 'K' })]
    expect(sorted(rows, 'grade', true)).toEqual(['Nine', 'Ten', 'K'])
  })

  test('those who were never spoken to come first, then the longest silence', () => {
    const rows = [
      aRow('Lately', { lastContactOn: '2026-03-10' }),
      aRow('Long ago', { lastContactOn: '2026-01-10' }),
      aRow('Never'),
    ]
    expect(sorted(rows, 'contact', true)).toEqual(['Never', 'Long ago', 'Lately'])
  })

  test('equal rows keep one order in both directions: most absence first, then by name', () => {
    const rows = [aRow('B', { rate: 0.1 }), aRow('A', { rate: 0.1 }), aRow('C', { rate: 0.4 })]
    expect(sorted(rows, 'tier', true)).toEqual(['C', 'A', 'B'])
    expect(sorted(rows, 'tier', false)).toEqual(['C', 'A', 'B'])
  })
})

describe('words for figures', () => {
  test('only moderate and severe absence is counted as needing us', () => {
    const rows = (['satisfactory', 'atRisk', 'moderate', 'severe', 'tooEarly'] as const).map((tier) =>
      aRow(tier, { tier }),
    )
    expect(countNeeding(rows)).toBe(2)
    expect(describeCaseload(2, 5, 'us', '2026-03-13')).toBe(
      '2 of 5 students have missed 10 % or more of this year’s days, through Friday 13 March 2026.',
    )
  })

  test('days under the US rule, sessions under England’s', () => {
    const { figures } = aRow('A', { rate: 0.2 })
    expect(describeMissed(figures, 'us')).toBe('missed 20 of 100 days')
    expect(describeMissed(figures, 'england')).toBe('missed 20 of 100 sessions')
    expect(describeYear(figures, 'us')).toBe('Came on 80 of 100 days. Absent 20 days (20.0\u00a0%).')
    expect(describeYear(figures, 'england')).toBe(
      'Came to 80 of 100 sessions. Absent 20 sessions (20.0\u00a0%).',
    )
  })

  test('too few days give no rate', () => {
    const figures = {
      ...aRow('A').figures,
      enrolled: 4,
      absent: 1,
      absenceRate: 0.25,
      tier: 'tooEarly' as const,
    }
    expect(describeYear(figures, 'us')).toBe('Came on 3 of 4 days. Absent 1 day (too early to say more).')
  })

  test('a tier is said in the words of the country', () => {
    expect([describeTier('moderate', 'us'), describeTier('moderate', 'england')]).toEqual([
      'chronic, moderate',
      'persistent',
    ])
  })

  test('the plan says how much is open', () => {
    expect(describePlan({ planState: null, planGaps: null })).toBe('no plan yet')
    expect(describePlan({ planState: 'draft', planGaps: 1 })).toBe('plan begun, 1 thing open')
    expect(describePlan({ planState: 'draft', planGaps: 0 })).toBe('plan begun, ready to print')
  })

  test('contacts are told by days', () => {
    expect(
      ['2026-03-16', '2026-03-15', '2026-03-04'].map((on) => describeDaysAgo(on as '2026-03-16', today)),
    ).toEqual(['today', 'yesterday', '12 days ago'])
    expect(describeDaysAgo(null, today)).toBe('no contact yet')
  })
})
