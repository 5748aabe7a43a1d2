/** Windows, main and core as processes: what locking ends, what a crash leaves, what comes back. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { launchApp } from './app-fixture.ts'
import {
  callBridge,
  createVault,
  getAnswer,
  listen,
  lockVault,
  passphrase,
  startCall,
} from './call-bridge.ts'
import type { LaunchedApp } from './launch-app.ts'

/** Enough for a busy laptop: the window may take three seconds to save, core more to back up. */
const soon = { timeout: 20_000 }

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function getCorePid(app: LaunchedApp): Promise<number> {
  const pid = await app.findCorePid()
  if (pid === null) throw new Error('core is not running')
  return pid
}

async function openVault(): Promise<{ app: LaunchedApp; core: number; heard: () => Promise<unknown[]> }> {
  const app = await launchApp()
  await createVault(app.page)
  const { heard } = await listen(app.page, 'vault.locked')
  return { app, core: await getCorePid(app), heard }
}

const findState = async ({ page }: LaunchedApp) => (await getAnswer(page, 'vault.getStatus', {})).state

test('locking ends the process that held the vault, and an empty one takes its place', async () => {
  const { app, core, heard } = await openVault()
  await lockVault(app.page)
  expect(isRunning(core)).toBe(false)
  expect(await getCorePid(app)).not.toBe(core)
  expect(await findState(app)).toBe('locked')
  expect(await heard()).toEqual([{ why: 'asked', hasLostWords: false }])
  expect(await callBridge(app.page, 'school.getSettings', {})).toMatchObject({
    error: { code: 'vault.locked' },
  })
})

test('the lock key of the menu locks', async () => {
  const { app, core, heard } = await openVault()
  await app.page.keyboard.press('ControlOrMeta+l')
  await expect.poll(heard, soon).toEqual([{ why: 'asked', hasLostWords: false }])
  expect(isRunning(core)).toBe(false)
})

test.each(['suspend', 'lock-screen'] as const)(
  'the vault is locked when the laptop says %s',
  async (event) => {
    const { app, core, heard } = await openVault()
    await app.emitPower(event)
    await expect.poll(heard, soon).toEqual([{ why: 'sleep', hasLostWords: false }])
    expect(isRunning(core)).toBe(false)
  },
)

test('the vault is locked after the minutes without input that the school chose, not before', async () => {
  const { app, core, heard } = await openVault()
  const settings = await getAnswer(app.page, 'school.getSettings', {})
  await getAnswer(app.page, 'school.saveSettings', { ...settings, lockAfterMinutes: 7 })
  await app.setIdleSeconds(7 * 60 - 1)
  // Longer than main takes to look again.
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(isRunning(core)).toBe(true)
  await app.setIdleSeconds(7 * 60)
  await expect.poll(heard, soon).toEqual([{ why: 'idle', hasLostWords: false }])
  expect(isRunning(core)).toBe(false)
})

test('a window that does not answer cannot keep the vault open', async () => {
  const { app, core } = await openVault()
  void app.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => {})
  await app.emitPower('suspend')
  await expect.poll(() => isRunning(core), soon).toBe(false)
  await app.kill()
})

test('when core dies, the window is told, what it waited for is answered, and the vault can be opened again', async () => {
  const { app, core, heard } = await openVault()
  const { answer } = await startCall(app.page, 'vault.changePassphrase', {
    current: passphrase,
    next: `${passphrase} again`,
  })
  const anew = app.page.waitForEvent('load')
  process.kill(core, 'SIGKILL')
  await anew
  expect(await answer()).toMatchObject({ ok: false, error: { code: 'vault.locked' } })
  expect(await heard()).toEqual([{ why: 'ended', hasLostWords: false }])
  const status = await getAnswer(app.page, 'vault.getStatus', {})
  expect(status.state).toBe('locked')
  await getAnswer(app.page, 'vault.unlock', { slotId: status.staff[0]?.slotId, passphrase })
  expect(await getCorePid(app)).not.toBe(core)
})

test('after the power went, the vault opens as it was', async () => {
  const { app } = await openVault()
  await app.kill()
  const next = await launchApp({ userData: app.userData, documents: app.documents })
  const status = await getAnswer(next.page, 'vault.getStatus', {})
  expect(status).toMatchObject({ state: 'locked', schoolName: 'Larkfield School' })
  await getAnswer(next.page, 'vault.unlock', { slotId: status.staff[0]?.slotId, passphrase })
})

test('quitting backs up, ends every process, and the next start finds the vault', async () => {
  const { app, core } = await openVault()
  await app.close()
  expect(isRunning(core)).toBe(false)
  const next = await launchApp({ userData: app.userData, documents: app.documents })
  const status = await getAnswer(next.page, 'vault.getStatus', {})
  expect(status.state).toBe('locked')
  expect(status.backups.length).toBeGreaterThan(0)
})

test('a second instance ends, and the first goes on', async () => {
  const { app, core } = await openVault()
  await expect(launchApp({ userData: app.userData, documents: app.documents })).rejects.toThrow(
    /ended|closed/,
  )
  expect(isRunning(core)).toBe(true)
  expect(await findState(app)).toBe('open')
})

test('what the laptop remembers outside the vault names nobody', async () => {
  const { app } = await openVault()
  await getAnswer(app.page, 'app.savePreferences', { theme: 'dark' })
  await app.close()
  const texts = readdirSync(app.userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.filter((text) => /Larkfield|Ana Ruiz/.test(text))).toEqual([])
  expect(existsSync(join(app.userData, 'preferences.json'))).toBe(true)
})
