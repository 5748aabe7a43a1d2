/** One run of the demo: names each step, takes its pictures, keeps its times, and says where it stopped. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { LaunchedApp } from '../e2e/launch-app.ts'

export type Stage = {
  app: LaunchedApp
  page: Page
  /** Where everything that the demo leaves behind goes. */
  out: string
  timings: Record<string, number>
  /** Runs one step. An error in it carries the step's name. */
  step: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>
  /** Runs `work` and keeps how long it took, in milliseconds, under `name`. */
  time: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>
  /** A picture of the window, `NN-name.png`. */
  look: (name: string) => Promise<void>
  /** Closes the app and opens it again on the same folders, as on the next morning or so many days later. */
  reopen: (daysLater?: number) => Promise<void>
}

export class StepError extends Error {
  constructor(step: string, cause: unknown) {
    super(`The demo stopped at “${step}”.`, { cause })
    this.name = 'StepError'
  }
}

export function createStage(app: LaunchedApp, out: string, timings: Record<string, number>): Stage {
  const screens = join(out, 'screens')
  mkdirSync(screens, { recursive: true })
  let pictures = 0
  const stage: Stage = {
    app,
    page: app.page,
    out,
    timings,
    step: async (name, work) => {
      process.stdout.write(`· ${name}\n`)
      try {
        return await work()
      } catch (error) {
        await stage.page.screenshot({ path: join(screens, 'stopped-here.png') }).catch(() => {})
        throw error instanceof StepError ? error : new StepError(name, error)
      }
    },
    time: async (name, work) => {
      const startedAt = performance.now()
      const result = await work()
      timings[name] = Math.round(performance.now() - startedAt)
      return result
    },
    look: async (name) => {
      pictures += 1
      const path = join(screens, `${String(pictures).padStart(2, '0')}-${name}.png`)
      await stage.page.screenshot({ path, animations: 'disabled' })
    },
    reopen: async (daysLater = 0) => {
      stage.app = await stage.app.relaunch({ daysLater })
      stage.page = stage.app.page
    },
  }
  return stage
}

/** Throws a sentence when something that must hold does not. */
export function mustHold(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence)
}
