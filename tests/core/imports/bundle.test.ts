/** Bundles: a zip or a folder of files, whatever the capitals and folders; nothing outside of it is ever reached. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { openBundle } from '#core/imports/reading/bundle.ts'
import { detectContainer } from '#core/imports/reading/container.ts'
import { decodeText } from '#core/imports/reading/encoding.ts'
import type { SourceFile } from '#core/imports/reading/source-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-door-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { signal } = new AbortController()

let count = 0
function zip(files: Record<string, string>): SourceFile {
  const name = `bundle-${(count += 1)}.zip`
  const packed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))
  writeFileSync(join(folder, name), zipSync(packed))
  return { path: join(folder, name), name }
}

async function readAll(file: SourceFile): Promise<Record<string, string>> {
  const bundle = await openBundle(file, signal)
  const texts = bundle.names.map(async (name) => [name, decodeText(await bundle.read(name), name)] as const)
  return Object.fromEntries(await Promise.all(texts))
}

test('an archive and a folder with the same files are the same bundle', async () => {
  const files = { 'users.csv': 'sourcedId\n1\n', 'Orgs.csv': 'Zoë' }
  const path = join(folder, 'export')
  mkdirSync(join(path, 'inner'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, 'inner', name), text)
  writeFileSync(join(path, 'inner', '.DS_Store'), 'x')
  const packed = zip({
    'export/': '',
    'export/users.csv': files['users.csv'],
    'export/Orgs.csv': files['Orgs.csv'],
    '__MACOSX/x': 'x',
  })
  expect(await readAll(packed)).toEqual(files)
  expect(await readAll({ path, name: 'export' })).toEqual(files)
  expect(await detectContainer(packed)).toBe('bundle')
  expect(await detectContainer({ path, name: 'export' })).toBe('bundle')
})

test('capitals do not matter, and a name that is not there is said so', async () => {
  const bundle = await openBundle(zip({ 'Users.CSV': 'a' }), signal)
  expect(Buffer.from(await bundle.read('users.csv')).toString()).toBe('a')
  await expect(bundle.read('roles.csv')).rejects.toMatchObject({ code: 'file.vanished' })
})

test('names and links that lead out of the bundle are not in it', async () => {
  expect(
    await readAll(
      zip({
        '../evil.csv': 'x',
        '/etc/passwd': 'x',
        'C:\\x.csv': 'x',
        'a/../../b.csv': 'x',
        'users.csv': 'ok',
      }),
    ),
  ).toEqual({ 'users.csv': 'ok' })
  const path = join(folder, 'linked')
  mkdirSync(path)
  writeFileSync(join(path, 'users.csv'), 'ok')
  symlinkSync('/etc/hostname', join(path, 'roles.csv'))
  expect(await readAll({ path, name: 'linked' })).toEqual({ 'users.csv': 'ok' })
})

test('an archive with nothing in it, or with a bomb, is refused', async () => {
  await expect(openBundle(zip({ '.hidden': 'x' }), signal)).rejects.toMatchObject({ code: 'file.empty' })
  await expect(detectContainer(zip({}))).rejects.toMatchObject({ code: 'file.empty' })
  const path = join(folder, 'bomb.zip')
  writeFileSync(path, zipSync({ 'users.csv': new Uint8Array(200 * 1024 * 1024) }))
  const bundle = await openBundle({ path, name: 'bomb.zip' }, signal)
  await expect(bundle.read('users.csv')).rejects.toMatchObject({ code: 'file.too-large' })
}, 30_000)

test('a bundle that is stopped stops', async () => {
  const stop = new AbortController()
  const bundle = await openBundle(zip({ 'users.csv': 'x' }), stop.signal)
  stop.abort()
  await expect(bundle.read('users.csv')).rejects.toMatchObject({ code: 'app.cancelled' })
})
