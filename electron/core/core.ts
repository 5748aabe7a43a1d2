/**
 * Core without a process around it: takes requests, validates both ways, runs one exclusive piece of work at a time.
 * Imports no Electron, so that tests and scripts can run it in plain Node.
 */
import {
  type Answer,
  calls,
  type Channel,
  type EventName,
  type EventPayload,
} from '#shared/contract/contract.ts'
import type { OperationId } from '#shared/contract/calls/operations.ts'
import { coreLink, type LinkChannel } from '#shared/contract/core-link.ts'
import { AppError } from '#shared/messages/errors.ts'
import { createContext } from './handlers/context.ts'
import { guardMeeting } from './handlers/one-student.ts'
import { handlers, linkHandlers } from './handlers/registry.ts'
import type { Clock } from './process/clock.ts'
import { logUnexpected } from './process/log.ts'
import { describeDiskError } from './storage/disk-errors.ts'
import { migrations } from './storage/migrations/registry.ts'
import { designKeyCost, type KeyCost } from './vault/key-slots.ts'

export type Core = {
  request: (channel: string, input: unknown, operationId: string | null) => Promise<Answer>
  /** Backs up and closes an open vault. Safe to call twice. */
  close: () => Promise<void>
}

type Emit = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void

/** `keyCost` is what new key slots cost; only tests pass another one. */
export function createCore(
  emit: Emit,
  clock: Clock = { now: () => new Date() },
  keyCost: KeyCost = designKeyCost,
): Core {
  const context = createContext(clock, { cost: keyCost, migrations })
  const running = new Map<string, AbortController>()
  let tail: Promise<unknown> = Promise.resolve()

  async function run(channel: string, input: unknown, operationId: string | null): Promise<unknown> {
    if (channel === 'operations.cancel') {
      const { operationId: wanted } = calls['operations.cancel'].input.parse(input)
      const controller = running.get(wanted)
      controller?.abort()
      return { wasRunning: controller !== undefined }
    }
    const isLink = Object.hasOwn(coreLink, channel)
    if (!isLink && (!Object.hasOwn(calls, channel) || calls[channel as Channel].at !== 'core')) {
      throw new AppError('app.refused')
    }
    const declared = isLink ? coreLink[channel as LinkChannel] : calls[channel as Channel]
    const parsed = declared.input.safeParse(input)
    if (!parsed.success) throw new AppError('app.refused')
    if (!isLink && calls[channel as Channel].needsOpenVault && context.vault === null) {
      throw new AppError('vault.locked')
    }
    const withhold = guardMeeting(channel, parsed.data, context)
    const controller = new AbortController()
    if (operationId !== null) running.set(operationId, controller)
    try {
      // The keys pair each handler with its own input; TypeScript cannot follow that through a union.
      const table = (isLink ? linkHandlers : handlers) as Record<string, (...given: unknown[]) => unknown>
      const output = await table[channel]?.(parsed.data, context, {
        signal: controller.signal,
        report: (stage: EventPayload<'operation.progress'>['stage'], done: number, total: number | null) => {
          if (operationId === null) return
          emit('operation.progress', { operationId: operationId as OperationId, stage, done, total })
        },
      })
      return declared.output.parse(withhold(output))
    } finally {
      if (operationId !== null) running.delete(operationId)
    }
  }

  async function answer(channel: string, input: unknown, operationId: string | null): Promise<Answer> {
    try {
      return { ok: true, value: await run(channel, input, operationId) }
    } catch (error) {
      const known = error instanceof AppError ? error : describeDiskError(error)
      if (known !== null) return { ok: false, error: { code: known.code, details: known.details } }
      logUnexpected(channel, error)
      return { ok: false, error: { code: 'app.unexpected', details: {} } }
    }
  }

  return {
    request: (channel, input, operationId) => {
      if (channel === 'operations.cancel') return answer(channel, input, operationId)
      // Ending must not wait for long work to finish.
      if (channel === 'link.close') for (const controller of running.values()) controller.abort()
      // One after another: a long import holds a transaction, and nothing else may slip into it.
      const next = tail.then(() => answer(channel, input, operationId))
      tail = next
      return next
    },
    close: async () => {
      for (const controller of running.values()) controller.abort()
      await tail
      await context.close()
    },
  }
}
