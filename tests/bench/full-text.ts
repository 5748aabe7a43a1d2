/** How long core takes to find what was written about any student, against one scan of the same notes. */
import type { BenchRow } from './bench-row.ts'
import type { LargeVault } from './large-vault.ts'
import { inMilliseconds, medianOf, percentileOf, timeOften, timeOnce } from './timing.ts'

const limit = 50
const typed = [
  'the',
  'bus pass',
  'wojcik',
  'tutoring wed',
  'breakfast',
  'inhaler',
  'no such word',
  's',
  'rent fo',
]
// What a search without an index would have to read at the very least; it minds case and diacritics.
const scan = `SELECT count(*) FROM (
    SELECT words FROM contact UNION ALL SELECT words FROM check_in UNION ALL SELECT words FROM delivery
    UNION ALL SELECT words FROM goal_occurrence UNION ALL SELECT reason FROM decision UNION ALL SELECT content FROM review
  ) WHERE words LIKE ?`

export async function measureFullText(vault: LargeVault): Promise<BenchRow[]> {
  const scanned = await vault.withDatabase((database) => timeOften(5, () => database.all(scan, '%bus pass%')))
  const against = medianOf(scanned)
  const core = await vault.unlock()
  const search = (text: string) => core.call('timeline.search', { search: text })
  const first = await timeOnce(() => search('bus'))
  const times: number[] = []
  for (const word of typed) times.push(...(await timeOften(5, () => search(word))))
  await core.core.close()
  const { checkIns = 0, contacts = 0 } = vault.school.lived ?? {}
  const size = `${contacts.toLocaleString('en')} contacts, ${checkIns.toLocaleString('en')} check-ins`
  const slowest = percentileOf(times, 0.95)
  const floor = `${inMilliseconds(against)}, one LIKE scan of the notes`
  return [
    {
      work: `Full-text search (${size})`,
      measured: `${inMilliseconds(medianOf(times))}, 19 of 20 within ${inMilliseconds(slowest)}`,
      against: floor,
      ratio: medianOf(times) / against,
      limit: `≤ ${limit} ms`,
      isReached: slowest <= limit,
    },
    {
      work: 'Full-text search, the very first after unlocking',
      measured: inMilliseconds(first),
      against: floor,
      ratio: first / against,
      limit: `≤ ${limit} ms`,
      isReached: first <= limit,
    },
  ]
}
