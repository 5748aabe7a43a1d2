/**
 * The one object from which the preload bridge, the renderer's client, main's relay and core's handlers derive.
 * A call that is not here does not exist; a payload that does not fit is refused on both sides.
 */
import './no-generated-code.ts'
import { z } from 'zod'
import { appCalls } from './calls/app.ts'
import { bankCalls } from './calls/bank.ts'
import { dataQuestionCalls } from './calls/data-questions.ts'
import { exportCalls } from './calls/exports.ts'
import { followUpCalls } from './calls/follow-up.ts'
import { importCalls } from './calls/imports.ts'
import { operationCalls, operationId } from './calls/operations.ts'
import { paperWordCalls } from './calls/paper-words.ts'
import { packetCalls } from './calls/packets.ts'
import { paperCalls } from './calls/papers.ts'
import { planCalls } from './calls/plans.ts'
import { reviewCalls } from './calls/reviews.ts'
import { schoolCalls } from './calls/school.ts'
import { studentCalls } from './calls/students.ts'
import { todayCalls } from './calls/today.ts'
import { vaultCalls } from './calls/vault.ts'

export const calls = {
  ...appCalls,
  ...vaultCalls,
  ...schoolCalls,
  ...studentCalls,
  ...importCalls,
  ...planCalls,
  ...bankCalls,
  ...followUpCalls,
  ...reviewCalls,
  ...todayCalls,
  ...dataQuestionCalls,
  ...exportCalls,
  ...paperCalls,
  ...packetCalls,
  ...paperWordCalls,
  ...operationCalls,
} as const

export type Channel = keyof typeof calls
export type Input<C extends Channel> = z.input<(typeof calls)[C]['input']>
export type Output<C extends Channel> = z.output<(typeof calls)[C]['output']>
export type ChannelAt<Place extends 'main' | 'core'> = {
  [C in Channel]: (typeof calls)[C]['at'] extends Place ? C : never
}[Channel]

export const events = {
  /** Real progress of a long call; `total` is null while it is not known. */
  'operation.progress': z.object({
    operationId,
    stage: z.enum(['reading', 'checking', 'backing-up', 'storing', 'writing']),
    done: z.number().nonnegative(),
    total: z.number().nonnegative().nullable(),
  }),
  /**
   * The vault was locked: by the person, by idleness, by sleep, or because core ended. The window shows nothing any
   * more; main loads it anew. `hasLostWords`: not everything that was on the screen is known to be in the vault.
   */
  'vault.locked': z.object({
    why: z.enum(['asked', 'idle', 'sleep', 'ended']),
    hasLostWords: z.boolean(),
  }),
  /**
   * Sent before locking, so that an open draft is saved first. The window answers in time with `app.lock`, or, when
   * it `mayStay` and words could not be saved, with `app.stay`.
   */
  'vault.locking': z.object({ withinMilliseconds: z.int().positive(), mayStay: z.boolean() }),
  /** A menu or key of the system asks the window for something. */
  'app.command': z.object({ command: z.enum(['find', 'undo', 'redo']) }),
} as const

export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

/** How an answer travels. An error carries a code and harmless details, never a stack, a name or a note. */
export type Answer<Value = unknown> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: string; details: Record<string, string | number> } }

/** What the preload script puts on `window`. */
export type Bridge = {
  call: (channel: Channel, input: unknown, operationId?: string) => Promise<Answer>
  /** Returns a function that stops listening. */
  on: (event: EventName, listen: (payload: unknown) => void) => () => void
}
