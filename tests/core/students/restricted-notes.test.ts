/** Restricted notes in a real vault with two people who may open it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SlotId } from '#shared/contract/calls/vault.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import { openTestVault, startAgain, type TestCore, type TestVault } from '#tests/core/open-core.ts'
import { readWithPoppler } from '#tests/documents/read-pdf.ts'
import { aPlannedStudent } from '../plans/a-planned-student.ts'

let vault: TestVault
let studentId: StudentId
beforeEach(async () => {
  ;({ vault, studentId } = await aPlannedStudent())
})
afterEach(() => vault.remove())

const second = { name: 'Lea Brandt', passphrase: 'violet harbour ladder moon' }
const write = ({ call }: Pick<TestCore, 'call'>, words: string, writtenOn: IsoDate = '2026-03-02') =>
  call('notes.save', { id: null, studentId, writtenOn, words })

async function asSecondPerson(): Promise<TestCore> {
  await vault.call('vault.addStaff', second)
  await vault.close()
  const core = await startAgain(vault)
  const { staff } = await core.call('vault.getStatus', {})
  const lea = staff.find((one) => one.name === second.name)
  if (lea === undefined) throw new Error('the second person may open the vault')
  await core.call('vault.unlock', { slotId: lea.slotId, passphrase: second.passphrase })
  return core
}

test('a note is read again by who wrote it, newest first', async () => {
  await write(vault, 'Her father lost his work.')
  await write(vault, 'She asked me not to tell.', '2026-03-01')
  expect(await vault.call('notes.list', { studentId })).toEqual({
    notes: [
      {
        id: 1,
        studentId,
        writtenOn: '2026-03-02',
        words: 'Her father lost his work.',
        staffName: 'Grace Okafor',
        savedAt: '2026-03-02T09:00:00.000Z',
      },
      expect.objectContaining({ id: 2, words: 'She asked me not to tell.' }),
    ],
    ofOthers: 0,
  })
})

test('another person learns how many there are, and not a word', async () => {
  await write(vault, 'Her father lost his work.')
  await write(vault, 'She asked me not to tell.')
  const core = await asSecondPerson()
  const own = await write(core, 'Lives with her aunt for now.')
  expect(await core.call('notes.list', { studentId })).toEqual({ notes: [own], ofOthers: 2 })
  await core.core.close()
})

test('another person can neither change nor remove it', async () => {
  const { id } = await write(vault, 'Her father lost his work.')
  const core = await asSecondPerson()
  const change = { id, studentId, writtenOn: '2026-03-02', words: 'Nothing.' } as const
  await expect(core.call('notes.save', change)).rejects.toThrow('note.not-yours')
  await expect(core.call('notes.remove', { id })).rejects.toThrow('note.not-yours')
  await core.core.close()
})

test('a note is changed, and gone when it is removed', async () => {
  const { id } = await write(vault, 'Her father')
  await vault.call('notes.save', {
    id,
    studentId,
    writtenOn: '2026-03-01',
    words: 'Her father lost his work.',
  })
  const { notes } = await vault.call('notes.list', { studentId })
  expect(notes).toMatchObject([{ id, writtenOn: '2026-03-01', words: 'Her father lost his work.' }])
  await vault.call('notes.remove', { id })
  expect(await vault.call('notes.list', { studentId })).toEqual({ notes: [], ofOthers: 0 })
  await expect(vault.call('notes.remove', { id })).rejects.toThrow('note.not-found')
})

test('a note cannot be moved to another student', async () => {
  const { id } = await write(vault, 'Her father lost his work.')
  const known = await vault.call('students.get', { id: studentId })
  const other = await vault.call('students.save', {
    id: null,
    revision: 0,
    draft: { ...known, schoolNumber: '1002' },
  })
  const moved = { id, studentId: other.id, writtenOn: '2026-03-02', words: 'Moved.' } as const
  await expect(vault.call('notes.save', moved)).rejects.toThrow('note.not-found')
})

test('no paper has it: agreement, timeline and card for a bad morning', async () => {
  await write(vault, 'Her father lost his work.')
  const { plan } = await vault.call('plans.findOfStudent', { studentId })
  if (plan === null) throw new Error('the student has a plan')
  const papers = await Promise.all([
    vault.call('agreements.prepare', { planId: plan.id }).then(({ paper }) => paper),
    vault.call('timeline.prepare', { studentId, kinds: [], fromOn: null, toOn: null }),
    vault.call('timeline.prepare', { studentId, kinds: ['restricted-note'], fromOn: null, toOn: null }),
    vault.call('plans.prepareBadMorningCard', { planId: plan.id }),
  ])
  for (const { bytes } of papers) expect(readWithPoppler(bytes)).not.toContain('father lost')
})

describe('of a person who is removed', () => {
  /** Lea wrote two notes and Grace one; Grace is back. */
  async function leaHasWritten(): Promise<{ core: TestCore; lea: SlotId }> {
    await write(vault, 'Her father lost his work.')
    const her = await asSecondPerson()
    await write(her, 'Lives with her aunt for now.')
    await write(her, 'She asked me not to tell.')
    const { session } = await her.call('vault.getSession', {})
    await her.core.close()
    const core = await startAgain(vault)
    await core.call('vault.unlock', { slotId: vault.session.slotId, passphrase: vault.passphrase })
    return { core, lea: session.slotId }
  }

  test('they are counted, and stay unless somebody chooses to erase them', async () => {
    const { core, lea } = await leaHasWritten()
    expect(await core.call('notes.countOfPerson', { slotId: lea })).toEqual({ notes: 2 })
    await core.call('vault.removeStaff', { slotId: lea })
    expect(await core.call('notes.list', { studentId })).toMatchObject({ notes: [{}], ofOthers: 2 })
    await core.core.close()
  })

  test('erased, they are gone, and the notes of everybody else stay', async () => {
    const { core, lea } = await leaHasWritten()
    await core.call('vault.removeStaff', { slotId: lea, erasesNotes: true })
    expect(await core.call('notes.list', { studentId })).toMatchObject({
      notes: [{ words: 'Her father lost his work.' }],
      ofOthers: 0,
    })
    expect(await core.call('notes.countOfPerson', { slotId: lea })).toEqual({ notes: 0 })
    await core.core.close()
  })

  test('none is erased when the person cannot be removed', async () => {
    const { core, lea } = await leaHasWritten()
    await core.call('vault.removeStaff', { slotId: lea })
    const { slotId } = vault.session
    await expect(core.call('vault.removeStaff', { slotId, erasesNotes: true })).rejects.toThrow(
      'vault.last-staff',
    )
    expect(await core.call('notes.countOfPerson', { slotId })).toEqual({ notes: 1 })
    await core.core.close()
  })
})

test('for a student who is not there nothing is kept', async () => {
  const empty = await openTestVault()
  await expect(
    empty.call('notes.save', { id: null, studentId, writtenOn: '2026-03-02', words: 'Someone' }),
  ).rejects.toThrow('student.not-found')
  await empty.remove()
})
