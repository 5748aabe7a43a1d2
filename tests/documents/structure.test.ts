/** A screen reader meets every paper as it is meant: what is what, in the order in which it is read, nothing left out. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeAgreement } from '#core/documents/make-agreement.ts'
import { makePdf } from '#core/documents/make-pdf.ts'
import { templates } from '#core/documents/templates/registry.ts'
import { agreementWordsIn } from '#shared/messages/agreement-words.ts'
import { paperLanguages } from '#shared/messages/papers/languages.ts'
import { aPlanContent, aSnapshot } from './a-snapshot.ts'
import { readMetadata, readStructure, textsIn, withoutSpaces } from './read-pdf.ts'

const lettersOf = (text: string) =>
  withoutSpaces(text.normalize('NFC').replace(/[\u200e\u200f\u202a-\u202e]/g, ''))

/** Every operator of every page, one a line. */
function readOperators(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'open-door-structure-'))
  try {
    const path = join(folder, 'paper.pdf')
    writeFileSync(path, bytes)
    // qpdf ends with 3 where it has warned.
    return execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'])
      .toString('latin1')
      .split('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The words that the structure gives in place of what is drawn. */
const readActualTexts = (bytes: Uint8Array): string[] =>
  readOperators(bytes).flatMap((line) => {
    const hex = /\/ActualText <feff([0-9a-f]+)>/i.exec(line)?.[1]
    return hex === undefined ? [] : [Buffer.from(hex, 'hex').swap16().toString('utf16le')]
  })

const leftToRight = paperLanguages.filter(({ direction }) => direction === 'ltr')
const rightToLeft = paperLanguages.filter(({ direction }) => direction === 'rtl')

async function makeIn(code: string) {
  const snapshot = aSnapshot({ language: code, content: aPlanContent() })
  const { bytes } = await makeAgreement(snapshot)
  const parts = readStructure(bytes)
  return {
    bytes,
    tags: parts.map(({ tag }) => tag),
    titles: parts.filter(({ tag }) => tag === 'H1').map(({ text }) => lettersOf(text)),
    read: lettersOf(parts.map(({ text }) => text).join('')),
    said: lettersOf(textsIn(templates.agreement.describe(snapshot).content).join('')),
    title: agreementWordsIn(code).title('Amina'),
  }
}

test.each(leftToRight)(
  'all that an agreement in $englishName says is in its structure, in order',
  async ({ code }) => {
    const { bytes, tags, titles, read, said, title } = await makeIn(code)
    expect(read).toBe(said)
    expect(titles.join('')).toBe(lettersOf(title))
    expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'LBody', 'TH', 'TD']))
    expect(readMetadata(bytes)).toMatch(/Tagged: +yes/)
  },
)

// poppler gives the letters of these back as they stand on paper; for readers they are there as they are read.
test.each(rightToLeft)('all that an agreement in $englishName says is in its structure', async ({ code }) => {
  const { bytes, tags, read, said, title } = await makeIn(code)
  expect([...read].toSorted()).toEqual([...said].toSorted())
  expect(readActualTexts(bytes)).toContain(title)
  expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'LBody', 'TH', 'TD']))
  expect(readMetadata(bytes)).toMatch(/Tagged: +yes/)
})

test('every stroke on a page belongs to a part or is decoration', async () => {
  const { bytes } = await makeAgreement(aSnapshot({ language: 'ar', content: aPlanContent() }))
  const lines = readOperators(bytes)
  let depth = 0
  let strokes = 0
  for (const line of lines) {
    if (/\b(BDC|BMC)$/.test(line)) depth += 1
    if (line === 'EMC') depth -= 1
    if (!/(^|[\] ])(Tj|TJ|S|s|B|f)$/.test(line)) continue
    strokes += 1
    expect(depth, line).toBeGreaterThan(0)
  }
  expect(strokes).toBeGreaterThan(100)
})

test('a drawing with words for it is a figure, one without is decoration', async () => {
  const drawing = { canvas: [{ type: 'rect' as const, x: 0, y: 0, w: 10, h: 10 }] }
  const named = { ...drawing, alt: 'A box to tick' }
  const { bytes } = await makePdf({
    title: 'Drawings',
    language: 'en',
    paperSize: 'A4',
    madeOn: '2026-03-02',
    content: [named, drawing, 'After both.'],
    footer: () => ({ text: 'Foot' }),
  })
  const tree = spawnSync('pdfinfo', ['-struct', '-'], { input: bytes }).stdout.toString()
  expect(tree.match(/Figure/g)).toHaveLength(1)
  expect(readOperators(bytes).filter((line) => line.includes('/Alt (A box to tick)'))).toHaveLength(1)
  expect(readStructure(bytes)).toEqual([{ tag: 'P', text: 'After both.' }])
})
