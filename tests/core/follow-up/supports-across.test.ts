/** What is counted over all plans, and what is kept back because too few students are in it. */
import { afterEach, expect, it } from 'vitest'
import type { Verdict } from '#shared/domain/before-after.ts'
import type { ItemId, StudentId } from '#shared/domain/identity.ts'
import { emptySupport } from '#shared/domain/sections/supports.ts'
import { countSupports } from '#shared/domain/supports-across.ts'
import { aPlannedStudent, type PlannedStudent } from '#tests/core/plans/a-planned-student.ts'

let planned: PlannedStudent | null = null
afterEach(async () => {
  await planned?.vault.remove()
  planned = null
})

async function giveTutoring({ vault }: PlannedStudent, count: number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    const given = await vault.call('students.save', {
      id: null,
      revision: 0,
      draft: {
        schoolNumber: `T${place}`,
        givenName: 'Invented',
        familyName: `Student ${place}`,
        preferredName: '',
        pronouns: '',
        bornOn: null,
        grade: '8',
        homeroom: '',
        homeLanguages: '',
        enrolments: [],
        family: [],
      },
    })
    const { id: planId, revision } = await vault.call('plans.start', { studentId: given.id })
    const supportId = `s${place}` as ItemId
    await vault.call('plans.saveSection', {
      planId,
      revision,
      section: 'supports',
      content: {
        items: [
          { ...emptySupport(supportId), what: 'Chess after lunch', startsOn: '2026-02-02', weekdays: [1] },
        ],
      },
    })
  }
}

it('tells nothing of a support in the words of plans that nine students have', async () => {
  planned = await aPlannedStudent()
  await giveTutoring(planned, 9)
  const few = await planned.vault.call('across.lookAtSupports', {})
  expect(JSON.stringify(few)).not.toContain('Chess')
})

it('counts planned beside delivered, and each student’s verdict once', async () => {
  planned = await aPlannedStudent()
  await giveTutoring(planned, 10)
  const { supports } = await planned.vault.call('across.lookAtSupports', {})
  const chess = supports.find(({ name }) => name === 'Chess after lunch')
  expect(chess).toMatchObject({ students: 10, delivered: 0, verdicts: { tooEarly: 10, better: 0 } })
  expect(chess?.planned).toBeGreaterThan(0)
})

it('tells no verdict that all students of a support have', () => {
  const counts = (verdicts: readonly Verdict[]) => {
    const given = verdicts.map((verdict, place) => ({
      studentId: (place + 1) as StudentId,
      bankId: null,
      name: 'Chess',
      planned: 4,
      delivered: 3,
      verdict,
    }))
    const [chess] = countSupports(new Map([['chess', given]]), new Map())
    return [chess?.students, chess?.verdicts]
  }
  const ten = <One>(one: One) => Array.from({ length: 10 }, () => one)
  const none = { tooEarly: 0, noClearChange: 0, betterAlreadyBefore: 0, better: 0, worse: 0 }
  expect(counts(ten('worse'))).toEqual([10, null])
  expect(counts(ten('better'))).toEqual([10, null])
  expect(counts([...ten('worse' as const), 'better'])).toEqual([11, { ...none, worse: 10, better: 1 }])
  expect(counts(ten('too-early'))).toEqual([10, { ...none, tooEarly: 10 }])
})

it('says that a change is not there any more', async () => {
  planned = await aPlannedStudent()
  const { vault, studentId, planId } = planned
  await expect(
    vault.call('beforeAfter.look', {
      studentId,
      planId,
      itemId: 'gone' as ItemId,
      series: { kind: 'attendance' },
      isLowerBetter: false,
    }),
  ).rejects.toMatchObject({ code: 'before-after.not-found' })
})

it('says that it is too early, without a number, while few weeks are known', async () => {
  planned = await aPlannedStudent()
  const { vault, studentId } = planned
  const { changes } = await vault.call('beforeAfter.list', { studentId })
  for (const { planId, itemId } of changes) {
    const looked = await vault.call('beforeAfter.look', {
      studentId,
      planId,
      itemId,
      series: { kind: 'attendance' },
      isLowerBetter: false,
    })
    expect(looked).toMatchObject({ verdict: 'too-early', statistics: null })
  }
})
