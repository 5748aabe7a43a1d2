/** One long call with its progress and a way to stop it. Never invents progress that core did not report. */
import { onScopeDispose, type Ref, ref } from 'vue'
import type { OperationId } from '#shared/contract/calls/operations.ts'
import type { Channel, EventPayload, Input, Output } from '#shared/contract/contract.ts'
import { call, onEvent } from './client.ts'

export type OperationProgress = Pick<EventPayload<'operation.progress'>, 'stage' | 'done' | 'total'>

export type Operation = {
  isRunning: Ref<boolean>
  /** Null until core reports for the first time. */
  progress: Ref<OperationProgress | null>
  /** @throws {AppError} `app.cancelled` after {@link cancel}. */
  run: <C extends Channel>(channel: C, input: Input<C>) => Promise<Output<C>>
  /** Asks core to stop. `run` then rejects; when it had finished already, nothing happens. */
  cancel: () => Promise<void>
}

export function useOperation(): Operation {
  const isRunning = ref(false)
  const progress = ref<OperationProgress | null>(null)
  let current: OperationId | null = null

  const stopListening = onEvent('operation.progress', ({ operationId, stage, done, total }) => {
    if (operationId === current) progress.value = { stage, done, total }
  })
  onScopeDispose(stopListening)

  return {
    isRunning,
    progress,
    run: async (channel, input) => {
      const operationId = crypto.randomUUID() as string as OperationId
      current = operationId
      isRunning.value = true
      progress.value = null
      try {
        return await call(channel, input, { operationId })
      } finally {
        if (current === operationId) {
          current = null
          isRunning.value = false
          progress.value = null
        }
      }
    },
    cancel: async () => {
      if (current !== null) await call('operations.cancel', { operationId: current })
    },
  }
}
