import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Binaries, findBinaries } from '@/lib/store/embedded-binaries'
import { answers, claim, urlFor } from '@/lib/store/embedded-owner'
import { choosePlace, findPlace, openDataDir, type Place } from '@/lib/store/embedded-place'
import {
  createCluster,
  freePort,
  isRunning,
  lastWords,
  type Postmaster,
  readPostmaster,
  spawnServer,
  stopServer,
} from '@/lib/store/embedded-server'
import { readIfThere, writeOnce } from '@/lib/store/files'

/** The PostgreSQL that this process runs for itself. */
export interface Embedded {
  /** Stays the same when the server is started again. */
  readonly url: string
  readonly how: 'started' | 'adopted'
  /** The server's process now. */
  readonly pid: number
  /** Where the cluster is, when the data directory is closed to the user that runs it; else null. */
  readonly movedTo: string | null
  stop(): Promise<void>
}

/** What the owner is told while the server runs. */
export interface Watch {
  /** The server or the link to it went away; it is being looked for and started again in place. */
  onInterrupted?: () => void
  onRecovered?: () => void
  /** It could not be brought back: nothing can be served any more. */
  onLost?: (error: Error) => void
}

/** Another living process owns this data directory. The message is the one line that the start prints. */
export class AlreadyRunning extends Error {
  readonly kind = 'already_running'
}

interface Cluster {
  dataDir: string
  place: Place
  binaries: Binaries
  password: string
}

interface Owned {
  how: Embedded['how']
  postmaster: Postmaster
  connection: pg.Client
}

const passwordName = 'postgres-password'
const patienceMs = 10_000
/** A server that replays its log after a crash is alive and says so: it gets more time. */
const replayMs = 300_000

/**
 * Starts PostgreSQL for a data directory, creating the cluster at first, or adopts the server that a killed Patchbay
 * left running. While it runs it is started again in place when it dies, on the same port.
 */
export async function startEmbedded(dataDir: string, watch: Watch = {}): Promise<Embedded> {
  const path = openDataDir(dataDir)
  const place = choosePlace(path)
  const password = writeOnce(join(place.home, passwordName), () => randomBytes(24).toString('base64url'))
  const binaries = findBinaries(place)
  if (!existsSync(place.cluster)) createCluster(place, binaries, password)
  const cluster = { dataDir: path, place, binaries, password }
  return keep(cluster, await acquire(cluster, null, () => false), watch)
}

/** The URL of a data directory's running server, for a command beside it: nothing is started or taken over. */
export async function locateEmbedded(dataDir: string): Promise<string | null> {
  const place = findPlace(dataDir)
  const password = place && readIfThere(join(place.home, passwordName))?.trim()
  const postmaster = place && readPostmaster(place.cluster)
  if (!place || !password || !postmaster || !isRunning(postmaster) || !postmaster.ready) return null
  const url = urlFor(postmaster.port, password)
  return (await answers(url, place.cluster)) ? url : null
}

/** Finds the running server or starts one, until it answers and is ours. */
async function acquire(cluster: Cluster, port: number | null, cancelled: () => boolean): Promise<Owned> {
  const { place, password } = cluster
  const begun = Date.now()
  let how: Embedded['how'] = 'adopted'
  let attempt: Attempt | null = null
  for (;;) {
    const postmaster = readPostmaster(place.cluster)
    const running = postmaster !== null && isRunning(postmaster)
    if (running && postmaster.ready) {
      const claimed = await claim(urlFor(postmaster.port, password), place.cluster)
      if (claimed && 'takenBy' in claimed) throw alreadyRunning(cluster, claimed.takenBy)
      if (claimed) return { how, postmaster, connection: claimed.connection }
    } else if (!running && !attempt?.alive()) {
      if (attempt) await sleep(200)
      if (postmaster) removeStale(place, postmaster)
      attempt = tryToStart(cluster, port ?? (await freePort()))
      how = 'started'
    }
    if (attempt?.error) throw new Error(`PostgreSQL could not be run: ${attempt.error.message}`)
    if (cancelled() || Date.now() - begun > (running && !postmaster.ready ? replayMs : patienceMs))
      throw new Error(`PostgreSQL did not start in ${place.cluster}: ${lastWords(place)}`)
    await sleep(15)
  }
}

interface Attempt {
  error: Error | null
  alive(): boolean
}

function tryToStart({ place, binaries }: Cluster, port: number): Attempt {
  const child = spawnServer(place, binaries, port)
  const attempt: Attempt = { error: null, alive: () => child.exitCode === null && child.signalCode === null }
  child.once('error', (error) => {
    attempt.error = error
  })
  return attempt
}

/**
 * After a crash of the whole machine another program may carry the number in `postmaster.pid`, and PostgreSQL would
 * wait for it for ever. A file whose process is gone is left to PostgreSQL, which also looks for orphans by it.
 */
function removeStale(place: Place, { pid }: Postmaster): void {
  if (existsSync(`/proc/${pid}`)) rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
}

function alreadyRunning({ dataDir }: Cluster, owner: string): AlreadyRunning {
  return new AlreadyRunning(`Patchbay is already running on ${dataDir} (process ${owner})`)
}

/** Holds the server while the process lives, and brings it back when it goes. */
function keep(cluster: Cluster, owned: Owned, watch: Watch): Embedded {
  const { port } = owned.postmaster
  let current = owned
  let stopping = false
  let recovery: Promise<void> = Promise.resolve()

  async function recover(): Promise<void> {
    watch.onInterrupted?.()
    // Also spaces the attempts on a server that dies again and again.
    await sleep(100)
    try {
      current = await acquire(cluster, port, () => stopping)
      if (current.postmaster.port !== port) throw new Error('PostgreSQL came back on another port')
      hold()
      watch.onRecovered?.()
    } catch (error) {
      if (!stopping) watch.onLost?.(error instanceof Error ? error : new Error(String(error)))
    }
  }

  function hold(): void {
    current.connection.once('end', () => {
      if (!stopping) recovery = recover()
    })
  }

  hold()
  return {
    url: urlFor(port, cluster.password),
    how: owned.how,
    get pid() {
      return current.postmaster.pid
    },
    movedTo: cluster.place.moved ? cluster.place.home : null,
    async stop() {
      stopping = true
      await recovery
      // The lock is held until the server is gone, so that nobody adopts one that is about to stop.
      await stopServer(current.postmaster)
      await current.connection.end().catch(() => {})
    },
  }
}
