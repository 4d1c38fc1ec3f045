// The storm: a thousand credentials have expired, and two processes are asked for them ten thousand times at once.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '@/lib/core/actor'
import { createIntegration } from '@/lib/operations/create-integration'
import { credentialPlace } from '@/lib/operations/open-credential'
import { prepareStart } from '@/lib/operations/prepare-start'
import { saveSetup } from '@/lib/operations/save-setup'
import { closeDatabase, database, transaction } from '@/lib/store/database'
import { startEmbedded } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrate'
import { createCustomProvider } from '@/lib/store/providers'
import { SLOTS } from '@/lib/store/slots'
import { seal } from '@/lib/vault/seal'
import { startReader } from '../tests/support/processes'
import { rotating } from '../tests/support/rotating-definition'
import { startRotatingProvider } from '../tests/support/rotating-provider'

const CONNECTIONS = 1_000
const CALLS = 10_000
const PROCESSES = 2
const DELAY_MS = 100

const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
chmodSync(folder, 0o755)
const postgres = await startEmbedded(folder)
// Whatever goes wrong: nothing is left behind.
process.on('uncaughtException', async (error) => {
  console.error(error)
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(1)
})
await migrate(postgres.url, 'prisma/migrations')
const server = await startRotatingProvider()
Object.assign(process.env, {
  DATABASE_URL: postgres.url,
  PATCHBAY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  PATCHBAY_EGRESS_ALLOW: new URL(server.origin).host,
  LOG_LEVEL: 'silent',
})
await prepareStart()
const ids = await plant()
const readers = await Promise.all(Array.from({ length: PROCESSES }, () => startReader()))
// Each process has opened its connections to the database before the clock starts.
await Promise.all(readers.map((reader) => reader.fresh(ids[0] ?? '')))
server.reset()
await database().$executeRaw`update "Connection" set "expiresAt" = clock_timestamp() - interval '1 second'`
server.manner.delayMs = DELAY_MS

const startedAt = performance.now()
const each = CALLS / CONNECTIONS / PROCESSES
const answers = await Promise.all(
  readers.map((reader) => reader.freshAll(Array.from({ length: each }, () => ids).flat())),
)
const tookMs = performance.now() - startedAt

const least = (CONNECTIONS / SLOTS) * DELAY_MS
const failed = answers.flat().filter(({ ok }) => !ok)
console.log(
  `${CONNECTIONS} expired, ${CALLS} calls, ${PROCESSES} processes, provider ${DELAY_MS} ms, cap ${SLOTS}`,
)
console.log(`token requests      ${server.uses.length}`)
console.log(`most at once        ${server.mostAtOnce}`)
console.log(`calls that failed   ${failed.length}`)
console.log(
  `time                ${Math.round(tookMs)} ms; the cap’s own minimum is ${least} ms: ${(tookMs / least).toFixed(2)}`,
)
if (failed[0]) console.log(failed[0])

await Promise.all(readers.map((reader) => reader.end()))
await server.stop()
await closeDatabase()
await postgres.stop()
rmSync(folder, { recursive: true, force: true })

async function plant(): Promise<string[]> {
  await transaction((tx) => createCustomProvider(tx, rotating(server.origin)))
  const actor = systemActor('bench')
  const integration = await createIntegration(actor, { provider: 'rotating' })
  await saveSetup(actor, integration.slug, { fields: { client_id: 'bench', client_secret: 'a-secret' } })
  const now = new Date()
  const rows = Array.from({ length: CONNECTIONS }, (_, index) => {
    const id = crypto.randomUUID()
    const { accessToken, refreshToken } = server.grant()
    const credential = { type: 'oauth2', accessToken, refreshToken, tokenType: 'Bearer', obtainedAt: now }
    return {
      ...{ id, integrationId: integration.id, name: `c${index}`, hasRefreshToken: true },
      ...{
        credential: Buffer.from(seal(credentialPlace(id, 1), JSON.stringify(credential))),
        credentialVersion: 1,
      },
      ...{ credentialType: 'oauth2', expiresAt: new Date(now.getTime() + 600_000), grantedScopes: ['read'] },
      ...{ validationStatus: 'ok' as const, validatedAt: now, connectedAt: now },
    }
  })
  await database().connection.createMany({ data: rows })
  return rows.map(({ id }) => id)
}
