/** The form of a handler. A channel of the contract without a handler does not compile. */
import type { ChannelAt, EventPayload, Output, calls } from '#shared/contract/contract.ts'
import type { LinkChannel, coreLink } from '#shared/contract/core-link.ts'
import type { z } from 'zod'
import type { Context, OpenContext } from './context.ts'

/** What a long handler is given to say how far it is and to notice that it should stop. */
export type Operation = {
  signal: AbortSignal
  report: (stage: EventPayload<'operation.progress'>['stage'], done: number, total: number | null) => void
}

type ContextOf<C extends ChannelAt<'core'>> = (typeof calls)[C]['needsOpenVault'] extends true
  ? OpenContext
  : Context

export type Handler<C extends ChannelAt<'core'>> = (
  input: z.output<(typeof calls)[C]['input']>,
  context: ContextOf<C>,
  operation: Operation,
) => Output<C> | Promise<Output<C>>

/** `operations.cancel` is answered by core itself. */
export type HandledChannel = Exclude<ChannelAt<'core'>, 'operations.cancel'>
export type Handlers<C extends HandledChannel = HandledChannel> = { [Name in C]: Handler<Name> }

export type LinkHandlers = {
  [C in LinkChannel]: (
    input: z.output<(typeof coreLink)[C]['input']>,
    context: Context,
    operation: Operation,
  ) => z.input<(typeof coreLink)[C]['output']> | Promise<z.input<(typeof coreLink)[C]['output']>>
}

/** The handlers whose channels start with one of these words; each topic file proves that it has all of its own. */
export type HandlersOf<Topic extends string> = Handlers<Extract<HandledChannel, `${Topic}.${string}`>>
