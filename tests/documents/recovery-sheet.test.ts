/** The recovery sheet: one page, a key that can be read and copied, nothing of a student. */
import { expect, test } from 'vitest'
import { makeRecoverySheet } from '#core/documents/recovery-sheet.ts'
import { readMetadata, readWithPdfjs, readWithPoppler } from './read-pdf.ts'

const recoveryKey = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-7K3M'
const sheet = {
  schoolName: 'Lincoln Middle School',
  staffName: 'Grace Okafor',
  recoveryKey,
  paperSize: 'A4' as const,
  madeOn: '2026-03-01' as const,
  folderLabel: 'Documents › Open Door',
}

test.each(['A4', 'LETTER'] as const)(
  'is one page on %s, every group of the key whole and in order',
  async (paperSize) => {
    const { bytes, pages, fileName, title } = await makeRecoverySheet({ ...sheet, paperSize })
    expect({ pages, fileName, title }).toEqual({
      pages: 1,
      fileName: 'open-door-recovery-sheet.pdf',
      title: 'Recovery sheet',
    })
    const [page] = await readWithPdfjs(bytes)
    const groups = recoveryKey.split('-')
    const shown = page?.runs
      .filter((run) => run.size > 20 && groups.includes(run.text))
      .map((run) => run.text)
    expect(shown).toEqual(groups)
    const text = readWithPoppler(bytes).replace(/\s+/g, ' ')
    expect(text).toContain(groups.slice(0, 4).join(' '))
    for (const said of [
      'Lincoln Middle School',
      'Grace Okafor',
      'Documents › Open Door',
      'Sunday 1 March 2026',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(said)
    }
  },
)

test('stays one page with long names', async () => {
  const { pages } = await makeRecoverySheet({
    ...sheet,
    paperSize: 'LETTER',
    schoolName: 'Saint Bartholomew of the Green Hills '.repeat(4).slice(0, 90),
    staffName: 'Wolfeschlegelsteinhausen '.repeat(5).slice(0, 60),
    folderLabel: 'Documents › a folder with quite a long name › ',
  })
  expect(pages).toBe(1)
})

test('the file itself names no one and holds no key in the clear', async () => {
  const { bytes } = await makeRecoverySheet(sheet)
  expect(readMetadata(bytes)).not.toMatch(/Okafor|Lincoln|Author/)
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('CDEF')
})

test('the same words give the same bytes', async () => {
  const [first, second] = [await makeRecoverySheet(sheet), await makeRecoverySheet(sheet)]
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})
