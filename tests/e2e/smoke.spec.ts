/** The built app opens its window and its parts speak to each other. */
import { expect, test } from 'vitest'
import { launchApp } from './app-fixture.ts'
import { callBridge } from './call-bridge.ts'

test('the window opens and asks core for the state of the vault', async () => {
  const { page } = await launchApp()
  expect(await callBridge(page, 'vault.getStatus', {})).toMatchObject({ ok: true, value: { state: 'none' } })
})

test('the window is told in which host it runs', async () => {
  const { page, host } = await launchApp()
  expect(await callBridge(page, 'app.info', {})).toMatchObject({ ok: true, value: { host } })
})
