/** Opens a vault of an older program, which brings it up to date, until it is killed. Started by old-vault.test.ts. */
import { writeSync } from 'node:fs'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import { VaultPlace } from '#core/vault/vault-place.ts'
import { testPassphrase, testRules } from '../vault/wanted-vault.ts'

const [, , documentsFolder = '', folder = '', slotId = ''] = process.argv
const place = new VaultPlace({ now: () => new Date() }, testRules)
place.start({ documentsFolder, lastFolder: folder })
writeSync(1, 'ready\n')
await place.unlock(slotId as SlotId, testPassphrase)
setInterval(() => undefined, 1000)
