/** The agreement in the demo: previewed, printed, saved, read back, signed, its scan kept. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldSpaces, readPdf, type ReadPdf } from './read-pdf.ts'
import { mustHold, type Stage } from './stage.ts'
import { wordsOfTheMeeting } from './words-of-the-meeting.ts'

/** Prints and saves the agreement; returns what was read back from the saved file. */
export async function makeAgreement(
  stage: Stage,
  names: { schoolName: string; fullName: string },
): Promise<{ pages: number; sha256: string }> {
  const { app, page, out } = stage
  const file = join(out, 'agreement.pdf')
  await stage.time('agreementPdf', async () => {
    await page.getByRole('button', { name: 'Make the agreement' }).click()
    await page.getByRole('img', { name: /page 1 of/i }).waitFor()
  })
  await stage.look('agreement-preview')

  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await giveReason(stage)
  await stage.look('agreement-who-gets-it')
  await page.getByRole('dialog').getByRole('button', { name: 'Print' }).click()
  await page.getByText(/^Printed for/).waitFor()
  const prints = await app.listPrints()
  mustHold(prints.length === 1, 'The agreement did not reach the printer.')

  app.answerDialog({ save: file })
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await giveReason(stage)
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await page.getByText(/^Saved for/).waitFor()

  const bytes = readFileSync(file)
  const read = await readPdf(bytes)
  mustReadBack(read, names)
  const [print] = prints
  mustHold(
    print !== undefined && (await readPdf(print)).pages === read.pages,
    'The printer got another number of pages than the file has.',
  )
  return { pages: read.pages, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function giveReason({ page }: Stage): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who gets it?').fill('The family')
  await dialog.getByLabel('What for?').fill('Our family meeting')
  await dialog.getByLabel('Why this is allowed').selectOption('parent-or-student-request')
}

/** Every word that was typed must stand on the paper, and the metadata must name no one. */
function mustReadBack(
  read: ReadPdf,
  { schoolName, fullName }: { schoolName: string; fullName: string },
): void {
  const text = read.text.toLowerCase()
  const lost = [schoolName, ...Object.values(wordsOfTheMeeting)].filter(
    (words) => !text.includes(foldSpaces(words).toLowerCase()),
  )
  mustHold(lost.length === 0, `These words are not on the agreement: ${lost.join(' | ')}`)
  mustHold(
    !fullName.split(' ').some((part) => part.length > 2 && read.metadata.includes(part)),
    'The agreement’s metadata names the student.',
  )
}

/** Records three signatures and keeps a scan of the signed paper in the vault. */
export async function signAgreement(stage: Stage): Promise<void> {
  const { app, page, out } = stage
  await page.getByRole('button', { name: 'Record the signatures' }).click()
  const dialog = page.getByRole('dialog')
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  for (const name of await dialog.getByLabel('Name').all()) {
    if ((await name.inputValue()) === '') await name.fill(wordsOfTheMeeting.familySpeaker)
  }
  await stage.look('signatures')
  await dialog.getByRole('button', { name: /^Record / }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('tab', { name: 'Papers' }).click()
  app.answerDialog({ open: join(out, 'agreement.pdf') })
  await page.getByRole('button', { name: 'Attach a scan' }).click()
  await page.getByText('agreement.pdf').first().waitFor()
  await page.getByText('signed', { exact: true }).waitFor()
  await stage.look('student-papers')
}
