// A request of 2 kB through the proxy, its access line committed before it is sent, beside the least that one can be.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { systemActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { prepareStart } from '@/lib/operations/prepare-start'
import { closeDatabase, database, transaction } from '@/lib/store/database'
import { startEmbedded } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrate'
import { createCustomProvider } from '@/lib/store/providers'
import { freePort, makeFolder, runServer, startLine } from '../tests/process/patchbay-process'
import { startBareProxy } from './parts/bare-proxy'
import { compare } from './parts/compare'
import { startSmallApi } from './parts/small-api'

const TARGET = 0.5

const [role, ...given] = process.argv.slice(2)
if (role === 'api') startSmallApi(Number(given[0]))
else if (role === 'bare') {
  const [databaseUrl = '', key = '', origin = '', port = ''] = given
  startBareProxy(databaseUrl, Buffer.from(key, 'base64'), origin, Number(port))
} else await main()

async function start(as: string, ...args: string[]) {
  const child = fork(fileURLToPath(import.meta.url), [as, ...args])
  await once(child, 'message')
  return child
}

function provider(origin: string): Provider {
  return {
    ...{
      key: 'small',
      name: 'Small',
      description: 'An API of the bench',
      categories: [],
      authType: 'api_key',
    },
    fields: [{ key: 'api_key', label: 'API key', type: 'password', required: true, secret: true }],
    api: {
      baseUrl: `${origin}/v1`,
      limits: { concurrent: 64, perMinute: 10_000_000 },
      credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
    },
  }
}

async function main(): Promise<void> {
  const folder = makeFolder()
  const postgres = await startEmbedded(folder)
  const [port, barePort, apiPort] = [await freePort(), await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${apiPort}`
  const environment = {
    DATABASE_URL: postgres.url,
    PATCHBAY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${apiPort}`,
    PATCHBAY_DATA_DIR: folder,
    LOG_LEVEL: 'error',
  }
  Object.assign(process.env, environment)
  await migrate(postgres.url, 'prisma/migrations')
  await prepareStart()
  const actor = systemActor('bench')
  await transaction((tx) => createCustomProvider(tx, provider(origin)))
  const fields = { api_key: 'a-key-of-the-bench' }
  const { slug } = await createIntegration(actor, { provider: 'small', key: { fields, test: false } })
  const { key } = await createApiKey(actor, { name: 'Bench', scopes: ['proxy'] })
  const { id } = await database().connection.findFirstOrThrow()

  const api = await start('api', String(apiPort))
  const sealing = randomBytes(32).toString('base64')
  const bare = await start('bare', postgres.url, sealing, origin, String(barePort))
  const server = runServer({ ...environment, PORT: String(port), PATCHBAY_URL: `http://localhost:${port}` })
  await startLine(server)

  const path = 'items/1?x=1'
  const limit = {
    ...{
      name: 'bare',
      url: `http://127.0.0.1:${barePort}/${id}/v1/${path}`,
      headers: {},
      pid: bare.pid ?? 0,
    },
  }
  const ours = {
    name: 'Patchbay',
    url: `http://127.0.0.1:${port}/api/integrations/${slug}/request/${path}`,
    headers: { authorization: `Bearer ${key}` },
    pid: server.pid,
  }
  await compare('2 kB of JSON through the proxy, audited', limit, ours, TARGET)

  for (const child of [bare, api]) child.kill()
  server.child.kill('SIGTERM')
  await server.ended
  await closeDatabase()
  await postgres.stop()
}
