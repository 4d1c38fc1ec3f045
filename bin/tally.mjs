// Reads the JSON reports of the two test runners into one kind of count.
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** A runner that was interrupted, found nothing to run, or failed outside of any test counts as one failure. */
function settle(tally, exitCode) {
  const ran = tally.passed + tally.failed + tally.skipped
  if (tally.failed === 0 && (exitCode !== 0 || ran === 0)) return { ...tally, failed: 1 }
  return tally
}

function readReport(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null // cut short
  }
}

const none = { passed: 0, failed: 0, skipped: 0 }

/** vitest's: a file that cannot be loaded has no tests, and is a failure by itself. */
export function tallyVitest(file, exitCode) {
  const report = readReport(file)
  if (!report) return settle(none, exitCode)
  const broken = report.testResults.filter(
    (at) => at.status === 'failed' && !at.assertionResults.some(isFailed),
  )
  const passed = report.numPassedTests
  const failed = report.numFailedTests + broken.length
  const skipped = report.numPendingTests + report.numTodoTests
  return settle({ passed, failed, skipped }, exitCode)
}

const isFailed = (result) => result.status === 'failed'

/** Playwright's: a test that passed at a second try is flaky, and no pass. */
export function tallyPlaywright(file, exitCode) {
  const stats = readReport(file)?.stats
  if (!stats) return settle(none, exitCode)
  return settle(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    exitCode,
  )
}

/** The one plain line that the tests close with. */
export function summary(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`
}
