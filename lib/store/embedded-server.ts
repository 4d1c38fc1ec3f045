import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from '@/lib/store/embedded-binaries'
import { giveTo, type Place } from '@/lib/store/embedded-place'
import { readIfThere, syncDirectory, writePrivate } from '@/lib/store/files'

/** What `postmaster.pid` says of a server: one that runs, or one that was killed and left the file. */
export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

// Our own environment holds keys, and a database server has no use for it. Next's types insist on NODE_ENV.
const environment = { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' } as const

/** Creates the cluster, at first start. It appears under its name only when it is complete. */
export function createCluster(place: Place, binaries: Binaries, password: string): void {
  removeDrafts(place)
  const draft = `${place.cluster}.new.${process.pid}`
  mkdirSync(draft, { mode: 0o700 })
  giveTo(place.user, draft)
  // initdb cannot read a password from Node's pipe (a socket), and wants a file of its own user's.
  const passwordFile = `${draft}.password`
  writePrivate(passwordFile, password)
  giveTo(place.user, passwordFile)
  const made = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...place.user, cwd: place.home, env: environment, encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new Error(
      `PostgreSQL could not create its database in ${place.cluster}: ${lastLine(made.error?.message ?? made.stderr)}`,
    )
  }
  try {
    renameSync(draft, place.cluster)
    syncDirectory(place.home)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(place.cluster)) throw error // else another start was first
  }
}

/** A start that was killed inside initdb leaves its draft behind, named after its process. */
function removeDrafts(place: Place): void {
  for (const name of readdirSync(place.home)) {
    const pid = /^postgres\.new\.(\d+)/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(place.home, name), { recursive: true, force: true })
  }
}

/** Starts the server, detached: Ctrl-C reaches the whole group, and must not stop it before us. */
export function spawnServer(place: Place, binaries: Binaries, port: number): ChildProcess {
  const log = openLog(place)
  try {
    const child = spawn(
      binaries.postgres,
      [
        ...['-D', place.cluster, '-p', String(port)],
        ...setting('listen_addresses', '127.0.0.1'),
        ...setting('unix_socket_directories', ''),
        ...setting('shared_buffers', '32MB'),
        // Each process that shares it takes up to eleven, and those of one that was killed stay for a while.
        ...setting('max_connections', '200'),
        // No values in the log: an error's DETAIL line repeats the row.
        ...setting('log_min_messages', 'log'),
        ...setting('log_min_error_statement', 'panic'),
        ...setting('log_error_verbosity', 'terse'),
        ...setting('log_checkpoints', 'off'),
      ],
      { ...place.user, cwd: place.home, env: environment, detached: true, stdio: ['ignore', log, log] },
    )
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function setting(name: string, value: string): string[] {
  return ['-c', `${name}=${value}`]
}

const logName = 'postgres.log'

function openLog(place: Place): number {
  const file = join(place.home, logName)
  const large = existsSync(file) && statSync(file).size > 1_000_000
  const log = openSync(file, large ? 'w' : 'a', 0o600)
  if (place.user) fchownSync(log, place.user.uid, place.user.gid)
  return log
}

/** The last thing that the server wrote, for an error's one line. */
export function lastWords(place: Place): string {
  return lastLine(readIfThere(join(place.home, logName)) ?? '')
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

/** What the cluster's `postmaster.pid` says, or null when no server left one. */
export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readIfThere(join(cluster, 'postmaster.pid'))?.split('\n')
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])]
  if (!lines || !pid) return null
  return { pid, port, ready: lines[7]?.trim() === 'ready' }
}

/** Whether the server that wrote `postmaster.pid` still runs, and is not another program under its old number. */
export function isRunning({ pid }: Postmaster): boolean {
  if (!isAlive(pid)) return false
  const name = platform() === 'linux' ? readIfThere(`/proc/${pid}/comm`) : null
  return name === null || name.trim() === 'postgres'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (platform() !== 'linux') return true
  try {
    // A zombie is dead: it waits for a parent that may never ask.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Stops the server in order, or at once when it does not hear. Its clients are cut off, its data are safe. */
export async function stopServer(postmaster: Postmaster): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 2_000],
    ['SIGQUIT', 600],
  ] as const) {
    if (!isRunning(postmaster)) return
    process.kill(postmaster.pid, signal)
    const deadline = Date.now() + waitMs
    while (isRunning(postmaster) && Date.now() < deadline) await sleep(15)
  }
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
