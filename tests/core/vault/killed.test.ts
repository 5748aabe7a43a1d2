import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { OpenVault } from '#core/vault/open-vault.ts'
import { VaultPlace } from '#core/vault/vault-place.ts'
import { AppError } from '#shared/messages/errors.ts'
import {
  aClock,
  addNote,
  aFolder,
  cleanUpVaults,
  codeOf,
  createTestVault,
  keep,
  listNotes,
  type PlacedVault,
  placeAgain,
  testRules,
} from './a-vault.ts'
import { passphraseNumber } from './wanted-vault.ts'

cleanUpVaults()

/** The same moments on every run; park and miller's generator. */
function drawMoments(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Starts the child, kills it so many milliseconds after it said so many lines, and returns those after 'ready'. */
async function killWhile(
  work: string,
  given: readonly string[],
  afterLines: number,
  milliseconds: number,
): Promise<string[]> {
  const program = fileURLToPath(new URL('killed-child.ts', import.meta.url))
  const child = spawn(process.execPath, [program, work, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  const ended = once(child, 'close')
  const countLines = () => said.split('\n').length - 1
  while (countLines() < afterLines && child.exitCode === null) await pause(2)
  await pause(milliseconds)
  child.kill('SIGKILL')
  await ended
  expect(countLines()).toBeGreaterThanOrEqual(afterLines)
  return said.split('\n').filter((line) => line !== '' && line !== 'ready')
}

const isWhole = (vault: OpenVault) =>
  vault.database.get<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check === 'ok'

/** With the passphrase that was acknowledged last, or with the one that was being set when the end came. */
async function unlockEither(
  made: PlacedVault,
  last: number,
): Promise<{ vault: OpenVault; passphrase: number }> {
  for (const passphrase of [last, last + 1]) {
    try {
      return { vault: await placeAgain(made).unlock(made.slotId, passphraseNumber(passphrase)), passphrase }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'vault.wrong-passphrase') throw error
    }
  }
  throw new Error('neither passphrase opens the vault')
}

const rest = (made: PlacedVault, passphrase: number) => [
  made.documentsFolder,
  made.folder,
  made.slotId,
  String(passphrase),
]

describe('a process that is killed at any moment', () => {
  test('while it writes, backs up and changes keys has lost nothing that it said was saved', async () => {
    const made = await createTestVault()
    await made.vault.keys.setPassphrase(made.slotId, passphraseNumber(0))
    await made.vault.close()
    const draw = drawMoments(20_260_302)
    const acknowledged: string[] = []
    let passphrase = 0
    for (let kills = 0; kills < 10; kills += 1) {
      const lines = await killWhile('change', rest(made, passphrase), 1 + Math.floor(draw() * 7), draw() * 40)
      for (const line of lines) {
        const [what, ...words] = line.split(' ')
        if (what === 'note') acknowledged.push(words.join(' '))
        else passphrase = Number(words[0])
      }
      const opened = await unlockEither(made, passphrase)
      keep(opened.vault)
      passphrase = opened.passphrase
      expect(isWhole(opened.vault)).toBe(true)
      const notes = new Set(listNotes(opened.vault))
      expect(acknowledged.filter((note) => !notes.has(note))).toEqual([])
      await opened.vault.close()
    }
    expect(acknowledged.length).toBeGreaterThan(10)
    expect(passphrase).toBeGreaterThan(3)
  }, 300_000)

  test('while it restores leaves one of the two states, whole', async () => {
    const made = await createTestVault()
    await made.vault.keys.setPassphrase(made.slotId, passphraseNumber(0))
    addNote(made.vault, 'one')
    await made.vault.backUp('by-hand')
    addNote(made.vault, 'two')
    await made.vault.backUp('by-hand')
    await made.vault.close()
    const draw = drawMoments(77)
    for (let kills = 0; kills < 5; kills += 1) {
      await killWhile('restore', rest(made, 0), 1 + Math.floor(draw() * 2), draw() * 150)
      const vault = keep(await placeAgain(made).unlock(made.slotId, passphraseNumber(0)))
      expect(isWhole(vault)).toBe(true)
      expect([['one'], ['one', 'two']]).toContainEqual(listNotes(vault))
      await vault.close()
    }
  }, 300_000)

  test('while it makes a vault leaves none, or a whole one', async () => {
    const draw = drawMoments(5)
    // The first line is 'ready', the second 'created'.
    for (const afterLines of [1, 1, 1, 1, 2]) {
      const documentsFolder = aFolder()
      const said = await killWhile('create', [documentsFolder], afterLines, draw() * 120)
      const place = new VaultPlace(aClock(), testRules)
      place.start({ documentsFolder, lastFolder: null })
      const { state, staff } = await place.getStatus(null)
      expect(said.includes('created') ? ['locked'] : ['none', 'locked']).toContain(state)
      const slotId = staff[0]?.slotId
      if (slotId !== undefined) keep(await place.unlock(slotId, passphraseNumber(0)))
    }
  }, 300_000)

  test('with the vault open lets the next one in; until then there is only one', async () => {
    const made = await createTestVault()
    await made.vault.keys.setPassphrase(made.slotId, passphraseNumber(0))
    await made.vault.close()
    const program = fileURLToPath(new URL('killed-child.ts', import.meta.url))
    const child = spawn(process.execPath, [program, 'hold', ...rest(made, 0)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    await once(child.stdout, 'data')
    const place = placeAgain(made)
    expect((await place.getStatus(null)).state).toBe('in-use')
    const unlock = () => place.unlock(made.slotId, passphraseNumber(0))
    expect(await codeOf(unlock)).toBe('vault.in-use')
    child.kill('SIGKILL')
    await ended
    expect((await place.getStatus(null)).state).toBe('locked')
    expect(keep(await unlock()).staffName).toBe('Ana Reyes')
  }, 60_000)
})
