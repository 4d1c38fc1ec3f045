import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeDirectory, readIfThere, writeOnce } from '@/lib/store/files'

/** The operating-system user that PostgreSQL runs as, when it is not this process's own. */
export interface SystemUser {
  uid: number
  gid: number
}

/** Where one data directory's cluster lives, and who runs it. */
export interface Place {
  /** Holds the cluster, its password and its log; the data directory, unless that is closed to `user`. */
  home: string
  cluster: string
  user: SystemUser | null
  moved: boolean
}

/** Clusters go here when the data directory lies below a folder that their user may not enter. */
const elsewhere = '/var/lib/patchbay'

/** In the data directory: where its cluster went. Once written it stays true, whatever the folders' modes become. */
const pointer = 'postgres-location'

/** The data directory, made if it is new; open to be passed through when PostgreSQL runs as another user. */
export function openDataDir(dataDir: string): string {
  const path = resolve(dataDir)
  // Set apart from mkdir's mode, which a strict umask would narrow.
  if (makeDirectory(path)) chmodSync(path, isRoot() ? 0o711 : 0o700)
  return realpathSync(path)
}

/** Where the cluster of a data directory is, or null while it has none. */
export function findPlace(dataDir: string): Place | null {
  const path = resolve(dataDir)
  const home = recordedHome(path) ?? path
  const cluster = join(home, 'postgres')
  if (!existsSync(cluster)) return null
  return { home, cluster, user: clusterUser(cluster), moved: home !== path }
}

/** Where the cluster of an opened data directory is or will be. */
export function choosePlace(dataDir: string): Place {
  const found = findPlace(dataDir)
  if (found) return found
  const user = isRoot() ? unprivilegedUser() : null
  const home =
    recordedHome(dataDir) ?? (user && closedOn(dataDir, user) ? makeHomeElsewhere(dataDir) : dataDir)
  return { home, cluster: join(home, 'postgres'), user, moved: home !== dataDir }
}

function recordedHome(dataDir: string): string | null {
  return readIfThere(join(dataDir, pointer))?.trim() ?? null
}

/** Whether something on the way to a folder or program keeps `user` from entering or running it. */
export function closedOn(path: string, user: SystemUser): boolean {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if (!(mode & bit)) return true
    if (at === dirname(at)) return false
  }
}

/**
 * A folder of its own under /var/lib/patchbay. One that is there already belonged to a data directory of the same
 * path that has since been deleted: it is left alone, and the next free name is taken.
 */
function makeHomeElsewhere(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  let home = join(elsewhere, hash)
  for (let n = 2; existsSync(home); n++) home = join(elsewhere, `${hash}-${n}`)
  const chosen = writeOnce(join(dataDir, pointer), () => home)
  for (const folder of [elsewhere, chosen]) if (makeDirectory(folder)) chmodSync(folder, 0o711)
  return chosen
}

/** A cluster is run by the user that owns it: PostgreSQL accepts nobody else. */
function clusterUser(cluster: string): SystemUser | null {
  const { uid, gid } = statSync(cluster)
  const self = process.getuid?.()
  if (uid === self) return null
  if (self === 0) return { uid, gid }
  throw new Error(
    `the database in ${cluster} belongs to user id ${uid}: start Patchbay as that user or as root, not as user id ${self}`,
  )
}

/** PostgreSQL refuses to run as root: there it runs as `postgres` if that user exists, else as `nobody`. */
function unprivilegedUser(): SystemUser {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root, and this system has neither a user postgres nor nobody')
}

/** Hands a file or folder to the cluster's user. */
export function giveTo(user: SystemUser | null, path: string): void {
  if (user) chownSync(path, user.uid, user.gid)
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}
