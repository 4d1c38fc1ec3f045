import { createServer, Server } from 'node:http'
import { join, resolve } from 'node:path'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { completeEnv, type Env, env } from '@/lib/env'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { bringUpDatabase } from '@/lib/store/bring-up'
import type { Embedded } from '@/lib/store/embedded'
import { generateKeyRing, parseKeyRing } from '@/lib/vault/key-ring'
import { closeServer } from '@/lib/web/close-server'
import { type Answer, makeListener } from '@/lib/web/listener'

// The process, from its environment to its end (docs/decisions/004). What needs the whole environment is imported
// only when that is complete.

const root = join(import.meta.dirname, '..')
/** Ten seconds are promised for all of stopping. */
const stopMs = 9_800
/** What is open, in the order in which it is closed, and how long each may take of that. */
const stages = [
  ['http', 4_500],
  ['next', 500],
  ['worker', 3_500],
  ['bus', 300],
  ['database', 600],
  ['embedded', stopMs],
] as const
const closers: Partial<Record<(typeof stages)[number][0], () => unknown>> = {}
let stopping = false

// Next adds listeners that swallow these: without ours a failed start would hang for ever.
process.on('uncaughtException', (error) => void stop(1, error))
// A terminal and npm both send theirs: repeated signals change nothing.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

async function start(): Promise<void> {
  // What instrumentation.ts does under `next start`, this process does itself.
  once('started-by', () => 'server')
  const given = env()
  // Before anything is made: a cluster that was never sealed with the right keys would ask for them for ever.
  if (given.encryptionKeys) parseKeyRing(given.encryptionKeys)
  // Next takes long to load and waits for nothing; it is prepared when the database is there, which it may open.
  const loading = import('next')
  loading.catch(() => {})

  const bringing = bringUpDatabase({
    env: given,
    migrations: join(root, 'prisma/migrations'),
    generateKeyRing,
    watch,
  })
  // Also when the signal comes before the database does.
  closers.embedded = () =>
    bringing.then(
      ({ embedded }) => embedded?.stop(),
      () => {},
    )
  const { embedded, ...made } = await bringing
  if (stopping) return
  const complete = completeEnv(made)

  const pages = preparePages(loading, complete)
  pages.catch(() => {})
  const setupCode = await startServices()
  if (stopping) return
  await listen(complete, pages)
  await pages
  say(startLine(complete, setupCode, embedded))
}

/** The canary and the first admin, then what runs beside the answers. */
async function startServices(): Promise<string | null> {
  const { closeDatabase } = await import('@/lib/store/database')
  closers.database = closeDatabase
  const { prepareStart } = await import('@/lib/operations/prepare-start')
  const { setupCode } = await prepareStart()
  const { bus } = await import('@/lib/events/bus')
  const { listen } = await import('@/lib/store/listen')
  bus().start(listen)
  closers.bus = () => bus().close()
  const { startWorker, stopWorker } = await import('@/lib/worker')
  startWorker()
  closers.worker = stopWorker
  return setupCode
}

async function preparePages(
  loading: Promise<typeof import('next')>,
  { production, port, host }: Env,
): Promise<Answer> {
  const { default: next } = await loading
  const app = next({
    dev: !production,
    dir: root,
    // Where Next reaches itself when an action redirects: never by the Host that a client sent.
    hostname: host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host,
    port,
    httpServer: nextUpgrades,
  })
  await app.prepare()
  closers.next = () => app.close()
  return app.getRequestHandler()
}

/**
 * Never listens. Next adds an upgrade listener of its own to the server that it is given, which would forward by what
 * a request asks for; only its hot reload, in development, is passed on to it.
 */
const nextUpgrades = new Server()

async function listen({ host, port, publicUrl, production }: Env, pages: Promise<Answer>): Promise<void> {
  const { getRequestListener } = await import('@hono/node-server')
  const { api } = await import('@/lib/api')
  const { closeStreams } = await import('@/lib/api/streams')
  const { markStopping } = await import('@/lib/api/readiness')
  const { hotRoutes } = await import('@/lib/api/hot-routes')
  const answer = hotRoutes(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 75_000,
    },
    makeListener({ publicUrl, port, api: answer, pages }),
  )
  // Closing the server does not touch what is no HTTP connection any more, yet waits for it.
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket)
    socket.once('close', () => upgraded.delete(socket))
    const isReload = !production && request.url?.startsWith('/_next/')
    if (!isReload || !nextUpgrades.emit('upgrade', request, socket, head)) socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  closers.http = () => {
    markStopping()
    closeStreams()
    for (const socket of upgraded) socket.destroy()
    return closeServer(server)
  }
}

const watch = {
  onInterrupted: () => log().warn('the embedded PostgreSQL went away; it is being started again'),
  onRecovered: () => log().warn('the embedded PostgreSQL is back'),
  onLost: (error: Error) => void stop(1, error),
}

function startLine({ publicUrl, dataDir }: Env, setupCode: string | null, embedded: Embedded | null): string {
  const parts = [`Patchbay serves ${publicUrl}`]
  if (setupCode) parts.push(`set it up at ${publicUrl}/setup?code=${setupCode}`)
  if (embedded?.movedTo)
    parts.push(`the database is in ${embedded.movedTo}, as its user may not enter ${resolve(dataDir)}`)
  return parts.join('; ')
}

/** Ends the process in order, once. */
async function stop(code: 0 | 1, reason?: unknown): Promise<void> {
  if (stopping) return
  stopping = true
  if (reason !== undefined) say(lineFor(reason), process.stderr)
  const deadline = Date.now() + stopMs
  let exitCode = code
  for (const [stage, limitMs] of stages) {
    try {
      const limit = sleep(Math.min(limitMs, deadline - Date.now()))
      await Promise.race([closers[stage]?.(), limit])
    } catch (error) {
      say(`closing ${stage}: ${lineFor(error)}`, process.stderr)
      exitCode = 1
    }
  }
  process.exit(exitCode)
}

/** One line for what was foreseen, which carries a `kind`; everything of what was not. */
function lineFor(error: unknown): string {
  if (!(error instanceof Error)) return `patchbay: ${String(error)}`
  if ('kind' in error) return `patchbay: ${error.message}`
  if ('code' in error && error.code === 'EADDRINUSE')
    return `patchbay: PORT ${env().port} is taken by another program: choose another, or stop that one`
  return `patchbay: ${error.stack ?? error.message}`
}

function say(line: string, to: NodeJS.WriteStream = process.stdout): void {
  to.write(`${line}\n`)
}

start().catch((error) => stop(1, error))
