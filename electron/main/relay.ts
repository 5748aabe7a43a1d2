/** The one way from the window to main and core. Refuses other senders, unknown channels and payloads that do not fit. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { type Answer, calls, type Channel } from '#shared/contract/contract.ts'
import { operationId as operationIdShape } from '#shared/contract/calls/operations.ts'
import { wires } from '#shared/contract/wires.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { MainContext } from './handlers/handler.ts'
import { mainHandlers } from './handlers/registry.ts'
import { logBug } from './log.ts'
import { isAppUrl } from './places.ts'

const refused: Answer = { ok: false, error: { code: 'app.refused', details: {} } }

export function relayCalls(
  context: MainContext,
  noticeAnswer: (channel: string, answer: Answer) => Promise<void>,
): void {
  async function answer(channel: unknown, input: unknown, operationId: unknown): Promise<Answer> {
    if (typeof channel !== 'string' || !Object.hasOwn(calls, channel)) return refused
    const id = operationIdShape.nullable().safeParse(operationId)
    const declared = calls[channel as Channel]
    const parsed = declared.input.safeParse(input)
    if (!id.success || !parsed.success) return refused
    if (declared.at === 'main') return answerHere(channel, parsed.data, context)
    // Core parses what comes in and what goes out at its own door.
    const given = await context.core.request(channel, input, id.data)
    await noticeAnswer(channel, given)
    return given
  }

  ipcMain.handle(wires.call, async (event, channel: unknown, input: unknown, operationId: unknown) => {
    if (!isOurWindow(event, context)) return refused
    try {
      return await answer(channel, input, operationId)
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: { code: error.code, details: error.details } }
      logBug(String(channel), error)
      return { ok: false, error: { code: 'app.unexpected', details: {} } }
    }
  })
}

async function answerHere(channel: string, input: unknown, context: MainContext): Promise<Answer> {
  // The keys pair each handler with its own input; TypeScript cannot follow that through a union.
  const table = mainHandlers as Record<string, (input: unknown, context: MainContext) => unknown>
  const output = await table[channel]?.(input, context)
  return { ok: true, value: calls[channel as Channel].output.parse(output) }
}

/** Only the top frame of our own window, while it shows our own page. */
function isOurWindow(event: IpcMainInvokeEvent, context: MainContext): boolean {
  const frame = event.senderFrame
  return (
    event.sender === context.getWindow().webContents &&
    frame !== null &&
    frame.parent === null &&
    isAppUrl(frame.url)
  )
}
