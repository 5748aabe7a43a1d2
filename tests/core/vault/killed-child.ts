/** Works on a vault as fast as it can and says what is done, until it is killed. Started by killed.test.ts. */
import { writeSync } from 'node:fs'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import type { OpenVault } from '#core/vault/open-vault.ts'
import { VaultPlace } from '#core/vault/vault-place.ts'
import { addNote, passphraseNumber, testRules, wantedVault } from './wanted-vault.ts'

const [, , work, documentsFolder = '', folder = '', slotId = '', passphrase = ''] = process.argv

/** Reaches the pipe before it returns, so that what was said is known after a kill. */
const say = (line: string) => writeSync(1, `${line}\n`)

const place = new VaultPlace({ now: () => new Date() }, testRules)
place.start({ documentsFolder, lastFolder: folder === '' ? null : folder })
const unlock = (): Promise<OpenVault> => place.unlock(slotId as SlotId, passphraseNumber(Number(passphrase)))

async function changeEverything(): Promise<never> {
  const vault = await unlock()
  let passphrases = Number(passphrase)
  say('ready')
  for (let turn = 0; ; turn += 1) {
    const note = `${process.pid} ${turn}`
    if (turn % 5 === 1) {
      passphrases += 1
      await vault.keys.setPassphrase(slotId as SlotId, passphraseNumber(passphrases))
      say(`passphrase ${passphrases}`)
    } else if (turn % 5 === 3) {
      await vault.backUp(turn % 2 === 0 ? 'routine' : 'before-change')
    } else {
      vault.database.transaction(() => {
        addNote(vault, note)
        for (let count = 0; count < 20; count += 1) addNote(vault, 'x'.repeat(500))
        vault.database.run("DELETE FROM tombstone WHERE what LIKE 'xx%' AND id % 2 = 0")
      })
      say(`note ${note}`)
    }
  }
}

async function goBackAndForth(): Promise<never> {
  const { backups } = await place.getStatus(null)
  say('ready')
  for (let turn = 0; ; turn += 1) {
    const { id = '' } = backups[turn % backups.length] ?? {}
    const { vault } = await place.restore(id, slotId as SlotId, passphraseNumber(Number(passphrase)))
    await vault.close()
    say(`restored ${id}`)
  }
}

async function create(): Promise<void> {
  say('ready')
  const { vault } = await place.create({ ...wantedVault, passphrase: passphraseNumber(0) })
  say('created')
  await vault.close()
}

if (work === 'change') await changeEverything()
else if (work === 'restore') await goBackAndForth()
else if (work === 'hold') await unlock().then(() => (say('ready'), setInterval(() => undefined, 1000)))
else await create()
