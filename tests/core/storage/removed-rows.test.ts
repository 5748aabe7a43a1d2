/** What an Undo brings back is the row that was removed, and what pointed to it points to it again. */
import { beforeEach, expect, test } from 'vitest'
import type { WriteDatabase } from '#core/storage/database.ts'
import { insertCheckIn, listCheckIns, removeCheckIn, restoreCheckIn } from '#core/storage/tables/check-ins.ts'
import { listContacts, removeContact, restoreContact } from '#core/storage/tables/contacts.ts'
import { eraseStudent } from '#core/storage/tables/erase-student.ts'
import { saveOccurrence } from '#core/storage/tables/goal-occurrences.ts'
import { getStudent } from '#core/storage/tables/students.ts'
import type { CheckIn } from '#shared/domain/check-in.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { item } from '#tests/documents/a-snapshot.ts'
import { fillEveryTable, filledAt } from '../students/fill-every-table.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'

let database: WriteDatabase
let studentId: StudentId
let planId: PlanId
let checkIn: CheckIn

const [first, second] = ['2026-03-03', '2026-03-05'] as const

function verify(on: IsoDate, at: string, checkInId: CheckIn['id'] | null): void {
  const day = { planId, goalId: item('g1'), on, state: 'done' as const, words: '' }
  saveOccurrence(database, day, { staffName: 'Ana Reyes', at, checkInId })
}

const listVerifiedIn = ({ id }: CheckIn) =>
  database
    .all<{ on: IsoDate }>(
      'SELECT on_day AS "on" FROM goal_occurrence WHERE check_in_id = ? ORDER BY on_day',
      id,
    )
    .map(({ on }) => on)

cleanUpVaults()
beforeEach(async () => {
  database = (await createTestVault()).vault.database
  ;({ studentId, planId } = fillEveryTable(database, { schoolNumber: '1001', givenName: 'Oktawia' }))
  checkIn = insertCheckIn(
    database,
    {
      studentId,
      planId,
      happenedOn: '2026-03-06',
      wasMet: true,
      feeling: 4,
      belonging: null,
      words: 'Mornings are hard.',
      nextStep: '',
      nextStepOn: null,
    },
    { at: filledAt, staffName: 'Ana Reyes' },
  )
  for (const on of [first, second]) verify(on, filledAt, checkIn.id)
})

test('the goal days that were looked at in a check-in belong to it again', () => {
  removeCheckIn(database, checkIn.id)
  expect(listVerifiedIn(checkIn)).toEqual([])
  expect(restoreCheckIn(database, checkIn.id)).toEqual(checkIn)
  expect(listVerifiedIn(checkIn)).toEqual([first, second])
})

test('a goal day of which somebody spoke again meanwhile stays as they said', () => {
  removeCheckIn(database, checkIn.id)
  verify(second, '2026-03-09T09:00:00.000Z', null)
  restoreCheckIn(database, checkIn.id)
  expect(listVerifiedIn(checkIn)).toEqual([first])
})

test('several come back in any order, each once', () => {
  const [contact] = listContacts(database, studentId)
  const [, other] = listCheckIns(database, studentId)
  if (contact === undefined || other === undefined) throw new Error('every table is filled')
  for (const { id } of [checkIn, other]) removeCheckIn(database, id)
  removeContact(database, contact.id)
  expect(restoreContact(database, contact.id)).toEqual(contact)
  for (const { id } of [checkIn, other]) restoreCheckIn(database, id)
  expect(listCheckIns(database, studentId)).toEqual([checkIn, other])
  expect(() => restoreContact(database, contact.id)).toThrow('contact.not-found')
})

test('of a student who was erased meanwhile nothing comes back', () => {
  removeCheckIn(database, checkIn.id)
  eraseStudent(database, getStudent(database, studentId), { staffName: 'Ana Reyes', at: filledAt })
  expect(() => restoreCheckIn(database, checkIn.id)).toThrow('check-in.not-found')
})
