// A browser for the tests, in this order: Playwright's own; the system's Chromium; one that is installed now.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const installMs = 10 * 60_000

/** Where a browser is that can be used as it is, or null. */
export function findBrowser() {
  const own = chromium.executablePath()
  return existsSync(own) ? own : systemBrowser()
}

function systemBrowser() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const files = folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)))
  return files.find((file) => existsSync(file)) ?? null
}

/** Installs a browser when there is none: Playwright's, else, as root on Debian, its chromium package. */
export function findOrInstallBrowser() {
  const found = findBrowser()
  if (found) return found
  console.log('No browser is here: installing Playwright’s (playwright install chromium).')
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  if (findBrowser() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return findBrowser()
  console.log('That did not work: installing this system’s chromium package (apt-get install chromium).')
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'])
  return findBrowser()
}

function run(command, words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, words, { stdio: 'inherit', timeout: installMs, env })
}
