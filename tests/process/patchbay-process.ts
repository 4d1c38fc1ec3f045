import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** These tests run what `npm run build` made. */
export const isBuilt = existsSync('dist/server.js') && existsSync('.next/BUILD_ID')

/** A process that this test started, and what it said. */
export interface Started {
  child: ChildProcess
  pid: number
  output(): string
  /** The exit code, once it has ended: null when a signal ended it. */
  ended: Promise<number | null>
}

const startMs = 30_000

/** An empty folder that PostgreSQL's user may pass through, as `npm start` in an ordinary clone has. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-process-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Runs a program of the built tree with an environment of its own. */
export function run(words: string[], environment: Record<string, string>): Started {
  const [program = process.execPath, ...rest] = words
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...environment },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  return { child, pid: child.pid ?? 0, output: () => said.join(''), ended }
}

/** `node dist/server.js`, started by whichever words come before it. */
export function runServer(environment: Record<string, string>, before: string[] = []): Started {
  return run([...before, process.execPath, 'dist/server.js'], environment)
}

/** Waits for the start line, and answers it. */
export async function startLine(started: Started): Promise<string> {
  const deadline = Date.now() + startMs
  for (;;) {
    const line = linesOf(started).find((text) => text.startsWith('Patchbay serves'))
    if (line) return line
    if (started.child.exitCode !== null || Date.now() > deadline)
      throw new Error(`no start line:\n${started.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What a process said, without what Next says of its own configuration. */
export function linesOf({ output }: Started): string[] {
  return output()
    .split('\n')
    .filter((line) => line !== '' && !line.includes('Running next.config.js'))
}

/** The process number of the PostgreSQL in a folder. */
export function postgresPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Asks the PostgreSQL of a folder. */
export async function query(folder: string, text: string): Promise<Record<string, unknown>[]> {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim()
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  const client = new pg.Client(`postgresql://postgres:${password}@127.0.0.1:${port}/postgres`)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Whether a process is there and no zombie. */
export function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) && !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'))
}

/** Waits until `condition` holds, for at most `waitMs`. */
export async function until(condition: () => Promise<boolean> | boolean, waitMs: number): Promise<void> {
  const deadline = Date.now() + waitMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`it did not come true within ${waitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a socket without a port')
  return address.port
}
