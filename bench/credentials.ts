// A credential read by API key, its access line committed before the answer, beside the least that such a read can be.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { systemActor } from '@/lib/core/actor'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { prepareStart } from '@/lib/operations/prepare-start'
import { closeDatabase, database, transaction } from '@/lib/store/database'
import { startEmbedded } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrate'
import { createCustomProvider } from '@/lib/store/providers'
import { freePort, makeFolder, runServer, startLine } from '../tests/process/patchbay-process'
import { keyProvider, startKeyServer } from '../tests/support/key-provider'
import { startBareRead } from './parts/bare-read'
import { load, median, type Round, type Subject } from './parts/load'

const ROUNDS = 5
const ROUND_MS = 4_000
const TARGET = 0.6

if (process.argv[2] === 'bare') {
  const [databaseUrl = '', key = '', port = ''] = process.argv.slice(3)
  startBareRead(databaseUrl, Buffer.from(key, 'base64'), Number(port))
} else await main()

async function main(): Promise<void> {
  const folder = makeFolder()
  const postgres = await startEmbedded(folder)
  const keys = await startKeyServer()
  const environment = {
    DATABASE_URL: postgres.url,
    PATCHBAY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PATCHBAY_EGRESS_ALLOW: new URL(keys.origin).host,
    PATCHBAY_DATA_DIR: folder,
    LOG_LEVEL: 'error',
  }
  Object.assign(process.env, environment)
  await migrate(postgres.url, 'prisma/migrations')
  await prepareStart()
  const actor = systemActor('bench')
  await transaction((tx) => createCustomProvider(tx, keyProvider(keys)))
  const { slug } = await createIntegration(actor, {
    provider: 'keyed',
    key: { fields: { api_key: 'key-that-is-good' } },
  })
  const { key } = await createApiKey(actor, { name: 'Bench', scopes: ['credentials:read'] })
  const { id } = await database().connection.findFirstOrThrow()

  const [port, barePort] = [await freePort(), await freePort()]
  const server = runServer({ ...environment, PORT: String(port), PATCHBAY_URL: `http://localhost:${port}` })
  await startLine(server)
  const bare = fork(fileURLToPath(import.meta.url), [
    'bare',
    postgres.url,
    randomBytes(32).toString('base64'),
    String(barePort),
  ])
  await once(bare, 'message')

  const subjects: Subject[] = [
    { name: 'bare', url: `http://127.0.0.1:${barePort}/${id}`, headers: {}, pid: bare.pid ?? 0 },
    {
      name: 'Patchbay',
      url: `http://127.0.0.1:${port}/api/connections/${slug}/credentials`,
      headers: { authorization: `Bearer ${key}` },
      pid: server.pid,
    },
  ]
  const rounds = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]))
  for (const subject of subjects) await load(subject, 1_000)
  for (let round = 0; round < ROUNDS; round++)
    for (const subject of subjects) rounds.get(subject.name)?.push(await load(subject, ROUND_MS))
  print(rounds)

  bare.kill()
  server.child.kill('SIGTERM')
  await server.ended
  await keys.stop()
  await closeDatabase()
  await postgres.stop()
}

function print(rounds: ReadonlyMap<string, readonly Round[]>): void {
  console.log(`\nA credential by API key, audited; the median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s`)
  for (const [name, of] of rounds) {
    const { perSecond, p50, p99, cpu } = median(of)
    const figures = [
      `${Math.round(perSecond)} a second`,
      `p50 ${p50.toFixed(1)} ms`,
      `p99 ${p99.toFixed(1)} ms`,
      `${Math.round(cpu)} µs of CPU a request`,
    ]
    console.log(`${name.padEnd(10)} ${figures.join(', ')}`)
  }
  const ratios = (rounds.get('Patchbay') ?? []).map(
    ({ perSecond }, i) => perSecond / (rounds.get('bare')?.[i]?.perSecond ?? perSecond),
  )
  const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  console.log(`ratio      ${ratio.toFixed(2)} (to reach: ${TARGET})`)
}
