/** Counts the tests of a vitest report. Whatever did not visibly pass counts as failed: a dead runner, a skipped test. */
import { existsSync, readFileSync } from 'node:fs'

/** `remarks` say what was counted as failed without being a failed test. */
export type Count = { passed: number; failed: number; remarks: string[] }

type Report = {
  numPassedTests: number
  numFailedTests: number
  numTotalTests: number
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

/** `code` is what the runner ended with; `path` is the JSON that it was told to write. */
export function countReport(code: number, path: string): Count {
  if (!existsSync(path)) {
    return { passed: 0, failed: 1, remarks: [`the runner ended with ${code} and left no report`] }
  }
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report
  const passed = report.numPassedTests
  // A file that could not be loaded has no tests in the report, and must not pass for that.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  const skipped = report.numTotalTests - passed - report.numFailedTests
  const remarks = broken.map(({ name }) => `could not run ${name}`)
  if (skipped > 0) remarks.push(`${skipped} skipped, counted as failed`)
  const failed = report.numFailedTests + broken.length + skipped
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed, remarks }
  return { passed, failed: 1, remarks: [`the runner ended with ${code} after ${passed} passed tests`] }
}
