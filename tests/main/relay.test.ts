/** Main's own door: what it refuses even when the preload script did not. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '#shared/contract/contract.ts'
import { createCore } from '#core/core.ts'
import type { MainContext } from '#main/handlers/handler.ts'
import { relayCalls } from '#main/relay.ts'

type Heard = (event: object, ...given: unknown[]) => Promise<Answer>
const wire = vi.hoisted(() => ({ hear: null as unknown }))

// Electron itself is not here; of all its parts the relay only registers with this one.
vi.mock('electron', () => ({
  app: {},
  dialog: {},
  nativeTheme: {},
  utilityProcess: {},
  ipcMain: {
    handle: (_channel: string, hear: unknown) => {
      wire.hear = hear
    },
  },
}))

const refused = { ok: false, error: { code: 'app.refused', details: {} } }
const contents = {}
const ours = { sender: contents, senderFrame: { url: 'app://open-door/index.html#/caseload', parent: null } }
const core = createCore(() => {})
const asked: string[] = []
const noticed: string[] = []

function call(event: object, ...given: unknown[]): Promise<Answer> {
  return (wire.hear as Heard)(event, ...given)
}

beforeEach(() => {
  asked.length = 0
  noticed.length = 0
  const context = {
    core: {
      request: (channel: string, input: unknown, operationId: string | null) => {
        asked.push(channel)
        return core.request(channel, input, operationId)
      },
    },
    getWindow: () => ({ webContents: contents }),
  } as unknown as MainContext
  relayCalls(context, async (channel: string) => void noticed.push(channel))
})

test('a call of the contract goes to core and comes back', async () => {
  const answer = await call(ours, 'operations.cancel', { operationId: 'operation-1' }, null)
  expect({ answer, asked, noticed }).toEqual({
    answer: { ok: true, value: { wasRunning: false } },
    asked: ['operations.cancel'],
    noticed: ['operations.cancel'],
  })
})

test.each([
  ['an unknown channel', 'vault.explode', {}, null],
  ['a name that every object has', 'constructor', {}, null],
  ['a channel that only main may use', 'link.getFolder', {}, null],
  ['a channel that is no text', 7, {}, null],
  ['a payload that does not fit', 'operations.cancel', { operationId: 7 }, null],
  ['no payload', 'vault.getStatus', undefined, null],
  ['an operation id that does not fit', 'operations.cancel', { operationId: 'operation-1' }, { $gt: '' }],
])('%s is refused, and core is not even asked', async (_, channel, input, operationId) => {
  expect(await call(ours, channel, input, operationId)).toEqual(refused)
  expect(asked).toEqual([])
})

test.each([
  ['another window', { ...ours, sender: {} }],
  ['a frame inside the page', { ...ours, senderFrame: { ...ours.senderFrame, parent: {} } }],
  ['a frame that has gone', { ...ours, senderFrame: null }],
  ['a page from elsewhere', { ...ours, senderFrame: { url: 'https://open-door/index.html', parent: null } }],
  [
    'a host that only starts like ours',
    { ...ours, senderFrame: { url: 'app://open-door.example/', parent: null } },
  ],
])('%s is refused', async (_, event) => {
  expect(await call(event, 'operations.cancel', { operationId: 'operation-1' }, null)).toEqual(refused)
  expect(asked).toEqual([])
})

test('core refuses by itself what neither door should have let through', async () => {
  expect(await core.request('vault.explode', {}, null)).toEqual(refused)
  expect(await core.request('app.lock', {}, null)).toEqual(refused)
  expect(await core.request('constructor', {}, null)).toEqual(refused)
  expect(await core.request('vault.unlock', { slotId: 7 }, null)).toEqual(refused)
})
