import { defineConfig } from '@playwright/test'
import { findBrowser } from './bin/browser.mjs'

// A browser under test speaks to loopback and to nobody else.
const loopbackOnly = [
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]
// Chromium's sandbox does not run as root, and containers have a small /dev/shm.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE

export default defineConfig({
  testDir: 'tests/e2e',
  // Each file has a server, a database and a browser of its own; two files at a time are what two cores carry.
  workers: 2,
  // A busy machine may take its time: what fails does so by what it says, not by how long it took.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    launchOptions: { executablePath: findBrowser() ?? undefined, args: [...asRoot, ...loopbackOnly] },
    // A trace of every story costs a quarter of all the time: `--trace on` makes one of the story that is looked into.
    screenshot: 'only-on-failure',
  },
})
