import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where the peer's own manifest, lockfile and packages are. */
export const PEER = resolve('tests/peers/atproto')

const modules = join(PEER, 'node_modules')
const stamp = join(modules, '.installed')
/** Held by whoever installs; the others of the run wait for it. */
const lock = join(PEER, '.installing')

const INSTALL_MS = 10 * 60_000
const LOOK_MS = 500

/**
 * Sees to it that the peer's packages are there: those of an earlier run, or, where a run may install (`CI`,
 * `PATCHBAY_TEST_INSTALL=1`), by `npm ci` and node-gyp, once for all tests of the run. Answers why not, or null.
 */
export function whyNoAtprotoPeer(): string | null {
  if (isInstalled()) return null
  const { CI, PATCHBAY_TEST_INSTALL } = process.env
  if (CI !== 'true' && PATCHBAY_TEST_INSTALL !== '1')
    return 'The AT Protocol peer is not installed (346 MB; PATCHBAY_TEST_INSTALL=1 installs it).'
  const headers = dirname(dirname(process.execPath))
  if (!existsSync(join(headers, 'include/node/node.h')))
    return `The AT Protocol peer needs Node's headers beside Node, in ${headers}/include/node.`
  try {
    installOnce(headers)
    return null
  } catch (error) {
    return `The AT Protocol peer could not be installed: ${error instanceof Error ? error.message : error}`
  }
}

function installOnce(headers: string): void {
  for (let waitedMs = 0; waitedMs < INSTALL_MS; waitedMs += LOOK_MS) {
    if (isInstalled()) return
    if (take()) {
      try {
        install(headers)
        return
      } finally {
        rmSync(lock, { recursive: true, force: true })
      }
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS)
  }
  throw new Error(`another run holds ${lock}`)
}

function take(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/** No package's own script runs; the one native part is built here, from the source in its package. */
function install(headers: string): void {
  console.log('Installing the AT Protocol peer of the tests (once; about a minute and a half).')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  const builder = join(modules, 'node-gyp/bin/node-gyp.js')
  const native = join(modules, 'better-sqlite3')
  run(process.execPath, [
    builder,
    'rebuild',
    '--release',
    `--nodedir=${headers}`,
    `--directory=${native}`,
    '--loglevel=error',
  ])
  writeFileSync(stamp, want())
}

function run(command: string, words: readonly string[]): void {
  execFileSync(command, words, { cwd: PEER, stdio: ['ignore', 'ignore', 'pipe'], timeout: INSTALL_MS })
}

function isInstalled(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === want()
}

/** These packages, for this Node. */
function want(): string {
  const locked = readFileSync(join(PEER, 'package-lock.json'))
  return `${createHash('sha256').update(locked).digest('hex')} ${process.versions.modules}`
}
