/** Stopping long work. */
import { z } from 'zod'
import { lockedCoreCall } from '../call.ts'

export const operationId = z.string().min(8).max(80).brand<'OperationId'>()
export type OperationId = z.infer<typeof operationId>

export const operationCalls = {
  'operations.cancel': lockedCoreCall(z.object({ operationId }), z.object({ wasRunning: z.boolean() })),
}
