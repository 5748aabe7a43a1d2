/** How soon the caseload can be used after the passphrase, with the design's key cost, against that key cost alone. */
import { hashRaw } from '@node-rs/argon2'
import { designKeyCost } from '#core/vault/key-slots.ts'
import type { BenchRow } from './bench-row.ts'
import { makeLargeVault } from './large-vault.ts'
import { inMilliseconds, medianOf, timeOften } from './timing.ts'

const limit = 1500
const rounds = 3
// Argon2id, by its number, because the package's enum is not known to isolated modules.
const argon2id = 2

export async function benchUnlock(): Promise<BenchRow[]> {
  const vault = await makeLargeVault({ keyCost: designKeyCost })
  try {
    const alone = medianOf(
      await timeOften(rounds, () =>
        hashRaw('a passphrase of the usual length', {
          algorithm: argon2id,
          memoryCost: designKeyCost.memoryKibibytes,
          timeCost: designKeyCost.passes,
          parallelism: designKeyCost.lanes,
          outputLen: 32,
          salt: new Uint8Array(16),
        }),
      ),
    )
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      const core = await vault.unlock()
      await core.call('caseload.list', { schoolYearId: null })
      times.push(performance.now() - start)
      await core.core.close()
    }
    const time = medianOf(times)
    return [
      {
        work: `Unlock to usable caseload (${vault.school.marks.toLocaleString('en')} marks)`,
        measured: inMilliseconds(time),
        against: `${inMilliseconds(alone)}, Argon2id alone`,
        ratio: time / alone,
        limit: `≤ ${limit} ms`,
        isReached: time <= limit,
      },
    ]
  } finally {
    vault.remove()
  }
}
