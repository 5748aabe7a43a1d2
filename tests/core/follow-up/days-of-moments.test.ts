/** A moment is kept in universal time; the day that is made of it is the one that this laptop's calendar showed. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherEvidence } from '#core/follow-up/gather-evidence.ts'
import { gatherTimeline } from '#core/follow-up/gather-timeline.ts'
import { findLivedFrom } from '#core/follow-up/lived-from.ts'
import type { WriteDatabase } from '#core/storage/database.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { fillEveryTable } from '../students/fill-every-table.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'

/** In Auckland it was the morning of the next day. */
const startedAt = '2026-03-01T20:00:00.000Z'
const localDay = '2026-03-02'
const zone = process.env['TZ']

let database: WriteDatabase
let studentId: StudentId
let planId: PlanId

cleanUpVaults()
beforeEach(async () => {
  process.env['TZ'] = 'Pacific/Auckland'
  database = (await createTestVault()).vault.database
  ;({ studentId, planId } = fillEveryTable(database, { schoolNumber: '1001', givenName: 'Oktawia' }))
  for (const rows of ['plan_move', 'plan_section_day']) database.run(`DELETE FROM ${rows}`)
  database.run('DELETE FROM decision')
  database.run('DELETE FROM review')
  database.run('UPDATE plan SET started_at = ?', startedAt)
})
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test('a plan is lived and counted from the day on which it was begun here', () => {
  expect(findLivedFrom(database, { id: planId, startedAt })).toBe(localDay)
  expect(gatherEvidence(database, planId, '2026-03-20').sinceOn).toBe(localDay)
})

test('the line of time tells of its beginning, and of what stands in it, on that day', () => {
  const reader = { today: '2026-03-20' as const, slotId: null }
  const told = gatherTimeline(database, { studentId, kinds: ['plan'], search: 'oktawia' }, reader)
  expect(told.length).toBeGreaterThan(0)
  expect(new Set(told.map(({ on }) => on))).toEqual(new Set([localDay]))
})
