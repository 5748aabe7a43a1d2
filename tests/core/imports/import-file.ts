/** What tests of imports share: a file beside a vault, brought in through the contract as the window does. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileToken } from '#shared/contract/calls/app.ts'
import type {
  ImportKind,
  ImportReading,
  ImportReport,
  ImportUnderstanding,
} from '#shared/domain/attendance-import.ts'
import type { TestVault } from '#tests/core/open-core.ts'

/** Exports of real school systems, beside the project where there are any. */
export const realData = join(import.meta.dirname, '../../../../shared/data')

let count = 0

/** Writes a file beside the vault and returns the token by which the window may name it. */
export async function giveFile(
  vault: TestVault,
  content: string | Uint8Array,
  name = `file-${(count += 1)}.csv`,
): Promise<FileToken> {
  const path = join(vault.documentsFolder, name)
  writeFileSync(path, content)
  return grantFile(vault, path)
}

export async function grantFile(vault: TestVault, path: string): Promise<FileToken> {
  return (await vault.link('link.grantPath', { path })).token
}

export async function inspect(
  vault: TestVault,
  file: FileToken,
  kind: ImportKind = 'attendance',
  reading: ImportReading | null = null,
): Promise<ImportUnderstanding> {
  return vault.call('imports.inspect', { file, kind, reading })
}

/** Inspects and stores, without a single manual change unless `change` makes one. */
export async function bringIn(
  vault: TestVault,
  content: string | Uint8Array,
  kind: ImportKind = 'attendance',
  change: (reading: ImportReading) => ImportReading = (reading) => reading,
): Promise<ImportReport> {
  const file = await giveFile(vault, content)
  const { reading } = await inspect(vault, file, kind)
  return vault.call('imports.run', { file, kind, reading: change(reading) })
}
