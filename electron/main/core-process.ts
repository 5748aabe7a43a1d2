/**
 * Core's process: starts it, asks it, ends it. Ending it is what takes a vault's plaintext out of memory,
 * so a process is never used again after its vault was closed.
 */
import { type UtilityProcess, utilityProcess } from 'electron'
import type { Answer } from '#shared/contract/contract.ts'
import {
  coreHeapFlag,
  type CoreMessage,
  type CoreRequest,
  type LinkChannel,
  type LinkInput,
  type LinkOutput,
} from '#shared/contract/core-link.ts'
import { AppError, type ErrorCode } from '#shared/messages/errors.ts'
import { logText } from './log.ts'
import { places } from './places.ts'

/** A backup of years of marks is written while closing; past this, what was saved before must do. */
const closeWithinMilliseconds = 60_000
const endWithinMilliseconds = 5_000
/** A core that ends this often before it could start will not start the next time either. */
const mostFailedStarts = 3

export type CoreProcess = {
  request: (channel: string, input: unknown, operationId?: string | null) => Promise<Answer>
  /** Asks what only main may ask. Throws the AppError that core answered with. */
  ask: <C extends LinkChannel>(channel: C, input: LinkInput<C>) => Promise<LinkOutput<C>>
  /** Closes the vault and ends the process for good. */
  end: () => Promise<void>
  /** Closes the vault, ends the process and starts an empty one. */
  replace: () => Promise<void>
}

type Running = {
  process: UtilityProcess
  waiting: Map<number, (answer: Answer) => void>
  started: Promise<Answer>
  hasStarted: boolean
  isEnding: boolean
  ended: Promise<void>
}

const failed = (code: ErrorCode): Answer => ({ ok: false, error: { code, details: {} } })

export function startCore(options: {
  describeStart: () => LinkInput<'link.start'>
  onEvent: (event: string, payload: unknown) => void
  /** Core ended although nobody asked it to. A new, empty one is running already. */
  onLost: () => void
}): CoreProcess {
  let nextId = 1
  let failedStarts = 0
  let running = fork()

  function fork(): Running {
    const process = utilityProcess.fork(places.core, [], {
      serviceName: 'Open Door core',
      stdio: 'pipe',
      // A utility process takes V8's flags only in this way.
      execArgv: [`--js-flags=${coreHeapFlag}`],
    })
    const { promise: ended, resolve: markEnded } = Promise.withResolvers<void>()
    const fresh: Running = {
      process,
      waiting: new Map(),
      started: Promise.resolve(failed('app.unexpected')),
      hasStarted: false,
      isEnding: false,
      ended,
    }
    process.stderr?.on('data', (text: Buffer) => logText(String(text)))
    process.stdout?.resume()
    process.on('message', (message: CoreMessage) => {
      if ('event' in message) return options.onEvent(message.event, message.payload)
      fresh.waiting.get(message.id)?.(message.answer)
      fresh.waiting.delete(message.id)
    })
    process.once('exit', () => {
      markEnded()
      for (const answer of fresh.waiting.values()) answer(failed('vault.locked'))
      fresh.waiting.clear()
      if (!fresh.isEnding) recover(fresh)
    })
    fresh.started = send(fresh, 'link.start', options.describeStart(), null).then((answer) => {
      fresh.hasStarted = answer.ok
      if (answer.ok) failedStarts = 0
      return answer
    })
    return fresh
  }

  function recover(lost: Running): void {
    failedStarts += lost.hasStarted ? 0 : 1
    if (failedStarts < mostFailedStarts) running = fork()
    options.onLost()
  }

  function send(to: Running, channel: string, input: unknown, operationId: string | null): Promise<Answer> {
    return new Promise((resolve) => {
      const id = nextId++
      to.waiting.set(id, resolve)
      to.process.postMessage({ id, channel, input, operationId } satisfies CoreRequest)
    })
  }

  async function request(
    channel: string,
    input: unknown,
    operationId: string | null = null,
  ): Promise<Answer> {
    const to = running
    if (failedStarts >= mostFailedStarts) return failed('app.unexpected')
    if (to.isEnding) return failed('vault.locked')
    const started = await to.started
    return started.ok ? send(to, channel, input, operationId) : started
  }

  async function close(ending: Running): Promise<void> {
    if (ending.isEnding) return ending.ended
    ending.isEnding = true
    if (ending.hasStarted) {
      await within(closeWithinMilliseconds, send(ending, 'link.close', {}, null))
    }
    ending.process.kill()
    await within(endWithinMilliseconds, ending.ended)
  }

  return {
    request,
    ask: async (channel, input) => {
      const answer = await request(channel, input)
      if (answer.ok) return answer.value as LinkOutput<typeof channel>
      throw new AppError(answer.error.code as ErrorCode, answer.error.details)
    },
    end: () => close(running),
    replace: async () => {
      await close(running)
      running = fork()
    },
  }
}

/** Waits for the work, but no longer than this. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work, late])
  clearTimeout(timer)
}
