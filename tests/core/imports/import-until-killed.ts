/** Opens the vault in a folder and imports a file; says when it has begun to store, and then waits to be killed. */
import { join } from 'node:path'
import { createCore } from '#core/core.ts'
import { testPassphrase } from '#tests/core/open-core.ts'

const [, , documentsFolder = '', slotId = '', path = ''] = process.argv
const core = createCore((_name, payload) => {
  if ('stage' in payload && payload.stage === 'storing') process.stdout.write('storing\n')
})
const ask = async (channel: string, input: unknown) => {
  const answer = await core.request(channel, input, 'import-until-killed')
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Record<string, unknown>
}
await ask('link.start', { documentsFolder, lastFolder: join(documentsFolder, 'Open Door') })
await ask('vault.unlock', { slotId, passphrase: testPassphrase })
const { token: file } = await ask('link.grantPath', { path })
const { reading } = await ask('imports.inspect', { file, kind: 'attendance', reading: null })
await ask('imports.run', { file, kind: 'attendance', reading })
