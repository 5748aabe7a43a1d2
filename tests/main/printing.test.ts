/** The system's print dialog: what the vault knows before, while and after it is open. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PaperId } from '#shared/contract/calls/papers.ts'
import type { MainContext } from '#main/handlers/handler.ts'
import { paperHandlers } from '#main/handlers/papers.ts'
import { startAgain } from '#tests/core/open-core.ts'
import { aPlannedStudent, forTheFamily, type PlannedStudent } from '#tests/core/plans/a-planned-student.ts'

// Electron itself is not here; of all its parts printing only needs the window that it is given.
vi.mock('electron', () => ({ app: {}, dialog: {} }))

let planned: PlannedStudent
let paperId: PaperId
beforeEach(async () => {
  planned = await aPlannedStudent()
  paperId = (await planned.vault.call('agreements.prepare', { planId: planned.planId })).paper.id
})
afterEach(() => planned.vault.remove())

const listDisclosures = async () =>
  (await planned.vault.call('disclosures.list', { studentId: planned.studentId })).disclosures
const listAgreements = async () =>
  (await planned.vault.call('agreements.list', { planId: planned.planId })).agreements

/** Opens a dialog during which `person` acts; they print when it says true. */
function printWith(person: () => Promise<boolean>) {
  const print = async (_options: object, done: (isPrinted: boolean) => void) => done(await person())
  const context = {
    core: { ask: planned.vault.link },
    getWindow: () => ({ webContents: { print } }),
  } as unknown as MainContext
  return paperHandlers['papers.print']({ paperId, disclosure: forTheFamily }, context)
}

test('a print is recorded before the dialog opens, and once', async () => {
  const whileOpen: number[] = []
  const answer = await printWith(async () => {
    whileOpen.push((await listDisclosures()).length, (await listAgreements()).length)
    return true
  })
  expect({ answer, whileOpen }).toEqual({ answer: { isPrinted: true }, whileOpen: [1, 1] })
  expect(await listDisclosures()).toMatchObject([{ ...forTheFamily, how: 'printed' }])
  expect(await listAgreements()).toHaveLength(1)
})

test('a closed dialog leaves neither a record nor an agreement', async () => {
  expect(await printWith(async () => false)).toEqual({ isPrinted: false })
  expect(await listDisclosures()).toEqual([])
  expect(await listAgreements()).toEqual([])
})

test('a vault that is locked while the dialog is open knows of the paper when it is opened again', async () => {
  const { vault, studentId } = planned
  await printWith(async () => {
    await vault.close()
    return true
  })
  const again = await startAgain(vault)
  const { slotId } = vault.session
  await again.call('vault.unlock', { slotId, passphrase: vault.passphrase })
  const { disclosures } = await again.call('disclosures.list', { studentId })
  await again.core.close()
  expect(disclosures).toMatchObject([{ ...forTheFamily, how: 'printed' }])
})
