import { makeLargeVault } from '/work/main/tests/bench/large-vault.ts'
import { timeOften, timeOnce, medianOf } from '/work/main/tests/bench/timing.ts'
const vault = await makeLargeVault()
const core = await vault.unlock()
const look = () => core.call('across.lookAtYear', { schoolYearId: null })
console.log('caseload first', await timeOnce(() => core.call('caseload.list', { schoolYearId: null })))
const t = () => core.call('today.look', {})
console.log('today', await timeOnce(t), medianOf(await timeOften(5, t)))
console.log('first', await timeOnce(look), 'again', medianOf(await timeOften(7, look)))
await core.core.close()
vault.remove()
