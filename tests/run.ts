/**
 * `npm test`: builds, runs every test of both runners, and ends with the line `N passed, N failed`, counted from the
 * runners' own reports. A runner that dies, leaves no report or ran nothing counts as failed; so does a skipped test.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { findElectron } from './find-electron.ts'
import { prepareTools } from './find-tools.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'test-results')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')

type Count = { passed: number; failed: number }
type Report = {
  numPassedTests: number
  numFailedTests: number
  numTotalTests: number
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** Runs a program with this Node and shows its output line by line under a name. */
function run(name: string, given: string[]): Promise<number> {
  const child = spawn(process.execPath, given, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() !== '') console.log(`${name} │ ${line}`)
    })
  }
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}

async function runTests(name: string, config: string, workers: number): Promise<Count> {
  const reportPath = join(results, `${name}.json`)
  const code = await run(name.padEnd(5), [
    vitest,
    'run',
    '--config',
    config,
    `--maxWorkers=${workers}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
  ])
  return count(name, code, reportPath)
}

function count(name: string, code: number, reportPath: string): Count {
  if (!existsSync(reportPath)) {
    console.log(`${name}: the runner ended with ${code} and left no report`)
    return { passed: 0, failed: 1 }
  }
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report
  // A file that could not be loaded has no tests in the report, and must not pass for that.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  const skipped = report.numTotalTests - report.numPassedTests - report.numFailedTests
  const failed = report.numFailedTests + brokenFiles.length + skipped
  if (skipped > 0) console.log(`${name}: ${skipped} skipped, counted as failed`)
  for (const { name: file } of brokenFiles) console.log(`${name}: could not run ${file}`)
  if (failed === 0 && (code !== 0 || report.numPassedTests === 0)) {
    console.log(`${name}: the runner ended with ${code} after ${report.numPassedTests} passed tests`)
    return { passed: report.numPassedTests, failed: 1 }
  }
  return { passed: report.numPassedTests, failed }
}

async function buildAndRunInWindow(): Promise<Count> {
  if ((await run('build', [electronVite, 'build'])) !== 0) return { passed: 0, failed: 1 }
  return runTests('e2e', 'tests/vitest.e2e.config.ts', Math.max(2, Math.floor(availableParallelism() / 2)))
}

async function main(): Promise<number> {
  const problem = prepareTools()
  if (problem !== null) {
    console.log(problem)
    return 1
  }
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results)
  const startedAt = performance.now()
  const counts = await Promise.all([
    runTests('unit', 'tests/vitest.config.ts', Math.max(1, Math.floor(availableParallelism() / 2))),
    buildAndRunInWindow(),
  ])
  const passed = counts.reduce((sum, one) => sum + one.passed, 0)
  const failed = counts.reduce((sum, one) => sum + one.failed, 0)
  const host = findElectron() === null ? 'Chromium, through the stand-in for Electron' : 'Electron'
  console.log(`The windows ran in ${host}. It took ${Math.round((performance.now() - startedAt) / 1000)} s.`)
  if (failed > 0) console.log('Pictures and traces of what went wrong are in test-results/.')
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

process.exitCode = await main()
