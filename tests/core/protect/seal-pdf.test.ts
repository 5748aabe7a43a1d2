/** A sealed PDF, read back with qpdf, poppler and pdf.js: what it opens with, what it says, what it gives away. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAgreement } from '#core/documents/make-agreement.ts'
import { readLiteral } from '#core/documents/protect/pdf-literal.ts'
import { sealPdf } from '#core/documents/protect/seal-pdf.ts'
import { aSnapshot } from '#tests/documents/a-snapshot.ts'
import { readWithPdfjs, readWithPoppler, textOf } from '#tests/documents/read-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-door-sealed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Short enough for poppler's own programs, which cut what they are given after 32 letters; its readers do not.
const passphrase = 'cotton needle alley'
const path = join(folder, 'sealed.pdf')
let plain: Uint8Array
let sealed: Uint8Array

beforeAll(async () => {
  plain = (await makeAgreement(aSnapshot())).bytes
  sealed = sealPdf(plain, passphrase)
  writeFileSync(path, sealed)
})

const run = (name: string, ...given: string[]) => {
  const { status, stdout } = spawnSync(name, given, { encoding: 'utf8' })
  return { status, stdout }
}

test('it is AES-256 of revision 6 throughout, sound, and open to screen readers', () => {
  const { stdout } = run('qpdf', '--show-encryption', `--password=${passphrase}`, path)
  expect(stdout).toContain('R = 6\n')
  for (const what of ['stream', 'string', 'file']) {
    expect(stdout).toContain(`${what} encryption method: AESv3`)
  }
  expect(stdout).toContain('extract for accessibility: allowed')
  expect(run('qpdf', '--check', `--password=${passphrase}`, path)).toMatchObject({ status: 0 })
})

test('with its passphrase it says, page by page, what the paper says', async () => {
  const { stdout } = run('pdftotext', '-raw', '-enc', 'UTF-8', '-upw', passphrase, path, '-')
  expect(stdout).toBe(readWithPoppler(plain))
  const document = await getDocument({ data: sealed.slice(), password: passphrase, verbosity: 0 }).promise
  const page = await document.getPage(1)
  const { items } = await page.getTextContent({ disableNormalization: true })
  const words = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : []))
  expect(words.join(' ')).toBe(textOf(await readWithPdfjs(plain)).split('\f')[0])
  await document.loadingTask.destroy()
})

test.each(['', 'cotton needle alle', 'Cotton needle alley'])('%j does not open it', (wrong) => {
  expect(run('qpdf', '--check', `--password=${wrong}`, path).status).not.toBe(0)
})

test('without the passphrase nothing in it can be read, not even what it is called', () => {
  const text = Buffer.from(sealed).toString('latin1')
  const called = ['Reintegration', 'Open Door', 'Amina', 'Haddad'].flatMap((word) => [
    word,
    Buffer.from(word, 'utf16le').swap16().toString('latin1'),
  ])
  expect(called.filter((word) => text.includes(word))).toEqual([])
  // The same words are in the paper itself, so that the search above can find them.
  expect(called.some((word) => Buffer.from(plain).toString('latin1').includes(word))).toBe(true)
})

test('two copies of one paper have nothing in common that could be compared', () => {
  const again = sealPdf(plain, passphrase)
  const streamOf = (bytes: Uint8Array) =>
    /stream\r?\n([^]{64})/.exec(Buffer.from(bytes).toString('latin1'))?.[1]
  expect(streamOf(again)).not.toBe(streamOf(sealed))
})

test('a PDF of another program is not taken for one of ours', () => {
  expect(() => sealPdf(new TextEncoder().encode('%PDF-1.5\nnothing'), passphrase)).toThrow('our own layer')
})

test.each([
  ['a (pair) of them)', 'a (pair) of them'],
  ['\\(one\\) \\\\ \\101\\7x)', '(one) \\ A\u0007x'],
  ['two\\\r\nlines\\\nare one)', 'twolinesare one'],
  ['end\r\nof line\\n)', 'end\nof line\n'],
])('the PDF text (%s means %j', (written, meant) => {
  expect(readLiteral(`(${written} tail`, 1)).toEqual({
    bytes: Buffer.from(meant, 'latin1'),
    end: written.length + 1,
  })
})
