/** Speaks through the door that the preload opened, as the page's own scripts do. */
import { expect } from 'vitest'
import type { Page } from 'playwright'
import type { Answer, Bridge, Channel, EventName, Output } from '#shared/contract/contract.ts'

type PageWindow = { openDoor: Bridge; heard?: Record<string, unknown[]> }

/** Takes any channel and input, so that a spec can also try what is not allowed. */
export function callBridge(page: Page, channel: string, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([name, given]) => (globalThis as unknown as PageWindow).openDoor.call(name as Channel, given),
    [channel, input] as const,
  )
}

/** The value of a call that must work. */
export async function getAnswer<C extends Channel>(
  page: Page,
  channel: C,
  input: unknown,
): Promise<Output<C>> {
  const answer = await callBridge(page, channel, input)
  expect(answer).toMatchObject({ ok: true })
  return (answer as { value: Output<C> }).value
}

/** From now on the page keeps what it hears of this event. */
export async function listen(page: Page, event: EventName): Promise<{ heard: () => Promise<unknown[]> }> {
  await page.evaluate((name) => {
    const here = globalThis as unknown as PageWindow
    const heard: unknown[] = []
    here.heard = { ...here.heard, [name]: heard }
    here.openDoor.on(name, (payload) => heard.push(payload))
  }, event)
  return {
    heard: () => page.evaluate((name) => (globalThis as unknown as PageWindow).heard?.[name] ?? [], event),
  }
}

export const passphrase = 'seven green lamps by the harbour'

/** Makes a vault in the usual place and leaves it open. */
export function createVault(page: Page): Promise<Output<'vault.create'>> {
  return getAnswer(page, 'vault.create', {
    folder: null,
    schoolName: 'Larkfield School',
    staffName: 'Ana Ruiz',
    passphrase,
    rule: 'us',
    paperSize: 'A4',
  })
}
