/** The fixture of every end-to-end spec: opens apps, closes them after each file, keeps a picture and a trace of what went wrong. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { closeBrowser } from '../electron-on-chromium/browser.ts'
import type { LaunchOptions } from './app-handle.ts'
import { launchApp as launch, type LaunchedApp } from './launch-app.ts'

const results = fileURLToPath(new URL('../../test-results', import.meta.url))
const running = new Set<LaunchedApp>()
/** New folders of this file's tests, to be removed in the end. */
const folders = new Set<string>()

/** Opens the app. Whoever opens need not close. */
export async function launchApp(given: Partial<LaunchOptions> = {}): Promise<LaunchedApp> {
  const app = await adopt(await launch(given))
  if (given.userData === undefined) folders.add(app.userData)
  if (given.documents === undefined) folders.add(app.documents)
  return app
}

async function adopt(app: LaunchedApp): Promise<LaunchedApp> {
  running.add(app)
  void app.ended.then(() => running.delete(app))
  await app.page.context().tracing.start({ screenshots: true, snapshots: true })
  return { ...app, relaunch: async () => adopt(await app.relaunch()) }
}

beforeEach(async () => {
  for (const app of running)
    await app.page
      .context()
      .tracing.startChunk()
      .catch(() => {})
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  mkdirSync(results, { recursive: true })
  const test = `${task.file.name}-${task.name}`.replaceAll(/[^\w-]+/g, '-').slice(-120)
  for (const [place, { page, readLog }] of [...running].entries()) {
    const name = `${test}-${place + 1}`
    await page.screenshot({ path: join(results, `${name}.png`) }).catch(() => {})
    await page
      .context()
      .tracing.stopChunk({ path: join(results, `${name}.zip`) })
      .catch(() => {})
    writeFileSync(join(results, `${name}.log`), readLog())
  }
})

afterAll(async () => {
  await Promise.all([...running].map((app) => app.close()))
  await closeBrowser()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})
