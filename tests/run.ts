/**
 * `npm test`: builds, runs every test of both runners, and ends with the line `N passed, N failed`, counted from the
 * runners' own reports. A runner that dies, leaves no report or ran nothing counts as failed; so does a skipped test.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Count, countReport } from './count-report.ts'
import { findElectron } from './find-electron.ts'
import { prepareTools } from './find-tools.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'test-results')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')

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
  const counted = countReport(code, reportPath)
  for (const remark of counted.remarks) console.log(`${name}: ${remark}`)
  return counted
}

async function buildAndRunInWindow(): Promise<Count> {
  if ((await run('build', [electronVite, 'build'])) !== 0) return { passed: 0, failed: 1, remarks: [] }
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
