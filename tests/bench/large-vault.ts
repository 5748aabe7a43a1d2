/** A vault with a large school in it, made once for a benchmark and removed after it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import type { ReadDatabase } from '#core/storage/database.ts'
import type { KeyCost } from '#core/vault/key-slots.ts'
import { migrations } from '#core/storage/migrations/registry.ts'
import { saveSettings } from '#core/storage/tables/school.ts'
import { VaultPlace } from '#core/vault/vault-place.ts'
import {
  aClock,
  aTestFolder,
  cheapKeyCost,
  startTestCore,
  type TestCore,
  testPassphrase,
} from '#tests/core/open-core.ts'
import { fillLargeSchool, type LargeSchool } from '#tests/sample-school/fill-large.ts'

const schoolName = 'Larkspur District School'
const staffName = 'Ana Reyes'
const now = '2027-05-20T09:00:00.000Z'

export type LargeVault = {
  school: LargeSchool
  /** Opens the file alone, without core around it, for what a benchmark compares with. */
  withDatabase: <Result>(work: (database: ReadDatabase) => Result | Promise<Result>) => Promise<Result>
  /** Core with the vault unlocked, as after the passphrase. */
  unlock: () => Promise<TestCore>
  remove: () => void
}

export async function makeLargeVault(
  size: { students?: number; years?: number; keyCost?: KeyCost; isLived?: boolean } = {},
): Promise<LargeVault> {
  const documentsFolder = aTestFolder()
  const folder = join(documentsFolder, 'Open Door')
  const clock = aClock(now)
  const placeOf = (lastFolder: string | null) => {
    const place = new VaultPlace(clock, { cost: size.keyCost ?? cheapKeyCost, migrations })
    place.start({ documentsFolder, lastFolder })
    return place
  }
  let school: LargeSchool = { students: 0, marks: 0, lastMarkOn: '2027-05-20', lived: null }
  const { vault } = await placeOf(null).create({
    folder: null,
    schoolName,
    staffName,
    passphrase: testPassphrase,
    fill: (database) => {
      saveSettings(database, {
        schoolName,
        rule: 'us',
        sessionsADay: 1,
        paperSize: 'LETTER',
        minutesADay: 390,
        countsDualRegistered: true,
        lockAfterMinutes: 10,
      })
      school = fillLargeSchool(database, size)
    },
    useRecoveryKey: () => Promise.resolve(undefined),
  })
  const slotId: SlotId = vault.slotId
  await vault.close()
  return {
    school,
    withDatabase: async (work) => {
      const opened = await placeOf(folder).unlock(slotId, testPassphrase)
      try {
        return await work(opened.database)
      } finally {
        await opened.close()
      }
    },
    unlock: async () => {
      const core = startTestCore(clock)
      await core.link('link.start', { documentsFolder, lastFolder: folder })
      await core.call('vault.unlock', { slotId, passphrase: testPassphrase })
      return core
    },
    remove: () => rmSync(documentsFolder, { recursive: true, force: true }),
  }
}
