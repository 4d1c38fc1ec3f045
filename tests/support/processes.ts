import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { TestResult } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import type { FreshCredential, FreshOptions } from '@/lib/operations/fresh-credential'
import { options } from '../../bin/bundle.mjs'

/** What a reader is told to do. */
export type Order =
  | { work: 'fresh'; key: string; options: FreshOptions; times: number }
  | { work: 'freshAll'; keys: string[] }
  | { work: 'test'; key: string; times: number }
  | { work: 'begin'; actor: Actor; integration: string; browser: string }
  | { work: 'ask'; asked: Asked; times: number }
  | { work: 'migrate'; url: string; directory: string }
  | { work: 'prepare' | 'startWorker' | 'stopWorker' | 'end' }

/** A request to the API. */
export interface Asked {
  method: string
  /** Under `/api`. */
  path: string
  headers: Record<string, string>
  /** Sent as JSON. */
  body?: object
}

/** What the API answered. */
export interface Told {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** How it went, when (this machine's clock), and how long it took. */
export type Answer<T = unknown> = { at: number; ms: number } & (
  | { ok: true; value: T }
  | { ok: false; code: string | null; message: string }
)

/** A process with the product in it, that shares the database with others. */
export interface Reader {
  pid: number
  fresh(key: string, times?: number, options?: FreshOptions): Promise<Answer<FreshCredential>[]>
  freshAll(keys: string[]): Promise<Answer<FreshCredential>[]>
  test(key: string, times?: number): Promise<Answer<TestResult>[]>
  /** Begins a consent; answers where the browser goes. */
  begin(actor: Actor, integration: string, browser: string): Promise<string>
  /** Asks the process's own API, as often at once. */
  ask(asked: Asked, times?: number): Promise<Told[]>
  /** Brings a database up to date; answers what was applied. */
  migrate(url: string, directory: string): Promise<string[]>
  /** What a start does once the database is there; throws what would stop it. */
  prepare(): Promise<void>
  startWorker(): Promise<void>
  stopWorker(): Promise<void>
  signal(signal: NodeJS.Signals): void
  /** Ends it, whatever state it is in. */
  end(): Promise<void>
}

let bundled: Promise<string> | undefined

/** The reader as Node runs it: made once for a test file. */
function bundleReader(): Promise<string> {
  bundled ??= (async () => {
    const folder = join(process.cwd(), 'test-results', `reader-${process.pid}`)
    mkdirSync(folder, { recursive: true })
    const outfile = join(folder, 'reader.mjs')
    const { outdir: _outdir, splitting: _splitting, ...rest } = options
    await build({
      ...rest,
      entryPoints: ['tests/support/reader.ts'],
      outfile,
      absWorkingDir: process.cwd(),
    })
    return outfile
  })()
  return bundled
}

/** Starts a reader with this process's environment and `environment` on top. */
export async function startReader(environment: Record<string, string> = {}): Promise<Reader> {
  const child = fork(await bundleReader(), {
    env: { ...process.env, ...environment },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a reader ended with ${code}`)))
    child.on('message', ({ id, answer }: { id: number; answer: Answer }) => {
      if (id === 0) resolve()
      waiting.get(id)?.(answer)
      waiting.delete(id)
    })
  })
  await ready
  return orders(child, waiting)
}

function orders(child: ChildProcess, waiting: Map<number, (answer: Answer) => void>): Reader {
  let last = 0
  const tell = async <T>(order: Order): Promise<T> => {
    const id = ++last
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve)
      child.once('exit', () => resolve({ ok: false, code: 'ended', message: 'ended', at: Date.now(), ms: 0 }))
      child.send({ id, ...order })
    })
    if (!answer.ok) throw new Error(answer.message)
    return answer.value as T
  }
  child.setMaxListeners(0)
  return {
    pid: child.pid ?? 0,
    fresh: (key, times = 1, options = {}) => tell({ work: 'fresh', key, times, options }),
    freshAll: (keys) => tell({ work: 'freshAll', keys }),
    test: (key, times = 1) => tell({ work: 'test', key, times }),
    begin: (actor, integration, browser) => tell({ work: 'begin', actor, integration, browser }),
    ask: (asked, times = 1) => tell({ work: 'ask', asked, times }),
    migrate: (url, directory) => tell({ work: 'migrate', url, directory }),
    prepare: () => tell({ work: 'prepare' }),
    startWorker: () => tell({ work: 'startWorker' }),
    stopWorker: () => tell({ work: 'stopWorker' }),
    signal: (signal) => void child.kill(signal),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}
