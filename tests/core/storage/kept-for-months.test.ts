import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { wrapDatabase } from '#core/storage/database.ts'
import { migrate } from '#core/storage/migrate.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import { listSectionDays } from '#core/storage/tables/plan-section-days.ts'
import type { PlanId } from '#shared/domain/identity.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test('a plan of the first version has the day of its last save here to compare later changes with', () => {
  // There it was the morning of the next day.
  process.env['TZ'] = 'Pacific/Auckland'
  const database = wrapDatabase(new Database(':memory:'))
  migrate(database, migrations.slice(0, 1))
  database.script(`
    INSERT INTO student (id, school_number, given_name, family_name, preferred_name, pronouns, grade, homeroom,
      home_languages, enrolments, family, state, revision, saved_at)
    VALUES (1, '', 'Amina', 'Haddad', '', '', '8', '', '', '[]', '[]', 'active', 1, '2026-03-02T09:00:00.000Z');
    INSERT INTO plan (id, student_id, state, revision, started_at, saved_at)
    VALUES (4, 1, 'draft', 2, '2026-03-02T09:00:00.000Z', '2026-03-05T20:00:00.000Z');
    INSERT INTO plan_section (plan_id, section, content) VALUES (4, 'barriers', '{"items":[]}');
  `)
  migrate(database, migrations)
  expect(listSectionDays(database, 4 as PlanId, 'barriers')).toEqual([
    { on: '2026-03-06', content: { items: [] } },
  ])
})
