/** What the window cannot do: reach the network, run foreign code, speak to anyone but main, touch Node. */
import { beforeAll, expect, test } from 'vitest'
import { launchApp } from './app-fixture.ts'
import { callBridge, createVault, lockVault } from './call-bridge.ts'
import type { LaunchedApp } from './launch-app.ts'

let app: LaunchedApp

beforeAll(async () => {
  app = await launchApp()
})

test('from opening to locking, nothing is asked of anyone but the app itself', async () => {
  const { page, requests, connections } = await launchApp()
  await createVault(page)
  await lockVault(page)
  expect(requests.length).toBeGreaterThan(0)
  expect(
    requests.filter(({ url, isAnswered }) => !isAnswered || !url.startsWith('app://open-door/')),
  ).toEqual([])
  expect(connections).toEqual([])
})

test('a page that tries to reach the network gets nothing', async () => {
  const answers = await app.page.evaluate(async () => {
    const image = new Image()
    const shown = new Promise<string>((resolve) => {
      image.addEventListener('load', () => resolve('loaded'))
      image.addEventListener('error', () => resolve('refused'))
    })
    image.src = 'https://example.com/a.png'
    const fetched = fetch('https://example.com/').then(
      () => 'loaded',
      () => 'refused',
    )
    return Promise.all([fetched, shown])
  })
  expect(answers).toEqual(['refused', 'refused'])
  expect(app.requests.filter(({ url, isAnswered }) => isAnswered && !url.startsWith('app://'))).toEqual([])
})

test('the policy of the page allows nothing unsafe', async () => {
  const policy = await app.page.evaluate(async () => {
    const response = await fetch(location.pathname)
    return response.headers.get('content-security-policy')
  })
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test('script that is written into the page does not run', async () => {
  const hasRun = await app.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "inline script ran"'
    document.body.append(script)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'document.title = "inline handler ran"')
    button.click()
    await new Promise((resolve) => setTimeout(resolve))
    return document.title.endsWith('ran')
  })
  expect(hasRun).toBe(false)
})

test('code made from text does not run', async () => {
  // Later, because what Playwright itself evaluates is let through.
  const outcome = await app.page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function('return "ran"')())
          } catch (error) {
            resolve(error instanceof Error ? error.name : error)
          }
        })
      }),
  )
  expect(outcome).toBe('EvalError')
})

test('the app serves no file from outside the window’s own folder', async () => {
  const attempts = [
    '/../main/index.js',
    '/%2e%2e/main/index.js',
    '/..%2fmain%2findex.js',
    '/..%5cmain%5cindex.js',
    '/%00',
  ]
  const statuses = await app.page.evaluate(
    (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
    attempts,
  )
  expect(statuses).toEqual(attempts.map(() => 404))
})

test('the window goes nowhere else and opens no second one', async () => {
  const before = app.page.url()
  await app.page.evaluate(() => {
    window.open('https://example.com/')
    location.assign('https://example.com/')
  })
  await expect.poll(() => app.page.context().pages().length, { timeout: 10_000 }).toBe(1)
  // A navigation that was going to happen has happened when the page answers the app again.
  expect(await callBridge(app.page, 'app.info', {})).toMatchObject({ ok: true })
  expect(app.page.url()).toBe(before)
})

test('the page has nothing of Node or Electron but the door', async () => {
  const found = await app.page.evaluate(() => {
    const here = globalThis as unknown as Record<string, unknown>
    const door = here['openDoor'] as object
    return {
      strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in here,
      ),
      spoken: Object.keys(here).filter((name) => name.startsWith('speak_')),
      door: Object.keys(door).toSorted(),
      isFixed: Object.isFrozen(door) && !Reflect.set(here, 'openDoor', null),
    }
  })
  expect(found).toEqual({ strangers: [], spoken: [], door: ['call', 'on'], isFixed: true })
})

test('a channel or payload that the contract does not know is refused at the door', async () => {
  const refused = { ok: false, error: { code: 'app.refused', details: {} } }
  expect(await callBridge(app.page, 'link.getFolder', {})).toEqual(refused)
  expect(await callBridge(app.page, 'toString', {})).toEqual(refused)
  expect(await callBridge(app.page, 'vault.unlock', { slotId: 7, passphrase: '' })).toEqual(refused)
  expect(await callBridge(app.page, 'app.savePreferences', { theme: 'pink' })).toEqual(refused)
})
