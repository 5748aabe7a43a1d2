import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Backup } from '#shared/contract/calls/vault.ts'
import { nameBackup, readBackupName } from '#core/backups/backup-name.ts'
import { chooseRoutineKind, kept, listOutdated } from '#core/backups/rotation.ts'

const kinds = ['daily', 'weekly', 'monthly', 'before-change', 'by-hand'] as const
const aBackup = (madeAt: string, kind: Backup['kind']): Backup => ({
  id: `${madeAt} ${kind}`,
  madeAt,
  kind,
  bytes: 1,
})

/** A counselor who locks the vault twice on each day, with the rotation after each. */
function liveThrough(days: number): Backup[] {
  let backups: Backup[] = []
  for (let day = 0; day < days; day += 1) {
    for (const hour of [9, 15]) {
      // Local noon-ish times, so that the day is the same wherever the test runs.
      const now = new Date(2026, 0, 1 + day, hour)
      backups.unshift(aBackup(now.toISOString(), chooseRoutineKind(backups, now)))
      const outdated = new Set(listOutdated(backups))
      backups = backups.filter((backup) => !outdated.has(backup))
    }
  }
  return backups
}

const count = (backups: readonly Backup[], kind: Backup['kind']) =>
  backups.filter((backup) => backup.kind === kind).length

describe('rotation', () => {
  test('after two years keeps 7 daily, 4 weekly and 12 monthly backups', () => {
    const backups = liveThrough(730)
    expect(kinds.map((kind) => count(backups, kind))).toEqual([7, 4, 12, 0, 0])
    const days = backups
      .filter((backup) => backup.kind === 'daily')
      .map((b) => new Date(b.madeAt).toDateString())
    expect(new Set(days).size).toBe(7)
  })

  test('in its first days has a backup of each, the first as monthly', () => {
    // Thursday to Sunday; a Monday would be weekly.
    const backups = liveThrough(4)
    expect(kinds.map((kind) => count(backups, kind))).toEqual([4, 0, 1, 0, 0])
    expect(count(liveThrough(5), 'weekly')).toBe(1)
  })

  test('never lets go of what a person made, of the newest, or of more than it should', () => {
    const moment = fc.date({ min: new Date(2025, 0, 1), max: new Date(2027, 0, 1), noInvalidDate: true })
    const backup = fc.record({ at: moment, kind: fc.constantFrom(...kinds) })
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 60 }), (drawn) => {
        const backups = drawn.map(({ at, kind }) => aBackup(at.toISOString(), kind))
        const outdated = listOutdated(backups)
        const left = backups.filter((one) => !outdated.includes(one))
        expect(outdated.some((one) => one.kind === 'by-hand')).toBe(false)
        const newest = (some: readonly Backup[]) =>
          some
            .map((one) => one.madeAt)
            .toSorted()
            .at(-1)
        expect(newest(left)).toBe(newest(backups))
        for (const kind of ['weekly', 'monthly', 'before-change'] as const) {
          expect(count(left, kind)).toBe(Math.min(kept[kind], count(backups, kind)))
        }
        expect(listOutdated(left)).toEqual([])
      }),
    )
  })
})

describe('the name of a backup', () => {
  test('says when and why it was made', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom(...kinds),
        (madeAt, kind) => {
          const name = nameBackup(madeAt, kind, 'a1b2')
          expect(readBackupName(name)).toEqual({ madeAt: madeAt.toISOString(), kind })
        },
      ),
    )
  })

  test.each([
    '',
    '../vault',
    '20260302T104200123Z-daily-a1b2/../../x',
    '20260302T104200123Z-hourly-a1b2',
    '20261302T104200123Z-daily-a1b2',
    '20260302T104200123Z-daily-a1b2.db',
  ])('is not %j', (name) => expect(readBackupName(name)).toBeNull())
})
