import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findSyncProgram } from '#core/vault/synced-folder.ts'
import { type Mover, renamePatiently, writeSafely } from '#core/vault/safe-files.ts'
import {
  aFolder,
  addNote,
  cleanUpVaults,
  codeOf,
  createTestVault,
  listNotes,
  unlockAgain,
} from './a-vault.ts'

cleanUpVaults()

/** A drive on which another program holds a file for the first so many tries. */
function aHeldFile(platform: string, code: string, heldFor: number): Mover & { tries: () => number } {
  let tries = 0
  return {
    platform,
    tries: () => tries,
    rename: async () => {
      tries += 1
      if (tries <= heldFor) throw Object.assign(new Error(code), { code })
    },
  }
}

describe('moving a file', () => {
  test.each([
    ['win32', 'EPERM'],
    ['win32', 'EACCES'],
    ['win32', 'EBUSY'],
    ['linux', 'EBUSY'],
  ])('on %s waits while another program holds it with %s', async (platform, code) => {
    const held = aHeldFile(platform, code, 3)
    await renamePatiently('from', 'to', held)
    expect(held.tries()).toBe(4)
  })

  test('gives up after a while and says that it is held', async () => {
    const held = aHeldFile('win32', 'EPERM', 1000)
    expect(await codeOf(() => renamePatiently('from', 'to', held))).toBe('disk.file-held')
  })

  test.each([
    ['linux', 'EACCES'],
    ['darwin', 'EPERM'],
    ['win32', 'ENOENT'],
    ['win32', 'ENOSPC'],
  ])('on %s does not wait for %s, which would not pass', async (platform, code) => {
    const held = aHeldFile(platform, code, 1000)
    await expect(renamePatiently('from', 'to', held)).rejects.toMatchObject({ code })
    expect(held.tries()).toBe(1)
  })
})

describe('writing a file', () => {
  test('replaces it whole and leaves nothing beside it', async () => {
    const folder = aFolder()
    const path = join(folder, 'keys-a.json')
    await writeSafely(path, 'old')
    await writeSafely(path, 'new')
    expect(readdirSync(folder)).toEqual(['keys-a.json'])
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  test('that cannot be done leaves the old one, and nothing beside it', async () => {
    const folder = aFolder()
    const path = join(folder, 'keys-a.json')
    mkdirSync(join(path, 'not a file'), { recursive: true })
    await expect(writeSafely(path, 'new')).rejects.toThrow(/EISDIR|EPERM|ENOTEMPTY|EEXIST/)
    expect(readdirSync(folder)).toEqual(['keys-a.json'])
  })

  test('in a folder that went away tells of the drive', async () => {
    const folder = aFolder()
    rmSync(folder, { recursive: true })
    expect(await codeOf(() => writeSafely(join(folder, 'keys-a.json'), 'new'))).toBe('disk.unreachable')
  })
})

describe('a drive in trouble', () => {
  test('that is full refuses the change, keeps what was there, and goes on when there is room', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'before')
    const pages = made.vault.database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
    // SQLite's own limit ends a file as a full drive does, with the same error.
    made.vault.database.get(`PRAGMA max_page_count = ${pages}`)
    const tooMuch = () =>
      made.vault.database.transaction(() => {
        for (let count = 0; count < 500; count += 1) addNote(made.vault, 'too much '.repeat(200))
      })
    expect(tooMuch).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }) as Error)
    expect(listNotes(made.vault)).toEqual(['before'])
    made.vault.database.get('PRAGMA max_page_count = 1000000')
    addNote(made.vault, 'after')
    await made.vault.close()
    expect(listNotes(await unlockAgain(made))).toEqual(['before', 'after'])
  })

  test('that was pulled out ends in an error for each change, and the vault still closes', async () => {
    const made = await createTestVault()
    addNote(made.vault, 'before')
    const away = `${made.folder} (unplugged)`
    renameSync(made.folder, away)
    const { keys } = made.vault
    expect(await codeOf(() => keys.confirmRecoveryKey(made.recoveryKey))).toBe('disk.unreachable')
    expect(keys.header.isRecoveryConfirmed).toBe(false)
    expect(() => addNote(made.vault, 'lost?')).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^SQLITE_(READONLY_DBMOVED|IOERR|CANTOPEN)/) as string,
      }) as Error,
    )
    await made.vault.close()
    renameSync(away, made.folder)
    expect(listNotes(await unlockAgain(made))).toEqual(['before'])
  })

  test('with a file where the backups belong leaves the vault usable', async () => {
    const made = await createTestVault()
    writeFileSync(join(made.folder, 'backups'), 'a file in its place')
    expect(await codeOf(() => made.vault.backUp('by-hand'))).toBe('disk.no-permission')
    addNote(made.vault, 'kept')
    expect(listNotes(made.vault)).toEqual(['kept'])
  })
})

test.each([
  ['C:\\Users\\ana\\OneDrive - Willow Creek\\Documents\\Open Door', 'OneDrive'],
  ['C:\\Users\\ana\\OneDrive\\Open Door', 'OneDrive'],
  ['/Users/ana/Library/CloudStorage/OneDrive-WillowCreek/Open Door', 'OneDrive'],
  ['/Users/ana/Dropbox (Personal)/Open Door', 'Dropbox'],
  ['/home/ana/Dropbox/Open Door', 'Dropbox'],
  ['G:\\My Drive\\Open Door', 'Google Drive'],
  ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive/Open Door', 'Google Drive'],
  ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Open Door', 'iCloud Drive'],
  ['C:\\Users\\ana\\iCloudDrive\\Open Door', 'iCloud Drive'],
  ['/home/ana/Nextcloud/Open Door', 'Nextcloud'],
  ['C:\\Users\\ana\\Documents\\Open Door', null],
  ['/home/ana/Dropbox-notes/Open Door', null],
  ['/media/ana/USB STICK/Open Door', null],
])('%s is copied to the internet by %s', (folder, program) => expect(findSyncProgram(folder)).toBe(program))
