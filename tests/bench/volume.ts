/**
 * Whether five years of a large school, period by period, come in, come in again and answer. Each side runs in a
 * process of its own, so that memory is its own. `OPEN_DOOR_STUDENTS` makes the school smaller while one works on it.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { migrations } from '#core/storage/migrations/registry.ts'
import { openDatabase } from '#core/vault/open-database.ts'
import type { OperationId } from '#shared/contract/calls/operations.ts'
import { coreHeapFlag } from '#shared/contract/core-link.ts'
import type { EventPayload } from '#shared/contract/contract.ts'
import type { ImportReport } from '#shared/domain/attendance-import.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import { AppError } from '#shared/messages/errors.ts'
import { aClock, openTestVault, startAgain, testPassphrase, type TestVault } from '#tests/core/open-core.ts'
import type { BenchRow } from './bench-row.ts'
import { type Answers, askDuckDb, askVault, listAnswerRows } from './volume-answers.ts'
import { codeOf, countMarks, fullSize, listMarkedDays, type Size, writePeriodMarks } from './period-marks.ts'

const size: Size = {
  ...fullSize,
  students: Number(process.env['OPEN_DOOR_STUDENTS'] ?? fullSize.students),
}
const limit = { import: 4, again: 0.5, megabytes: 400, milliseconds: 200 }

type Made = Pick<TestVault, 'folder' | 'documentsFolder' | 'session'>
type Measured = { milliseconds: number; megabytes: number; longestTurn: number; longestSilence: number }

const megabytesNow = () => process.resourceUsage().maxRSS / 1024

async function makeVault(): Promise<Made> {
  const { folder, documentsFolder, session, close } = await openTestVault()
  await close()
  return { folder, documentsFolder, session }
}

const operationId = '3f1c2c1e-0000-4000-8000-000000000001' as OperationId

async function openMade(made: Made) {
  const core = await startAgain({ ...made, clock: aClock('2026-06-01T09:00:00.000Z') })
  await core.call('vault.unlock', { slotId: made.session.slotId, passphrase: testPassphrase })
  return core
}

/** A moment of an import: how much of a stage is done, 0 to 1. */
type Moment = { stage: 'reading' | 'storing'; share: number }

/** `stopAt`: when the import is told to stop, or null. Then only the time from that wish to the end is measured. */
async function importFile(made: Made, path: string, stopAt: Moment | null): Promise<Measured> {
  const core = await openMade(made)
  try {
    const { token: file } = await core.link('link.grantPath', { path })
    const { reading } = await core.call('imports.inspect', { file, kind: 'attendance', reading: null })
    const turns = monitorEventLoopDelay({ resolution: 5 })
    turns.enable()
    let heardAt = performance.now()
    let longestSilence = 0
    let start = performance.now()
    let isStopped = false
    const listen = setInterval(() => {
      for (const { name, payload } of core.events.splice(0)) {
        if (name !== 'operation.progress') continue
        heardAt = performance.now()
        const { stage, done, total } = payload as EventPayload<'operation.progress'>
        if (isStopped || stage !== stopAt?.stage || done < stopAt.share * (total ?? Infinity)) continue
        isStopped = true
        start = performance.now()
        void core.call('operations.cancel', { operationId })
      }
      longestSilence = Math.max(longestSilence, performance.now() - heardAt)
    }, 5)
    await runImport(
      () => core.call('imports.run', { file, kind: 'attendance', reading }, operationId),
      stopAt !== null,
    )
    const milliseconds = performance.now() - start
    clearInterval(listen)
    turns.disable()
    return { milliseconds, megabytes: megabytesNow(), longestTurn: turns.max / 1e6, longestSilence }
  } finally {
    await core.core.close()
  }
}

async function runImport(run: () => Promise<ImportReport>, shallStop: boolean): Promise<void> {
  try {
    const { added, changed, unchanged } = await run()
    if (shallStop) throw new Error('the import did not stop')
    if (added + changed + unchanged !== countMarks(size)) throw new Error('a mark was lost')
  } catch (error) {
    if (!shallStop || !(error instanceof AppError && error.code === 'app.cancelled')) throw error
  }
}

/** The same rows, in the order of the table, which is the fastest; by file order it takes longer. */
function insertBare(folder: string): Measured {
  const path = join(folder, 'floor.db')
  const database = openDatabase(path, randomBytes(32), randomBytes(16).toString('hex'), { mayCreate: true })
  for (const migration of migrations) database.exec(migration)
  database.exec(`
    INSERT INTO import (id, kind, file_name, imported_at, staff_name, reading) VALUES (1, 'attendance', '', '', '', '{}');
    INSERT INTO attendance_code (id, code, label, category)
      VALUES (1, 'P', '', 'present'), (2, 'A', '', 'away-unexcused'), (3, 'T', '', 'late');
    WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${size.students})
    INSERT INTO student SELECT id, 100000 + id, '', '', '', '', NULL, '', '', '', '[]', '[]', 'active', 1, '', 1 FROM n;`)
  const days = listMarkedDays(size).map((day) => toEpochDay(day))
  const ids = new Map([
    ['P', 1],
    ['A', 2],
    ['T', 3],
  ])
  const start = performance.now()
  const insert = database.prepare('INSERT INTO mark VALUES (?, ?, ?, ?, ?, NULL)')
  database.exec('BEGIN IMMEDIATE')
  for (let student = 0; student < size.students; student += 1) {
    for (const [place, day] of days.entries()) {
      for (let period = 1; period <= size.periods; period += 1) {
        insert.run(student + 1, day, period, ids.get(codeOf(student, place, period)), 1)
      }
    }
  }
  database.exec('COMMIT')
  const milliseconds = performance.now() - start
  database.close()
  rmSync(path)
  return { milliseconds, megabytes: megabytesNow(), longestTurn: 0, longestSilence: 0 }
}

async function runApart<Result>(side: string, ...given: unknown[]): Promise<Result> {
  const run = promisify(execFile)
  const values = given.map((one) => JSON.stringify(one))
  // The built app has no types to strip; with what was stripped kept, neither has the child, nor memory for it.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'open-door-compiled') }
  const { stdout } = await run(process.execPath, [coreHeapFlag, import.meta.filename, side, ...values], {
    env,
  })
  return JSON.parse(stdout) as Result
}

const inSeconds = (time: number) => `${(time / 1000).toFixed(1)} s`
const tellProgress = (words: string) => process.stderr.write(`  ${words} …\n`)

function rowOfTime(work: string, took: number, against: [string, number], most: number): BenchRow {
  const ratio = took / against[1]
  return {
    work,
    measured: inSeconds(took),
    against: `${against[0]}, ${inSeconds(against[1])}`,
    ratio,
    limit: `≤ ${most} ×`,
    isReached: ratio <= most,
  }
}

function rowOfMost(work: string, most: number, unit: 'MB' | 'ms', allowed: number): BenchRow {
  return {
    work,
    measured: `${Math.round(most)} ${unit} at most`,
    against: '',
    ratio: null,
    limit: `≤ ${allowed} ${unit}`,
    isReached: most <= allowed,
  }
}

const stops: readonly Moment[] = [
  { stage: 'reading', share: 0.5 },
  { stage: 'storing', share: 0.02 },
  { stage: 'storing', share: 0.6 },
]

export async function benchVolume(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'open-door-volume-'))
  const made = await runApart<Made>('make-vault')
  const stopped = await runApart<Made>('make-vault')
  try {
    const [path, corrected] = [join(folder, 'marks.csv'), join(folder, 'corrected.csv')]
    tellProgress('writing the files')
    writePeriodMarks(path, size)
    writePeriodMarks(corrected, size, true)
    tellProgress('bare inserts')
    const floor = await runApart<Measured>('floor', folder)
    tellProgress('first import')
    const first = await runApart<Measured>('import', made, path, null)
    tellProgress('second import')
    const again = await runApart<Measured>('import', made, corrected, null)
    let longestStop = 0
    for (const moment of stops) {
      tellProgress(`stopping while ${moment.stage}`)
      const { milliseconds } = await runApart<Measured>('import', stopped, path, moment)
      longestStop = Math.max(longestStop, milliseconds)
    }
    tellProgress('questions')
    const answers = await runApart<Answers>('ask', made)
    const others = await runApart<Answers>('ask-duckdb', corrected)
    const marks = `${countMarks(size).toLocaleString('en')} period marks`
    const silence = Math.max(first.longestSilence, again.longestSilence)
    const turn = Math.max(first.longestTurn, again.longestTurn)
    return [
      rowOfTime(`Import ${marks}`, first.milliseconds, ['bare inserts', floor.milliseconds], limit.import),
      rowOfTime(
        'Again with 1 % changed',
        again.milliseconds,
        ['the first time', first.milliseconds],
        limit.again,
      ),
      rowOfMost('Memory of core, first time', first.megabytes, 'MB', limit.megabytes),
      rowOfMost('Memory of core, again', again.megabytes, 'MB', limit.megabytes),
      rowOfMost('Core is deaf meanwhile', turn, 'ms', limit.milliseconds),
      rowOfMost('Without word of progress', silence, 'ms', limit.milliseconds),
      rowOfMost('From the wish to stop until all is as before', longestStop, 'ms', limit.milliseconds),
      ...listAnswerRows(answers, others),
    ]
  } finally {
    for (const one of [folder, made.documentsFolder, stopped.documentsFolder]) {
      rmSync(one, { recursive: true, force: true })
    }
  }
}

// The child process that measures one side.
const [, program, side, ...given] = process.argv
if (program === import.meta.filename) {
  const [one, other, last] = given.map((text) => JSON.parse(text) as unknown)
  if (side === undefined) {
    for (const row of await benchVolume()) console.log(Object.values(row).join(' | '))
  } else {
    const sides: Record<string, () => Promise<unknown>> = {
      import: () => importFile(one as Made, other as string, last as Moment | null),
      floor: () => Promise.resolve(insertBare(one as string)),
      'make-vault': makeVault,
      ask: async () => askVault(await openMade(one as Made)),
      'ask-duckdb': () => askDuckDb(one as string),
    }
    process.stdout.write(JSON.stringify(await sides[side]?.()))
  }
}
