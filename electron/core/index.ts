/** The core process: answers main's messages until it is told to end. Runs as a utility process or a Node child. */
import type { CoreMessage, CoreRequest } from '#shared/contract/core-link.ts'
import { createCore } from './core.ts'
import { logUnexpected } from './process/log.ts'

type ParentPort = {
  on: (event: 'message', listen: (message: { data: CoreRequest }) => void) => void
  postMessage: (message: CoreMessage) => void
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort
if (parentPort === undefined) throw new Error('core runs only as a child of main')

const core = createCore((event, payload) => parentPort.postMessage({ event, payload }))

parentPort.on('message', ({ data }) => {
  void answer(data)
})

async function answer({ id, channel, input, operationId }: CoreRequest): Promise<void> {
  const given = await core.request(channel, input, operationId)
  if (channel === 'link.close') await core.close()
  parentPort?.postMessage({ id, answer: given })
}

process.on('uncaughtException', (error) => {
  logUnexpected('core', error)
  process.exit(1)
})
process.on('unhandledRejection', (error) => {
  logUnexpected('core', error)
  process.exit(1)
})
