/** What the tests of the vault make and open; free of the test runner, so that a child process can use it too. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WriteDatabase } from '#core/storage/database.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import { saveSettings } from '#core/storage/tables/school.ts'
import type { VaultRules } from '#core/vault/create-vault.ts'
import type { KeyCost } from '#core/vault/key-slots.ts'
import type { OpenVault } from '#core/vault/open-vault.ts'

/** The least that a key header may ask for. */
export const cheapKeyCost: KeyCost = { memoryKibibytes: 8 * 1024, passes: 1, lanes: 1 }
export const testPassphrase = 'seven quiet lanterns by the river'

/** A different good passphrase for every number. */
export const passphraseNumber = (number: number): string => `seven quiet lanterns, ${number} by the river`

/** A new folder for one test. The caller removes it. */
export function aTestFolder(): string {
  return mkdtempSync(join(tmpdir(), 'open-door-test-'))
}

export const wantedVault = {
  folder: null,
  schoolName: 'Willow Creek School',
  staffName: 'Ana Reyes',
  passphrase: testPassphrase,
  fill: (database: WriteDatabase) =>
    saveSettings(database, {
      schoolName: 'Willow Creek School',
      rule: 'us',
      sessionsADay: 1,
      paperSize: 'A4',
      minutesADay: 390,
      countsDualRegistered: true,
      lockAfterMinutes: 10,
    }),
  useRecoveryKey: async () => undefined,
}

export const testRules: VaultRules = { cost: cheapKeyCost, migrations }

/** Any row will do to see whether something was stored: here, tombstones. */
export function addNote(vault: OpenVault, what: string): void {
  vault.database.run(
    'INSERT INTO tombstone (erased_at, staff_name, what) VALUES (?, ?, ?)',
    '2026-03-02',
    '',
    what,
  )
}

export function listNotes(vault: OpenVault): string[] {
  return vault.database.all<{ what: string }>('SELECT what FROM tombstone ORDER BY id').map((row) => row.what)
}
