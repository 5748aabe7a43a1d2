/** The vault in the demo: made, locked, found again the next morning. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPdf } from './read-pdf.ts'
import { mustHold, type Stage } from './stage.ts'

export const passphrase = 'lantern meadow copper violin'

/** Makes the vault in `OUT/vault` and returns the recovery key, which was printed, saved and typed again. */
export async function makeVault(stage: Stage, schoolName: string): Promise<string> {
  const { app, page, out } = stage
  const folder = join(out, 'vault')
  const sheet = join(out, 'recovery-sheet.pdf')
  mkdirSync(folder, { recursive: true })
  await page.getByRole('button', { name: 'Make a new vault' }).waitFor()
  await stage.look('welcome')
  await page.getByRole('button', { name: 'Make a new vault' }).click()
  await page.getByLabel('Name of the school').fill(schoolName)
  await page.getByLabel('Your name').fill('Ms. Okafor')
  await stage.look('school')
  await page.getByRole('button', { name: 'Go on' }).click()

  app.answerDialog({ open: folder })
  await page.getByRole('button', { name: 'Choose another folder' }).click()
  await page.getByText(/vault$/).waitFor()
  await stage.look('place')
  await page.getByRole('button', { name: 'Go on' }).click()

  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('Passphrase again', { exact: true }).fill(passphrase)
  await stage.look('passphrase')
  await stage.time('createVault', async () => {
    await page.getByRole('button', { name: /^(Go on|Make the vault)$/ }).click()
    await page.getByTestId('recovery-key').waitFor()
  })
  const groups = await page.getByTestId('recovery-key').locator('span').allInnerTexts()
  const recoveryKey = groups.join('-')
  await stage.look('recovery-key')

  app.answerDialog({ save: sheet })
  await page.getByRole('button', { name: 'Save the sheet' }).click()
  await page.getByText('Saved as').waitFor()
  const read = await readPdf(readFileSync(sheet))
  mustHold(
    groups.every((group) => read.text.includes(group)),
    'The recovery sheet does not hold the recovery key.',
  )

  await page.getByRole('button', { name: 'I have it on paper' }).click()
  await page.getByLabel('Recovery key').fill(recoveryKey.toLowerCase())
  await stage.look('recovery-key-typed-again')
  await page.getByRole('button', { name: 'Confirm the key' }).click()
  await page.getByRole('navigation').first().waitFor()
  return recoveryKey
}

/** Locks: core's process must end, and a backup must be there. */
export async function lockVault(stage: Stage): Promise<void> {
  const { app, page, out } = stage
  const pid = await app.findCorePid()
  mustHold(pid !== null, 'No core process was running before the lock.')
  await stage.time('lock', async () => {
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  })
  mustHold(!isRunning(pid), 'The process that held the data still runs after the lock.')
  mustHold(
    readdirSync(join(out, 'vault', 'backups')).some((name) => name.endsWith('.db')),
    'There is no backup after the lock.',
  )
  await stage.look('locked')
}

export async function unlockVault(stage: Stage): Promise<void> {
  const { page } = stage
  await page.getByLabel('Passphrase', { exact: true }).fill('not the passphrase at all')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('alert').waitFor()
  await stage.look('wrong-passphrase')
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  const unlock = page.getByRole('button', { name: 'Unlock', exact: true })
  await unlock.waitFor()
  await stage.time('unlock', async () => {
    await unlock.click()
    await page.getByRole('navigation').first().waitFor()
    await page.getByRole('heading', { level: 1 }).waitFor()
  })
}

/** Nothing readable may lie in the vault's folder: no name, no word of the plan. */
export function findPlaintext(stage: Stage, words: readonly string[]): string[] {
  const folder = join(stage.out, 'vault')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return files.flatMap((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name))
    return words.filter(
      (word) => bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le')),
    )
  })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
