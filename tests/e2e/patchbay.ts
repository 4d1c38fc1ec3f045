import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A built Patchbay in a process of its own, as a person would start it. */
export interface Patchbay {
  url: string
  port: number
  /** Where its data is. */
  directory: string
  /** The address with the set-up code, as the start line printed it; null once somebody has an account. */
  setupUrl: string | null
  /** Everything that it has printed. */
  output(): string
  /** SIGTERM, as a deploy sends; answers the exit code. */
  stop(): Promise<number | null>
  /** The same install again, on the same port; it answers once this resolves. */
  restart(): Promise<void>
  /** Stops it, and removes its data. */
  remove(): Promise<void>
}

const START_MS = 30_000

/** Starts Patchbay on 127.0.0.1 in a fresh data directory; `environment` is what an operator would add. */
export async function startPatchbay(environment: Record<string, string>): Promise<Patchbay> {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-e2e-'))
  chmodSync(directory, 0o755)
  const port = Number(environment.PORT ?? (await freePort()))
  const url = `http://localhost:${port}`
  const lines: string[] = []
  let child: ChildProcess | undefined
  let setupUrl: string | null = null

  const start = async () => {
    child = spawn(process.execPath, ['dist/server.js'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(port),
        PATCHBAY_DATA_DIR: directory,
        ...environment,
      },
    })
    const line = await startLine(child, lines)
    setupUrl = /https?:\/\/\S+\/setup\?code=\S+/.exec(line)?.[0] ?? null
  }
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
    return child.exitCode
  }
  await start()
  return {
    url,
    port,
    directory,
    get setupUrl() {
      return setupUrl
    },
    output: () => lines.join(''),
    stop,
    restart: async () => {
      await stop()
      await start()
    },
    remove: async () => {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A second process on the database of the first, as behind a load balancer; it has a public URL of its own here. */
export function startBeside({ directory }: Patchbay, environment: Record<string, string>): Promise<Patchbay> {
  const file = (name: string) => readFileSync(join(directory, name), 'utf8').trim()
  return startPatchbay({
    DATABASE_URL: databaseUrl(directory),
    PATCHBAY_ENCRYPTION_KEYS: file('encryption-keys'),
    NEXTAUTH_SECRET: file('session-secret'),
    ...environment,
  })
}

/** The URL of the PostgreSQL that runs in a data directory (`postmaster.pid`: the fourth line is the port). */
export function databaseUrl(directory: string): string {
  const password = readFileSync(join(directory, 'postgres-password'), 'utf8').trim()
  const port = readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** Runs a statement in its database: for what only time, or a part of the product that is not there yet, brings about. */
export async function runSql({ directory }: Patchbay, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(databaseUrl(directory))
  await client.connect()
  await client.query(text, values).finally(() => client.end())
}

/** Where no system hands out ports by itself, so that nothing takes one between its choice and its use. */
const PORTS = { first: 20_000, count: 10_000 }

/** A port of 127.0.0.1 that is free, and is likely to stay so: for what must be known before anything listens on it. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = PORTS.first + randomInt(PORTS.count)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error('no port is free')
}

/** The start line of this process; `lines` gets all that it says, after what those before it have said. */
function startLine(child: ChildProcess, lines: string[]): Promise<string> {
  const before = lines.length
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Patchbay did not start:\n${lines.join('')}`)), START_MS)
    child.once('exit', () => reject(new Error(`Patchbay ended at its start:\n${lines.join('')}`)))
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        lines.push(chunk.toString())
        const line = lines
          .slice(before)
          .join('')
          .split('\n')
          .find((candidate) => candidate.startsWith('Patchbay serves'))
        if (line === undefined) return
        clearTimeout(late)
        resolve(line)
      })
  })
}
