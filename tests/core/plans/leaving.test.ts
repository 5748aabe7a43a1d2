/** What happens to the paper and its record when the vault's drive, or the place of the paper, gives way. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetPrint, type LeavingContext, recordPrint, writePaper } from '#core/documents/leaving.ts'
import { PaperShelf } from '#core/documents/paper-shelf.ts'
import type { WriteDatabase } from '#core/storage/database.ts'
import { listAgreements, saveSignatures } from '#core/storage/tables/agreements.ts'
import { listDisclosures } from '#core/storage/tables/disclosures.ts'
import { insertPlan } from '#core/storage/tables/plans.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { aSnapshot } from '#tests/documents/a-snapshot.ts'
import { aStudentDraft } from '../students/a-student.ts'
import { cleanUpVaults, codeOf, createTestVault } from '../vault/a-vault.ts'
import { forTheFamily } from './a-planned-student.ts'

const at = '2026-03-02T09:00:00.000Z'
const older = 'an older file of that name'
let context: LeavingContext & { vault: { database: WriteDatabase } }
let studentId: StudentId
let planId: PlanId
let paper: Paper
let out: string

cleanUpVaults()
beforeEach(async () => {
  const { vault, clock, documentsFolder } = await createTestVault()
  context = { vault, papers: new PaperShelf(), clock }
  studentId = insertStudent(vault.database, aStudentDraft(), { importId: null, at })
  planId = insertPlan(vault.database, studentId, at)
  paper = shelve()
  out = join(documentsFolder, 'out')
  mkdirSync(out)
})

function shelve(): Paper {
  const made = {
    title: 'Agreement',
    fileName: 'agreement.pdf',
    bytes: new TextEncoder().encode('%PDF-1.7'),
    pages: 1,
  }
  const subject = {
    kind: 'agreement',
    studentId,
    studentName: 'Wren',
    planId,
    snapshot: aSnapshot(),
  } as const
  return context.papers.put({ ...made, paperSize: 'A4' }, subject)
}

const leaving = () => ({ paperId: paper.id, disclosure: forTheFamily, isProtected: false })
const write = (path: string) => writePaper(context, { ...leaving(), path })
const countRecords = () => ({
  agreements: listAgreements(context.vault.database, planId).length,
  disclosures: listDisclosures(context.vault.database, studentId).length,
})

/** From now on no transaction with a disclosure in it can be ended, as on a full drive: only COMMIT says so. */
function refuseCommits(): void {
  context.vault.database.script(`
    CREATE TABLE refusal (id INTEGER REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER refuse AFTER INSERT ON disclosure BEGIN INSERT INTO refusal VALUES (-1); END`)
}

describe('saving', () => {
  test('leaves the older file in its place and no paper behind when the vault cannot keep the record', async () => {
    const path = join(out, 'agreement.pdf')
    writeFileSync(path, older)
    refuseCommits()
    await expect(write(path)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
    expect(readFileSync(path, 'utf8')).toBe(older)
    expect(readdirSync(out)).toEqual(['agreement.pdf'])
    expect(countRecords()).toEqual({ agreements: 0, disclosures: 0 })
  })

  test('takes the record and the new agreement back when the paper cannot get its name', async () => {
    const taken = join(out, 'agreement.pdf')
    mkdirSync(join(taken, 'full'), { recursive: true })
    expect(await codeOf(() => write(taken))).toBe('paper.not-saved')
    expect(readdirSync(out)).toEqual(['agreement.pdf'])
    expect(countRecords()).toEqual({ agreements: 0, disclosures: 0 })
    // The same preview can be saved elsewhere, and is stored then.
    await write(join(out, 'elsewhere.pdf'))
    expect(countRecords()).toEqual({ agreements: 1, disclosures: 1 })
  })

  test('keeps an agreement that left before when the second paper cannot get its name', async () => {
    await write(join(out, 'first.pdf'))
    const taken = join(out, 'agreement.pdf')
    mkdirSync(taken)
    expect(await codeOf(() => write(taken))).toBe('paper.not-saved')
    expect(countRecords()).toEqual({ agreements: 1, disclosures: 1 })
  })
})

describe('a print that did not happen', () => {
  test('is forgotten with the agreement that was stored for it', () => {
    const recorded = recordPrint(context, leaving())
    expect(countRecords()).toEqual({ agreements: 1, disclosures: 1 })
    forgetPrint(context, recorded)
    expect(countRecords()).toEqual({ agreements: 0, disclosures: 0 })
  })

  test('leaves an agreement alone that was saved meanwhile', async () => {
    const saved = recordPrint(context, leaving())
    await write(join(out, 'agreement.pdf'))
    forgetPrint(context, saved)
    expect(countRecords()).toEqual({ agreements: 1, disclosures: 1 })
  })

  test('leaves an agreement alone that was signed meanwhile', () => {
    const recorded = recordPrint(context, leaving())
    const [agreement] = listAgreements(context.vault.database, planId)
    if (agreement === undefined) throw new Error('a print stores its agreement')
    saveSignatures(context.vault.database, agreement.id, [
      { party: 'student', name: 'Wren', signedOn: '2026-03-02', how: 'paper', strokes: [] },
    ])
    forgetPrint(context, recorded)
    expect(countRecords()).toEqual({ agreements: 1, disclosures: 0 })
  })
})

test('the passphrase of a protected copy is written nowhere in the vault', async () => {
  const { database } = context.vault
  const made = { title: 'Caseload', fileName: 'caseload.csv', pages: 1, paperSize: 'A4' } as const
  const bytes = new TextEncoder().encode('Name,Days')
  const table = context.papers.put({ ...made, bytes }, { kind: 'table', what: 'Caseload', about: [] })
  const { passphrase } = await writePaper(context, {
    paperId: table.id,
    path: join(out, 'caseload.zip'),
    disclosure: forTheFamily,
    isProtected: true,
  })
  expect(passphrase).toMatch(/^[a-z]+( [a-z]+){5}$/)
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
  const rows = tables.flatMap(({ name }) => database.all(`SELECT * FROM "${name}"`))
  expect(JSON.stringify(rows)).toContain('Samira Haddad')
  expect(JSON.stringify(rows)).not.toContain(passphrase)
})
