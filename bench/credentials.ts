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
import { compare } from './parts/compare'

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

  await compare(
    'A credential by API key, audited',
    { name: 'bare', url: `http://127.0.0.1:${barePort}/${id}`, headers: {}, pid: bare.pid ?? 0 },
    {
      name: 'Patchbay',
      url: `http://127.0.0.1:${port}/api/connections/${slug}/credentials`,
      headers: { authorization: `Bearer ${key}` },
      pid: server.pid,
    },
    TARGET,
  )

  bare.kill()
  server.child.kill('SIGTERM')
  await server.ended
  await keys.stop()
  await closeDatabase()
  await postgres.stop()
}
