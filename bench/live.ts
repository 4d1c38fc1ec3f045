// When the last of a thousand live clients hears of a change, beside the least that it can be.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { systemActor } from '@/lib/core/actor'
import { createApiKey } from '@/lib/operations/create-api-key'
import { prepareStart } from '@/lib/operations/prepare-start'
import { announce } from '@/lib/operations/record-event'
import { closeDatabase, pool } from '@/lib/store/database'
import { startEmbedded } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrate'
import { freePort, makeFolder, runServer, startLine } from '../tests/process/patchbay-process'
import { BARE_CHANNEL, startBareStream } from './parts/bare-stream'
import { type Clients, openClients } from './parts/clients'

const CLIENTS = 1_000
const KEYS = 40
const ROUNDS = 20
const TARGET = 1.2

const [role, ...given] = process.argv.slice(2)
if (role === 'bare') await startBareStream(given[0] ?? '', Number(given[1]))
else await main()

async function main(): Promise<void> {
  const folder = makeFolder()
  const postgres = await startEmbedded(folder)
  const environment = {
    DATABASE_URL: postgres.url,
    PATCHBAY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PATCHBAY_DATA_DIR: folder,
    LOG_LEVEL: 'error',
  }
  Object.assign(process.env, environment)
  await migrate(postgres.url, 'prisma/migrations')
  await prepareStart()
  const actor = systemActor('bench')
  const keys = await Promise.all(
    Array.from({ length: KEYS }, (_, at) =>
      createApiKey(actor, { name: `Bench ${at}`, scopes: ['events:read'] }),
    ),
  )
  const ports = [await freePort(), await freePort()]
  const servers = ports.map((port) =>
    runServer({ ...environment, PORT: String(port), PATCHBAY_URL: `http://localhost:${port}` }),
  )
  await Promise.all(servers.map(startLine))
  const barePort = await freePort()
  const bare = fork(fileURLToPath(import.meta.url), ['bare', postgres.url, String(barePort)])
  await once(bare, 'message')

  const each = Array.from({ length: CLIENTS }, (_, at) => at)
  const bareTimes = await measure(
    await openClients(each.map(() => ({ url: `http://127.0.0.1:${barePort}/`, headers: {} }))),
    (round) => pool().query('select pg_notify($1, $2)', [BARE_CHANNEL, String(round)]),
  )
  const ours = await measure(
    await openClients(
      each.map((at) => ({
        // The keys are spread over both, because a key may have so many streams in one process.
        url: `http://127.0.0.1:${ports[Math.floor(at / KEYS) % ports.length]}/api/events`,
        headers: { authorization: `Bearer ${keys[at % KEYS]?.key}` },
      })),
    ),
    () => announce(actor, { type: 'integration.updated' }),
  )
  console.log(`\n${CLIENTS} live clients, ${KEYS} keys; the last hears, median of ${ROUNDS} (worst)`)
  console.log(`bare       ${show(bareTimes)}, one process`)
  console.log(`Patchbay   ${show(ours)}, two processes`)
  console.log(`ratio      ${(middle(ours) / middle(bareTimes)).toFixed(2)} (to stay within: ${TARGET})`)

  bare.kill()
  for (const { child } of servers) child.kill('SIGTERM')
  await Promise.all(servers.map(({ ended }) => ended))
  await closeDatabase()
  await postgres.stop()
}

async function measure(clients: Clients, say: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 1; round <= ROUNDS; round++) times.push(await clients.lastHears(() => say(round)))
  clients.leave()
  return times.toSorted((a, b) => a - b)
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function show(sorted: readonly number[]): string {
  return `${middle(sorted).toFixed(1)} ms (${(sorted.at(-1) ?? 0).toFixed(1)})`
}
