/** Slows down guessing: a wait that grows with every wrong passphrase. Never erases anything, never waits over a minute. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/messages/errors.ts'
import type { Clock } from '../process/clock.ts'

const tries = z.object({ count: z.int().nonnegative(), lastAt: z.iso.datetime() })
type Tries = z.infer<typeof tries>

const triesFileName = 'wrong-tries.json'
const freeTries = 3
const mostSeconds = 60

/** Seconds to wait after so many wrong tries in a row: nothing for three, then 2, 4, 8 … 60. */
export function waitAfter(count: number): number {
  return count <= freeTries ? 0 : Math.min(mostSeconds, 2 ** Math.min(count - freeTries, 10))
}

export class WrongTries {
  readonly #path: string
  readonly #clock: Clock

  constructor(folder: string, clock: Clock) {
    this.#path = join(folder, triesFileName)
    this.#clock = clock
  }

  async #read(): Promise<Tries> {
    try {
      return tries.parse(JSON.parse(await readFile(this.#path, 'utf8')))
    } catch {
      return { count: 0, lastAt: new Date(0).toISOString() }
    }
  }

  async #write(known: Tries): Promise<void> {
    // A full or write-protected drive must not keep the right person out.
    await writeFile(this.#path, JSON.stringify(known)).catch(() => undefined)
  }

  /** Whole seconds until the next try is accepted. */
  async getWaitSeconds(): Promise<number> {
    const known = await this.#read()
    const now = this.#clock.now().getTime()
    const last = Date.parse(known.lastAt)
    if (last > now) {
      // The clock was set back. Counting from now keeps the wait finite.
      await this.#write({ ...known, lastAt: new Date(now).toISOString() })
      return waitAfter(known.count)
    }
    return Math.max(0, Math.ceil(waitAfter(known.count) - (now - last) / 1000))
  }

  /** Throws `vault.wait` while it is too soon. Counts the try before it is made, so that ending the process gains nothing. */
  async begin(): Promise<void> {
    const waitSeconds = await this.getWaitSeconds()
    if (waitSeconds > 0) throw new AppError('vault.wait', { waitSeconds })
    const { count } = await this.#read()
    await this.#write({ count: count + 1, lastAt: this.#clock.now().toISOString() })
  }

  /** The error for a try that was wrong, with the wait that follows it. */
  async describeWrong(): Promise<AppError> {
    return new AppError('vault.wrong-passphrase', { waitSeconds: await this.getWaitSeconds() })
  }

  async forget(): Promise<void> {
    await rm(this.#path, { force: true }).catch(() => undefined)
  }
}
