/** Speaks through the door that the preload opened, as the page's own scripts do. */
import { expect } from 'vitest'
import type { Page } from 'playwright'
import type { Answer, Bridge, Channel, EventName, Input, Output } from '#shared/contract/contract.ts'

type PageWindow = { openDoor: Bridge }

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

/** From now on the page keeps what it hears of this event, even when it starts anew because of it. */
export async function listen(page: Page, event: EventName): Promise<{ heard: () => Promise<unknown[]> }> {
  await page.evaluate((name) => {
    ;(globalThis as unknown as PageWindow).openDoor.on(name, (payload) => {
      const before = JSON.parse(sessionStorage.getItem(name) ?? '[]') as unknown[]
      sessionStorage.setItem(name, JSON.stringify([...before, payload]))
    })
  }, event)
  return { heard: async () => ((await readKept(page, event)) ?? []) as unknown[] }
}

/** Calls without waiting; the page keeps the answer, even when it starts anew meanwhile. */
export async function startCall<C extends Channel>(
  page: Page,
  channel: C,
  input: Input<C>,
): Promise<{ answer: () => Promise<unknown> }> {
  await page.evaluate(
    ([name, given]) => {
      const keep = (answer: unknown) => sessionStorage.setItem(name, JSON.stringify(answer))
      void (globalThis as unknown as PageWindow).openDoor.call(name, given).then(keep)
    },
    [channel, input] as const,
  )
  return { answer: () => readKept(page, channel) }
}

/** Null while there is nothing, or while the page is just starting anew. */
async function readKept(page: Page, key: string): Promise<unknown> {
  try {
    return JSON.parse(await page.evaluate((name) => sessionStorage.getItem(name) ?? 'null', key)) as unknown
  } catch {
    return null
  }
}

/** Locks as the person does, and waits until the window has started anew. */
export async function lockVault(page: Page): Promise<void> {
  const anew = page.waitForEvent('load')
  await startCall(page, 'app.lock', {})
  await anew
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
