/** The agreement on paper: previewed, printed, saved, signed, scanned, and what changed since. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Locator, Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import type { StudentId } from '#shared/domain/identity.ts'
import { expectAccessible } from './accessibility.ts'
import { addAminasPlan, aminasPlan } from './amina.ts'
import { launchApp } from './app-fixture.ts'
import type { LaunchedApp } from './launch-app.ts'
import { type PreparedVault, prepareVault, unlock } from './prepared-vault.ts'

const files = mkdtempSync(join(tmpdir(), 'open-door-papers-'))
let app: LaunchedApp
let page: Page
let vault: PreparedVault
let amina: StudentId

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const field = (label: string) => page.getByLabel(label, { exact: true })
const dialog = () => page.getByRole('dialog')
const sayWhyAllowed = () => field('Why this is allowed').selectOption('parent-or-student-request')

function readText(pdf: Uint8Array | string): string {
  const path = typeof pdf === 'string' ? pdf : join(files, 'printed.pdf')
  if (typeof pdf !== 'string') writeFileSync(path, pdf)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFC')
}

/** The part of a picture that is nearly black, 0 to 1. */
function measureInk(picture: Locator): Promise<number> {
  return picture.evaluate(async (element) => {
    const image = element as HTMLImageElement
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let dark = 0
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 90) dark += 1
    return dark / (pixels.length / 4)
  })
}

async function openTab(tab: 'plan' | 'papers'): Promise<void> {
  await page.evaluate((path) => {
    globalThis.location.hash = path
  }, `#/students/${amina}/${tab}`)
  await page.getByRole('tab', { name: tab === 'plan' ? 'Plan' : 'Papers', selected: true }).waitFor()
}

beforeAll(async () => {
  vault = await prepareVault({
    isEmpty: true,
    fill: async (open) => {
      amina = await addAminasPlan(open)
    },
  })
  app = await launchApp({ documents: vault.documents })
  page = app.page
  await unlock(page, vault)
})

test('the preview shows every page of the agreement', async () => {
  await openTab('plan')
  await button('Make the agreement').click()
  await page.getByRole('heading', { name: 'Agreement 1 with Amina, as it will be on paper' }).waitFor()
  const first = page.getByRole('img', { name: /^Page 1 of / })
  await first.waitFor()
  const count = Number((await first.getAttribute('alt'))?.split(' ').at(-1))
  await expect.poll(() => page.getByRole('img', { name: /^Page \d of / }).count()).toBe(count)
  await page.getByText(`${count} pages`).waitFor()
  // A page that was drawn has both ink and paper.
  const ink = await measureInk(first)
  expect(ink).toBeGreaterThan(0.005)
  expect(ink).toBeLessThan(0.2)
  await button('Larger').click()
  await page.getByText('125 %').waitFor()
})

test('the preview is whole in both themes', async () => {
  await expectAccessible(page)
})

test('a paper does not leave before it is said who gets it', async () => {
  await button('Save as PDF').click()
  await field('Who gets it?').fill(' ')
  await button('Choose where to save').click()
  await dialog().getByText('Say who gets it.').waitFor()
  const allowed = field('Why this is allowed')
  await field('Who gets it?').fill('The family')
  expect(await allowed.inputValue()).toBe('')
  await button('Choose where to save').click()
  await dialog().getByText('Say why this is allowed.').waitFor()
  await expect.poll(() => allowed.evaluate((one) => one === document.activeElement)).toBe(true)
  await expectAccessible(page)
  await button('Not now').click()
})

test('the saved file holds what was written, names from elsewhere included', async () => {
  const path = join(files, 'agreement.pdf')
  await button('Save as PDF').click()
  await field('Who gets it?').fill('Nguyễn Thị Bích Ngọc')
  await field('What for?').fill('Family meeting')
  await sayWhyAllowed()
  app.answerDialog({ save: path })
  await button('Choose where to save').click()
  await page.getByText(/^Saved for Nguyễn Thị Bích Ngọc/).waitFor()
  const text = readText(path).replaceAll(/\s+/g, ' ')
  const written = [
    ...aminasPlan.voice.quotes.map((quote) => quote.words),
    ...aminasPlan.promises.items.map((promise) => promise.words),
    'Nguyễn Thị Bích Ngọc',
    'Łukasz Wójcik',
    'İpek Şahin',
  ]
  expect(written.filter((words) => !text.includes(words))).toEqual([])
})

test('the printer gets as many pages as the preview shows', async () => {
  const count = await page.getByRole('img', { name: /^Page \d of / }).count()
  await button('Print').click()
  await sayWhyAllowed()
  await dialog().getByRole('button', { name: 'Print', exact: true }).click()
  await page.getByText(/^Printed for Nguyễn Thị Bích Ngọc/).waitFor()
  const [printed] = await app.listPrints()
  if (printed === undefined) throw new Error('Nothing reached the printer.')
  const path = join(files, 'printed.pdf')
  writeFileSync(path, printed)
  const facts = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  expect(facts).toMatch(new RegExp(`Pages:\\s+${count}\\n`))
})

test('a closed print dialog records nothing', async () => {
  app.answerDialog('cancel-print')
  await button('Print').click()
  await sayWhyAllowed()
  await dialog().getByRole('button', { name: 'Print', exact: true }).click()
  await dialog().waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Papers' }).click()
  await page.getByRole('table').waitFor()
  expect(await page.getByRole('row').allInnerTexts()).toEqual([
    expect.stringContaining('Who got it'),
    expect.stringMatching(
      /Amina Haddad\s+Reintegration agreement 1, printed\s+Pages [0-9a-f]{8}\s+Nguyễn Thị Bích Ngọc/,
    ),
    expect.stringMatching(
      /Amina Haddad\s+Reintegration agreement 1, saved\s+File [0-9a-f]{8}\s+Nguyễn Thị Bích Ngọc/,
    ),
  ])
  await expectAccessible(page)
})

test('signatures are recorded by party, and the agreement is locked', async () => {
  await openTab('papers')
  await page.getByText('waiting for signatures').waitFor()
  await openTab('plan')
  await button('Make the agreement').click()
  await button('Record the signatures').click()
  await expectAccessible(page)
  expect(await button('Record 0 signatures').isDisabled()).toBe(true)
  await dialog().getByRole('checkbox', { name: 'Amina signed' }).check()
  await dialog().getByRole('checkbox', { name: 'Nguyễn Thị Bích Ngọc signed' }).check()
  const signedOn = dialog().getByLabel('Signed on').first()
  const today = await signedOn.inputValue()
  await signedOn.fill('2198-03-02')
  await dialog().getByText('This day is still to come. When was it signed?').waitFor()
  expect(await button('Record 2 signatures').isDisabled()).toBe(true)
  await signedOn.fill(today)
  await dialog().getByLabel('Name').first().fill(' ')
  await button('Record 2 signatures').click()
  await dialog().getByText('Whose name is under the paper?').waitFor()
  await dialog().getByLabel('Name').first().fill('Amina Haddad')
  await button('Record 2 signatures').click()
  await page.getByText(/^Amina Haddad and Nguyễn Thị Bích Ngọc signed on .* It is locked\./).waitFor()
  await button('Add a signature').waitFor()
  await openTab('papers')
  await page.getByText('It is locked: kept as it was signed.').waitFor()
  await page.getByText(/^not signed by all yet\s+Amina Haddad and Nguyễn Thị Bích Ngọc signed on/).waitFor()
  await button('Add a signature').click()
  expect(await dialog().getByRole('checkbox').allInnerTexts()).toHaveLength(1)
  await dialog().getByRole('checkbox').check()
  await button('Record 1 signature').click()
  await page.getByText(/Amina Haddad, Nguyễn Thị Bích Ngọc,? and Ana Reyes signed on/).waitFor()
})

/** A grey picture, valid to the last checksum. */
function aPng(width: number, height: number): Buffer {
  const crcOf = (bytes: Buffer) => {
    let crc = 0xffffffff
    for (const byte of bytes) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    return (crc ^ 0xffffffff) >>> 0
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crcOf(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 128)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('a photo and a PDF of the signed paper are kept and seen again; other files are refused kindly', async () => {
  await openTab('papers')
  const photo = join(files, 'photo.png')
  writeFileSync(photo, aPng(60, 80))
  app.answerDialog({ open: photo })
  await button('Attach a scan').click()
  await button('View photo.png').click()
  const picture = page.getByRole('img', { name: 'The signed paper: photo.png' })
  await picture.waitFor()
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(60)
  await expectAccessible(page)
  await button('Back to the papers').click()

  const scan = join(files, 'scan.pdf')
  writeFileSync(scan, readFileSync(join(files, 'agreement.pdf')))
  app.answerDialog({ open: scan })
  await button('Attach a scan').click()
  await button('View scan.pdf').click()
  await page.getByRole('img', { name: /^Page 1 of / }).waitFor()
  await button('Back to the papers').click()

  const wrong = join(files, 'notes.pdf')
  writeFileSync(wrong, 'These are only words.')
  app.answerDialog({ open: wrong })
  await button('Attach a scan').click()
  await page.getByRole('alert').getByText('notes.pdf is not a PDF, JPEG or PNG.').waitFor()

  await button('Remove photo.png').click()
  await button('Remove the scan').click()
  await button('View photo.png').waitFor({ state: 'hidden' })
  await expectAccessible(page)
})

/** What an office scanner makes: one page that is a Group 4 fax of a square, a quarter of it black. */
function aFaxedPdf(): Buffer {
  const fax = Buffer.from('ff3305ffffffffffff1ff0010010', 'hex')
  const decoding = '/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 32/Rows 32/BlackIs1 false>>'
  const place = 'q 320 0 0 320 0 0 cm /I Do Q'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 320]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>',
    `<</Type/XObject/Subtype/Image/Width 32/Height 32/ColorSpace/DeviceGray/BitsPerComponent 1${decoding}/Length ${fax.length}>>stream\n${fax.toString('latin1')}\nendstream`,
    `<</Length ${place.length}>>stream\n${place}\nendstream`,
  ]
  let text = '%PDF-1.5\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(
    `${text}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}

test('the fax pictures of an office scanner are drawn', async () => {
  await openTab('papers')
  const path = join(files, 'faxed.pdf')
  writeFileSync(path, aFaxedPdf())
  app.answerDialog({ open: path })
  await button('Attach a scan').click()
  await button('View faxed.pdf').click()
  const pageOne = page.getByRole('img', { name: 'Page 1 of 1' })
  await pageOne.waitFor()
  expect(await measureInk(pageOne)).toBeCloseTo(0.25, 1)
  await button('Back to the papers').click()
})

test('the signed paper opens again as it was, and the next agreement says what changed', async () => {
  await openTab('plan')
  await page
    .getByRole('navigation', { name: 'Parts of the plan' })
    .getByRole('button', { name: 'What we promise each other' })
    .click()
  await field('I promise').fill('Wave from the gate')
  await page.getByText(/^Saved \d\d:\d\d ·/).waitFor()
  await button('Make the agreement').click()
  await page.getByRole('heading', { name: 'Agreement 2 with Amina, as it will be on paper' }).waitFor()
  await page.getByRole('heading', { name: 'Changed since the family last signed' }).waitFor()
  await expect
    .poll(() => page.getByRole('listitem').getByText('Wave from the gate').count())
    .toBeGreaterThan(0)

  await openTab('papers')
  await button('Open agreement 1').click()
  await page.getByRole('heading', { name: /^Agreement 1, made on/ }).waitFor()
  await button('Save as PDF').click()
  await field('Who gets it?').fill('Amina')
  await sayWhyAllowed()
  const again = join(files, 'again.pdf')
  app.answerDialog({ save: again })
  await button('Choose where to save').click()
  await page.getByText(/^Saved for Amina/).waitFor()
  expect(readFileSync(again).equals(readFileSync(join(files, 'agreement.pdf')))).toBe(true)
})

test('what is still missing is said first and keeps nobody from printing', async () => {
  await openTab('plan')
  await page
    .getByRole('navigation', { name: 'Parts of the plan' })
    .getByRole('button', { name: 'The team' })
    .click()
  await button('Remove: Ana Reyes').click()
  await button('Make the agreement').click()
  await page.getByText('Still to talk about. It can be printed all the same.').waitFor()
  await page.getByText('Who is Amina’s person at school, every week?').waitFor()
  expect(await button('Print').isEnabled()).toBe(true)
})

test('the page for teachers says what was left out, and the record of who got what is itself a paper', async () => {
  await openTab('papers')
  await button('Open the page for teachers').click()
  await page.getByRole('heading', { name: 'The page for teachers' }).waitFor()
  await page.getByText(/^Left out on purpose: .*What stands in the way/).waitFor()
  await page.getByRole('img', { name: /^Page 1 of / }).waitFor()
  await expectAccessible(page)
  const path = join(files, 'teachers.pdf')
  await button('Save as PDF').click()
  await field('Who gets it?').fill('Mr. Lind')
  await field('Why this is allowed').selectOption('school-official')
  app.answerDialog({ save: path })
  await button('Choose where to save').click()
  await page.getByText(/^Saved for Mr\. Lind/).waitFor()
  const text = readText(path)
  expect(text).toContain('What helps Amina in class')
  for (const { words } of aminasPlan.voice.quotes) expect(text).not.toContain(words)

  await button('Back to the papers').click()
  await button('Look at this record on paper').click()
  await page.getByRole('heading', { name: 'Who got what' }).waitFor()
  const record = join(files, 'record.pdf')
  await button('Save as PDF').click()
  await sayWhyAllowed()
  await field('Who gets it?').fill('Samira Haddad')
  app.answerDialog({ save: record })
  await button('Choose where to save').click()
  await page.getByText(/^Saved for Samira Haddad/).waitFor()
  expect(readText(record)).toContain('Mr. Lind')
})

test('the fixed words are said in another language when it is asked for, and it is said that nobody checked them', async () => {
  await openTab('plan')
  await button('Make the agreement').click()
  const language = field('Language of the fixed words')
  await language.selectOption({ label: 'Español (Spanish)' })
  await page.getByText('These words are not yet checked by a native speaker.').waitFor()
  const path = join(files, 'spanish.pdf')
  await expect
    .poll(async () => {
      await button('Save as PDF').click()
      await field('Who gets it?').fill('Samira Haddad')
      await sayWhyAllowed()
      app.answerDialog({ save: path })
      await button('Choose where to save').click()
      await page.getByText(/^Saved for Samira Haddad/).waitFor()
      return readText(path)
    })
    .toContain('Nuestro acuerdo con Amina')
  await language.selectOption('en')
  await page.getByText('These words are not yet checked by a native speaker.').waitFor({ state: 'hidden' })
})
