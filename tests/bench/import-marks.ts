/**
 * How long 360,000 marks take from a CSV file into an encrypted vault, with everything that the wizard's rules ask for,
 * against bare prepared inserts of the same rows. Each side runs in a process of its own, so that memory is its own.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { migrations } from '#core/storage/migrations/registry.ts'
import { openDatabase } from '#core/vault/open-database.ts'
import { addDays, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import { aClock, openTestVault, startAgain, testPassphrase, type TestVault } from '#tests/core/open-core.ts'
import type { BenchRow } from './bench-row.ts'

const students = 2000
const schoolDays = 180
export const marks = students * schoolDays
const rounds = 3
const limit = { ratio: 3, megabytes: 300 }

type Measured = { milliseconds: number; megabytes: number; longestTurn: number }

function listDays(): IsoDate[] {
  const days: IsoDate[] = []
  for (let day = '2025-08-18' as IsoDate; days.length < schoolDays; day = addDays(day, 1)) {
    if (weekdayOf(toEpochDay(day)) < 6) days.push(day)
  }
  return days
}

/** One student in nine is away, the same ones each time. */
const codeOf = (student: number, day: number) => ((student * 7919 + day * 104_729) % 97 < 11 ? 'A' : 'P')

/** As school systems write it: day after day, students in no particular order within one. */
export function writeMarksFile(path: string): void {
  const lines = ['Student Number,Last Name,First Name,Grade,Attendance Date,Code,Description']
  for (const [place, day] of listDays().entries()) {
    for (let step = 0; step < students; step += 1) {
      const student = (step * 787) % students
      const code = codeOf(student, place)
      const label = code === 'A' ? 'Absent' : 'Present'
      lines.push(
        `${100_000 + student},Family${student},Given${student},${student % 13},${day},${code},${label}`,
      )
    }
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
}

/** As on any morning: the vault is there, and core only unlocks it. */
async function importFile(path: string): Promise<Measured> {
  const made = await runApart<Pick<TestVault, 'folder' | 'documentsFolder' | 'session'>>('make-vault', path)
  const core = await startAgain({ ...made, clock: aClock() })
  try {
    await core.call('vault.unlock', { slotId: made.session.slotId, passphrase: testPassphrase })
    const { token: file } = await core.link('link.grantPath', { path })
    const { reading } = await core.call('imports.inspect', { file, kind: 'attendance', reading: null })
    const turns = monitorEventLoopDelay({ resolution: 5 })
    turns.enable()
    const start = performance.now()
    const report = await core.call('imports.run', { file, kind: 'attendance', reading }, 'bench-import')
    const milliseconds = performance.now() - start
    turns.disable()
    if (report.added !== marks || report.problemCount !== 0) throw new Error('the import lost a mark')
    return { milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, longestTurn: turns.max / 1e6 }
  } finally {
    await core.core.close()
    rmSync(made.documentsFolder, { recursive: true, force: true })
  }
}

async function makeVault(): Promise<Pick<TestVault, 'folder' | 'documentsFolder' | 'session'>> {
  const { folder, documentsFolder, session, close } = await openTestVault()
  await close()
  return { folder, documentsFolder, session }
}

/** The same rows, in the order of the table, which is the fastest; by file order it takes longer. */
function insertBare(folder: string): Measured {
  const database = openDatabase(join(folder, 'floor.db'), randomBytes(32), randomBytes(16).toString('hex'), {
    mayCreate: true,
  })
  for (const migration of migrations) database.exec(migration)
  database.exec(`
    INSERT INTO import (id, kind, file_name, imported_at, staff_name, reading) VALUES (1, 'attendance', '', '', '', '{}');
    INSERT INTO attendance_code (id, code, label, category) VALUES (1, 'P', '', 'present'), (2, 'A', '', 'away-unexcused');
    WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${students})
    INSERT INTO student SELECT id, 100000 + id, '', '', '', '', NULL, '', '', '', '[]', '[]', 'active', 1, '', 1 FROM n;`)
  const days = listDays().map(toEpochDay)
  const start = performance.now()
  const insert = database.prepare('INSERT INTO mark VALUES (?, ?, ?, ?, ?, NULL)')
  database.exec('BEGIN IMMEDIATE')
  for (let student = 0; student < students; student += 1) {
    for (const [place, day] of days.entries()) {
      insert.run(student + 1, day, 0, codeOf(student, place) === 'A' ? 2 : 1, 1)
    }
  }
  database.exec('COMMIT')
  const milliseconds = performance.now() - start
  database.close()
  return { milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, longestTurn: 0 }
}

async function runApart<Result>(side: 'import' | 'floor' | 'make-vault', path: string): Promise<Result> {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [import.meta.filename, side, path])
  return JSON.parse(stdout) as Result
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export async function benchImportMarks(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'open-door-bench-'))
  try {
    const path = join(folder, 'marks.csv')
    writeMarksFile(path)
    const imports: Measured[] = []
    const floors: Measured[] = []
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await runApart<Measured>('floor', folder))
      rmSync(join(folder, 'floor.db'))
      imports.push(await runApart<Measured>('import', path))
    }
    const took = median(imports.map((one) => one.milliseconds))
    const floor = median(floors.map((one) => one.milliseconds))
    const megabytes = Math.max(...imports.map((one) => one.megabytes))
    const turn = Math.max(...imports.map((one) => one.longestTurn))
    return [
      {
        work: 'Import 360,000 marks from CSV',
        measured: `${Math.round(took)} ms`,
        against: `bare prepared inserts, ${Math.round(floor)} ms`,
        ratio: took / floor,
        limit: `≤ ${limit.ratio} ×`,
        isReached: took / floor <= limit.ratio,
      },
      {
        work: 'Memory of core during that import',
        measured: `${Math.round(megabytes)} MB resident at most`,
        against: '',
        ratio: null,
        limit: `≤ ${limit.megabytes} MB`,
        isReached: megabytes <= limit.megabytes,
      },
      {
        work: 'Core notices a wish to stop meanwhile',
        measured: `${Math.round(turn)} ms at most`,
        against: '',
        ratio: null,
        limit: '≤ 200 ms',
        isReached: turn <= 200,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// The child process that measures one side.
const [, program, side, path] = process.argv
if (program === import.meta.filename && path !== undefined) {
  const answer =
    side === 'import' ? await importFile(path) : side === 'floor' ? insertBare(path) : await makeVault()
  process.stdout.write(JSON.stringify(answer))
} else if (program === import.meta.filename) {
  for (const row of await benchImportMarks()) console.log(Object.values(row).join(' | '))
}
