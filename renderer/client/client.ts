/** The one way from the window to the vault. Only stores and composables call it; components never do. */
import {
  calls,
  type Channel,
  type EventName,
  type EventPayload,
  events,
  type Input,
  type Output,
} from '#shared/contract/contract.ts'
import { AppError, type ErrorCode } from '#shared/messages/errors.ts'

/**
 * Asks main or core.
 * @throws {AppError} with the code that was answered, or `app.refused` when the input does not fit the contract.
 */
export async function call<C extends Channel>(
  channel: C,
  input: Input<C>,
  options: { operationId?: string } = {},
): Promise<Output<C>> {
  // Parsing also copies the values out of Vue's proxies, which cannot cross to another process.
  const parsed = calls[channel].input.safeParse(input)
  if (!parsed.success) throw new AppError('app.refused')
  const answer = await window.openDoor.call(channel, parsed.data, options.operationId)
  if (!answer.ok) throw new AppError(answer.error.code as ErrorCode, answer.error.details)
  // Core and main parse every answer before it leaves them.
  return answer.value as Output<C>
}

/** Listens until the returned function is called. An event that does not fit the contract is not heard. */
export function onEvent<E extends EventName>(
  name: E,
  listen: (payload: EventPayload<E>) => void,
): () => void {
  return window.openDoor.on(name, (payload) => {
    const parsed = events[name].safeParse(payload)
    if (parsed.success) listen(parsed.data as EventPayload<E>)
  })
}
