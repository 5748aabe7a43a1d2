import { makeLargeVault } from './large-vault.ts'
const made = await makeLargeVault({ students: 2000, years: 5 })
const core = await made.unlock()
for (const name of ['quality.list', 'totals.list', 'quality.list', 'totals.list'] as const) {
  const t = performance.now()
  const answer =
    name === 'quality.list'
      ? await core.call('quality.list', {})
      : await core.call('totals.list', { schoolYearId: null })
  console.log(name, Math.round(performance.now() - t), 'ms', JSON.stringify(answer).length)
}
made.remove()
process.exit(0)
