/** Signing on the screen, and the copy of what was signed, in a real vault. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Agreement, Signature } from '#shared/domain/agreement.ts'
import { readWithPdfjs, readWithPoppler } from '#tests/documents/read-pdf.ts'
import { aPlannedStudent, forTheFamily, type PlannedStudent, printAgreement } from './a-planned-student.ts'

let planned: PlannedStudent
beforeEach(async () => {
  planned = await aPlannedStudent()
})
afterEach(() => planned.vault.remove())

const drawn: Signature = {
  party: 'student',
  name: 'Amina Haddad',
  signedOn: '2026-03-02',
  how: 'drawn',
  strokes: [
    [100, 150, 150, 40, 200, 150],
    [120, 110, 190, 110],
  ],
}
const typed: Signature = {
  party: 'family',
  name: 'Samira Haddad',
  signedOn: '2026-03-02',
  how: 'typed',
  strokes: [],
}
const onPaper: Signature = {
  party: 'school',
  name: 'Grace Okafor',
  signedOn: '2026-03-02',
  how: 'paper',
  strokes: [],
}

const prepare = async () => (await planned.vault.call('agreements.prepare', { planId: planned.planId })).paper
const sign = async (...signatures: Signature[]): Promise<Agreement> =>
  planned.vault.call('agreements.sign', { paperId: (await prepare()).id, signatures })
const listDisclosures = async () =>
  (await planned.vault.call('disclosures.list', { studentId: planned.studentId })).disclosures

describe('signing on the screen', () => {
  test('keeps the very agreement that was read, locks it, and records nothing as given', async () => {
    const paper = await prepare()
    const signed = await planned.vault.call('agreements.sign', { paperId: paper.id, signatures: [drawn] })
    expect(signed).toMatchObject({
      planId: planned.planId,
      studentId: planned.studentId,
      sha256: paper.sha256,
      state: 'signed',
      signatures: [drawn],
    })
    const stored = await planned.vault.call('agreements.open', { id: signed.id })
    expect(stored.sha256).toBe(paper.sha256)
    expect(await listDisclosures()).toEqual([])
    const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
    expect(plan?.state).toBe('agreed')
  })

  test('one after the other they sign the same agreement, printed before or not', async () => {
    const paper = await printAgreement(planned)
    const first = await sign(drawn)
    const second = await sign(typed)
    expect(second).toMatchObject({ id: first.id, sha256: paper.sha256, signatures: [drawn, typed] })
  })

  test('what was drawn stays as it was drawn', async () => {
    const { id } = await sign(drawn)
    const record = (signatures: Signature[]) =>
      planned.vault.call('agreements.recordSignatures', { id, signatures })
    const redrawn: Signature = { ...drawn, strokes: [[100, 150, 150, 41, 200, 150]] }
    await expect(record([redrawn])).rejects.toThrow('agreement.locked')
    await expect(record([{ ...drawn, how: 'paper', strokes: [] }])).rejects.toThrow('agreement.locked')
    await expect(record([])).rejects.toThrow('agreement.locked')
    expect((await record([drawn, onPaper])).signatures).toEqual([drawn, onPaper])
  })

  test.each([
    ['drawn without a stroke', { ...drawn, strokes: [] }],
    ['typed with strokes', { ...typed, strokes: drawn.strokes }],
    ['by nobody', { ...typed, name: '' }],
    ['outside the field', { ...drawn, strokes: [[100, 150, 5000, 40]] }],
  ])('a signature %s is none', async (_, signature) => {
    await expect(sign(signature as Signature)).rejects.toThrow('app.refused')
    const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
    expect(agreements).toEqual([])
  })

  test('a day that is still to come is refused, and then no agreement is kept either', async () => {
    await expect(sign({ ...drawn, signedOn: '2026-03-03' })).rejects.toThrow('agreement.signed-too-early')
    const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
    expect(agreements).toEqual([])
  })
})

describe('a signature', () => {
  test('given twice is recorded once', async () => {
    await sign(drawn, drawn)
    expect((await sign(drawn, typed)).signatures).toEqual([drawn, typed])
    const { id } = await sign(typed)
    const record = { id, signatures: [typed, drawn, onPaper, onPaper] }
    expect((await planned.vault.call('agreements.recordSignatures', record)).signatures).toEqual([
      drawn,
      typed,
      onPaper,
    ])
  })

  test('of the student is one, whatever the name is written like', async () => {
    const again: Signature = { ...typed, party: 'student', name: 'Amina H.' }
    await expect(sign(drawn, again)).rejects.toThrow('agreement.locked')
    const { id } = await sign(drawn)
    await expect(sign(again)).rejects.toThrow('agreement.locked')
    const record = { id, signatures: [drawn, { ...again, how: 'paper' as const }] }
    await expect(planned.vault.call('agreements.recordSignatures', record)).rejects.toThrow(
      'agreement.locked',
    )
    expect((await sign(typed)).signatures).toEqual([drawn, typed])
  })

  test('is not given on the screen to a plan that has ended; one on paper is still written down', async () => {
    const { id } = await sign(drawn)
    const { planId } = planned
    const paper = await prepare()
    await planned.vault.call('plans.move', { planId, to: 'closed', reason: 'A move', whatHelped: '' })
    const late = { paperId: paper.id, signatures: [typed] }
    await expect(planned.vault.call('agreements.sign', late)).rejects.toThrow('plan.ended')
    const record = { id, signatures: [drawn, onPaper] }
    expect((await planned.vault.call('agreements.recordSignatures', record)).signatures).toEqual([
      drawn,
      onPaper,
    ])
  })
})

describe('the signed copy', () => {
  test('has the names, days and ways of signing, and says that it is a copy', async () => {
    const { id } = await sign(drawn, typed, onPaper)
    const copy = await planned.vault.call('agreements.prepareSignedCopy', { id })
    const text = readWithPoppler(copy.bytes)
    expect(text).toContain('Copy of agreement 1, as it was signed')
    const block = text.slice(text.indexOf('Our names'))
    expect(block.replaceAll(/\s+/g, ' ')).toMatch(
      /Student Amina Haddad 2 March 2026 Family Samira Haddad Samira Haddad I agree \(typed\) 2 March 2026 School Grace Okafor signed on paper 2 March 2026/,
    )
    expect(copy).toMatchObject({
      title: 'Reintegration agreement, signed copy',
      fileName: 'reintegration-agreement-signed-copy.pdf',
      needsDisclosure: true,
    })
  })

  test('is the agreement as it was signed, though the plan went on', async () => {
    const { id } = await sign(drawn)
    const { plan } = await planned.vault.call('plans.findOfStudent', { studentId: planned.studentId })
    await planned.vault.call('plans.saveSection', {
      planId: planned.planId,
      revision: plan?.revision ?? 0,
      section: 'voice',
      content: { quotes: [] },
    })
    const copy = await planned.vault.call('agreements.prepareSignedCopy', { id })
    expect(readWithPoppler(copy.bytes)).toContain('I like the mural.')
  })

  test('the same signatures give the same bytes, and another drawing gives others', async () => {
    const { id } = await sign(drawn)
    const prepareCopy = () => planned.vault.call('agreements.prepareSignedCopy', { id })
    const first = await prepareCopy()
    expect((await prepareCopy()).sha256).toBe(first.sha256)
    await sign({ ...onPaper, how: 'drawn', strokes: [[10, 10, 900, 190]] })
    expect((await prepareCopy()).sha256).not.toBe(first.sha256)
  })

  test('keeps the pages of the agreement: a drawing takes no more room than a hand', async () => {
    const { id, pages } = await sign(drawn, typed, onPaper)
    const copy = await planned.vault.call('agreements.prepareSignedCopy', { id })
    expect(copy.pages).toBe(pages)
    expect(await readWithPdfjs(copy.bytes)).toHaveLength(pages)
  })

  test('printed it is a disclosure of its own', async () => {
    const { id } = await sign(drawn)
    const copy = await planned.vault.call('agreements.prepareSignedCopy', { id })
    await expect(
      planned.vault.link('link.recordPrint', { paperId: copy.id, disclosure: null }),
    ).rejects.toThrow('paper.needs-disclosure')
    await planned.vault.link('link.recordPrint', { paperId: copy.id, disclosure: forTheFamily })
    expect(await listDisclosures()).toMatchObject([
      { what: 'Signed copy of reintegration agreement 1', how: 'printed', sha256: copy.sha256 },
    ])
  })

  test('of an agreement that nobody signed there is none', async () => {
    await printAgreement(planned)
    const { agreements } = await planned.vault.call('agreements.list', { planId: planned.planId })
    const [open] = agreements
    if (open === undefined) throw new Error('a printed agreement is stored')
    await expect(planned.vault.call('agreements.prepareSignedCopy', { id: open.id })).rejects.toThrow(
      'app.refused',
    )
  })
})
