/** The last line of `npm test` must not flatter. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countReport } from '../count-report.ts'

function aReport(files: { status: string; tests: string[] }[]): string {
  const tests = files.flatMap((file) => file.tests)
  const path = join(mkdtempSync(join(tmpdir(), 'open-door-report-')), 'report.json')
  const report = {
    numPassedTests: tests.filter((status) => status === 'passed').length,
    numFailedTests: tests.filter((status) => status === 'failed').length,
    numTotalTests: tests.length,
    testResults: files.map((file, place) => ({
      name: `file-${place}`,
      status: file.status,
      assertionResults: file.tests.map((status) => ({ status })),
    })),
  }
  writeFileSync(path, JSON.stringify(report))
  return path
}

test('passed tests of a runner that ended well are passed', () => {
  const path = aReport([{ status: 'passed', tests: ['passed', 'passed'] }])
  expect(countReport(0, path)).toEqual({ passed: 2, failed: 0, remarks: [] })
})

test('a skipped test counts as failed', () => {
  const path = aReport([{ status: 'passed', tests: ['passed', 'pending'] }])
  expect(countReport(0, path)).toMatchObject({ passed: 1, failed: 1 })
})

test('a file that could not be loaded counts as failed, beside the failed tests', () => {
  const path = aReport([
    { status: 'failed', tests: [] },
    { status: 'failed', tests: ['passed', 'failed'] },
  ])
  expect(countReport(1, path)).toEqual({ passed: 1, failed: 2, remarks: ['could not run file-0'] })
})

test('a runner that died, ran nothing or left no report counts as failed', () => {
  expect(countReport(1, aReport([{ status: 'passed', tests: ['passed'] }]))).toMatchObject({
    passed: 1,
    failed: 1,
  })
  expect(countReport(0, aReport([]))).toMatchObject({ passed: 0, failed: 1 })
  expect(countReport(0, join(tmpdir(), 'no-such-report.json'))).toMatchObject({ passed: 0, failed: 1 })
})
