/** Dialogs, printer, theme and menu: what main does for the window without ever giving it a path. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Paper } from '#shared/contract/calls/papers.ts'
import { launchApp } from './app-fixture.ts'
import { callBridge, createVault, getAnswer, listen } from './call-bridge.ts'
import type { LaunchedApp } from './launch-app.ts'

let app: LaunchedApp
let sheet: Paper

beforeAll(async () => {
  app = await launchApp()
  sheet = (await createVault(app.page)).recoverySheet
})

test('a paper reaches the window as the bytes that core made', () => {
  expect(Buffer.from(sheet.bytes).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a paper is saved where the dialog says, byte for byte', async () => {
  const path = join(app.documents, 'sheet.pdf')
  app.answerDialog({ save: path })
  const { savedAs } = await getAnswer(app.page, 'papers.save', { paperId: sheet.id, disclosure: null })
  expect(savedAs).toBe('sheet.pdf')
  expect(Buffer.compare(readFileSync(path), sheet.bytes)).toBe(0)
})

test('closing the save dialog saves nothing', async () => {
  app.answerDialog('cancel')
  expect(await getAnswer(app.page, 'papers.save', { paperId: sheet.id, disclosure: null })).toEqual({
    savedAs: null,
    passphrase: null,
  })
})

test('printing hands the window’s pages to the printer, and closing its dialog prints nothing', async () => {
  const order = { paperId: sheet.id, disclosure: null }
  app.answerDialog('cancel-print')
  expect(await getAnswer(app.page, 'papers.print', order)).toEqual({ isPrinted: false })
  expect(await app.listPrints()).toHaveLength(0)
  expect(await getAnswer(app.page, 'papers.print', order)).toEqual({ isPrinted: true })
  expect(await app.listPrints()).toHaveLength(1)
})

test('a chosen file comes as a token and a name, never as a path', async () => {
  const path = join(app.documents, 'marks.csv')
  await writeFile(path, 'Student,Date\n1,2026-03-02\n')
  app.answerDialog({ open: path })
  const { file } = await getAnswer(app.page, 'app.chooseFile', { purpose: 'data' })
  expect(file).toMatchObject({ name: 'marks.csv', bytes: 26 })
  expect(JSON.stringify(file)).not.toContain(app.documents)
})

test('closing a dialog chooses nothing', async () => {
  app.answerDialog('cancel', 'cancel')
  expect(await getAnswer(app.page, 'app.chooseFile', { purpose: 'scan' })).toEqual({ file: null })
  expect(await getAnswer(app.page, 'app.chooseFolder', { purpose: 'open' })).toEqual({ folder: null })
})

test('the find key of the menu reaches the window', async () => {
  const { heard } = await listen(app.page, 'app.command')
  await app.page.keyboard.press('ControlOrMeta+k')
  await expect.poll(heard, { timeout: 10_000 }).toEqual([{ command: 'find' }])
})

test('the theme is kept from one start to the next', async () => {
  const first = await launchApp()
  await getAnswer(first.page, 'app.savePreferences', { theme: 'dark' })
  const next = await first.relaunch()
  expect(await getAnswer(next.page, 'app.getPreferences', {})).toEqual({ theme: 'dark' })
  expect(await next.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
})

test('larger text is remembered at once, and goes back to its usual size', async () => {
  const readZoom = () => {
    const text = readFileSync(join(app.userData, 'preferences.json'), 'utf8')
    return (JSON.parse(text) as { zoom: number }).zoom
  }
  await app.page.keyboard.press('ControlOrMeta+=')
  await expect.poll(readZoom, { timeout: 10_000 }).toBeCloseTo(1.1)
  await app.page.keyboard.press('ControlOrMeta+0')
  await expect.poll(readZoom, { timeout: 10_000 }).toBe(1)
})

test('a paper that is gone is answered with a sentence’s code, not with a crash', async () => {
  const answer = await callBridge(app.page, 'papers.print', { paperId: 'no-such-paper', disclosure: null })
  expect(answer).toMatchObject({ ok: false, error: { code: 'paper.gone' } })
})
