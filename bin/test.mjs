// npm test: everything. vitest, then Playwright against the built server; their own output, then one line for both.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallBrowser } from './browser.mjs'
import { ensureBuild } from './ensure-build.mjs'
import { ensureGenerated } from './ensure-generated.mjs'
import { summary, tallyPlaywright, tallyVitest } from './tally.mjs'

const reports = mkdtempSync(join(tmpdir(), 'patchbay-tests-'))
const runnerMs = 30 * 60_000

let running = null
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    interrupted = true
    running?.kill(signal)
  })

/** Runs one runner to its end and answers its exit code; anything but an orderly end is 1. */
function run(words, environment) {
  if (interrupted) return Promise.resolve(1)
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...environment }
    running = spawn(process.execPath, words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
      timeout: runnerMs,
    })
    running.on('error', () => resolve(1))
    running.on('exit', (code) => resolve(interrupted ? 1 : (code ?? 1)))
  })
}

async function runVitest() {
  const file = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  return tallyVitest(file, code)
}

async function runPlaywright() {
  const file = join(reports, 'playwright.json')
  const browser = findOrInstallBrowser()
  if (!browser) console.error('There is no browser and none could be installed: the browser tests fail.')
  const code = await run(['node_modules/@playwright/test/cli.js', 'test'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  return tallyPlaywright(file, code)
}

ensureGenerated()
const built = await ensureBuild().then(
  () => true,
  (error) => console.error(`patchbay: ${error.message}`),
)
const tallies = built ? [await runVitest(), await runPlaywright()] : [{ passed: 0, failed: 1, skipped: 0 }]
rmSync(reports, { recursive: true, force: true })

console.log(summary(tallies))
process.exitCode = interrupted || tallies.some(({ failed }) => failed > 0) ? 1 : 0
