/** A real vault through VaultPlace alone, for tests of the vault itself: no handlers, no papers. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { OpenVault } from '#core/vault/open-vault.ts'
import { VaultPlace } from '#core/vault/vault-place.ts'
import { aClock, type TestClock } from './a-clock.ts'
import { aTestFolder, testPassphrase, testRules, wantedVault } from './wanted-vault.ts'

export { addNote, listNotes, testPassphrase, testRules, wantedVault } from './wanted-vault.ts'
export { aClock } from './a-clock.ts'

export const otherPassphrase = 'nine copper kettles under the hill'

export type PlacedVault = {
  place: VaultPlace
  vault: OpenVault
  folder: string
  documentsFolder: string
  clock: TestClock
  recoveryKey: string
  slotId: SlotId
}

const opened: OpenVault[] = []
const folders: string[] = []

/** Remembers the vault, to be closed after the test. */
export function keep(vault: OpenVault): OpenVault {
  opened.push(vault)
  return vault
}

export function aFolder(): string {
  const folder = aTestFolder()
  folders.push(folder)
  return folder
}

/** Called once in a test file: closes and removes what its tests opened. */
export function cleanUpVaults(): void {
  afterEach(async () => {
    for (const vault of opened.splice(0)) await vault.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
}

export async function createTestVault(rules = testRules, clock = aClock()): Promise<PlacedVault> {
  const documentsFolder = aFolder()
  const place = new VaultPlace(clock, rules)
  place.start({ documentsFolder, lastFolder: null })
  const { vault, recoveryKey } = await place.create(wantedVault)
  keep(vault)
  const folder = join(documentsFolder, 'Open Door')
  return { place, vault, folder, documentsFolder, clock, recoveryKey, slotId: vault.slotId }
}

/** The same folder, as a new start of the app sees it. */
export function placeAgain(made: PlacedVault, rules = testRules): VaultPlace {
  const place = new VaultPlace(made.clock, rules)
  place.start({ documentsFolder: made.documentsFolder, lastFolder: made.folder })
  return place
}

export async function unlockAgain(made: PlacedVault, passphrase = testPassphrase): Promise<OpenVault> {
  return keep(await placeAgain(made).unlock(made.slotId, passphrase))
}

/** The code of the AppError that `work` ends with; any other end is told as it is. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'no error'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

/** Every file below the folder, by its path within it. */
export function readAllFiles(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true }) as string[]
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).toSorted()
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]))
}
