/** A vault with the sample school in it, made through core before the app opens. Its key is cheap, so it opens fast. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { ImportKind } from '#shared/domain/attendance-import.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import { aClock, openTestVault, type TestVault } from '../core/open-core.ts'
import { liveThrough } from '../sample-school/lived-school.ts'
import { makeSampleSchool, type SampleSchool } from '../sample-school/sample-school.ts'

/** Today as the app itself will say it: figures such as '12 days ago' depend on it. */
export function todayHere(): IsoDate {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate
}

export type PreparedVault = {
  /** Give these to `launchApp`. */
  documents: string
  passphrase: string
  school: SampleSchool | null
}

/** Imports a file as the wizard would, taking every guess. */
export async function importText(vault: TestVault, kind: ImportKind, text: string): Promise<void> {
  const folder = join(vault.documentsFolder, 'files')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${kind}.csv`)
  writeFileSync(path, text)
  const { token } = await vault.link('link.grantPath', { path })
  const { reading } = await vault.call('imports.inspect', { file: token, kind, reading: null })
  await vault.call('imports.run', {
    file: token,
    kind,
    reading: { ...reading, createsUnknownStudents: true },
  })
}

/** `fill` may add what a spec needs before the vault is locked again. */
export async function prepareVault(
  options: {
    isEmpty?: boolean
    /** With plans at every stage, as after a good part of a school year. */
    isLived?: boolean
    rule?: 'us' | 'england'
    staffName?: string
    fill?: (vault: TestVault) => Promise<void>
  } = {},
): Promise<PreparedVault> {
  const vault = await openTestVault({
    schoolName: 'Larkspur Community School',
    clock: aClock(new Date().toISOString()),
    ...(options.rule === undefined ? {} : { rule: options.rule }),
    ...(options.staffName === undefined ? {} : { staffName: options.staffName }),
  })
  const school = options.isEmpty ? null : makeSampleSchool({ today: todayHere() })
  if (school !== null && options.isLived === true) {
    const bringIn = (kind: ImportKind, text: string) => importText(vault, kind, text)
    await vault.call('vault.confirmRecoveryKey', { typed: vault.recoveryKey })
    await liveThrough(vault, school, { today: todayHere(), bringIn })
  } else if (school !== null) {
    await importText(vault, 'roster', school.roster)
    await importText(vault, 'attendance', school.attendance)
  }
  await options.fill?.(vault)
  await vault.close()
  return { documents: vault.documentsFolder, passphrase: vault.passphrase, school }
}

/** From the closed door to the first page. */
export async function unlock(page: Page, vault: PreparedVault): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(vault.passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}
