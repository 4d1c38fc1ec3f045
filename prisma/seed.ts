import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Actor, systemActor, type UserActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { recordAccess } from '@/lib/operations/record-access'
import { saveSetup } from '@/lib/operations/save-setup'
import { openSession } from '@/lib/operations/start-session'
import { validateConnection } from '@/lib/operations/validate-connection'
import { database, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { randomToken } from '@/lib/vault/digest'
import { consent } from '@/tests/support/consent'
import type { FaultyProvider } from '@/tests/support/faulty-provider'
import { localProvider } from '@/tests/support/local-provider'
import { clients } from '@/tests/support/oauth-server'
import { seedCustomers } from './seed-customers'

/** What the demo shows: one connection in each status, brought about by really doing what leads there, and two customers. */
export const SEEDED = [
  { slug: 'company-directory', name: 'Company directory', provider: 'demo-id', status: 'connected' },
  { slug: 'team-calendar', name: 'Team calendar', provider: 'demo-id', status: 'needs_reauth' },
  { slug: 'newsletter', name: 'Newsletter', provider: 'demo-id', status: 'misconfigured' },
  { slug: 'weather-desk', name: 'Weather desk', provider: 'demo-flaky', status: 'degraded' },
  { slug: 'parcel-tracking', name: 'Parcel tracking', provider: 'demo-flaky', status: 'unavailable' },
  { slug: 'shared-drive', name: 'Shared drive', provider: 'demo-id', status: 'unverified' },
  { slug: 'old-wiki', name: 'Old wiki', provider: 'demo-id', status: 'disabled' },
  { slug: 'crm', name: 'Customer list', provider: 'demo-id', status: 'connecting' },
  { slug: 'help-desk', name: 'Help desk', provider: 'demo-id', status: 'not_connected' },
] as const

type Seeded = (typeof SEEDED)[number]

export interface Peers {
  /** The real OAuth server. */
  issuer: string
  /** The one that misbehaves on demand. */
  flaky: FaultyProvider
  publicUrl: string
}

/** Fills an empty install for the demo. Needs an admin and both providers running. */
export async function seed(peers: Peers): Promise<void> {
  const admin = await signInAdmin()
  await transaction((tx) => createCustomProvider(tx, steady(peers)))
  await transaction((tx) => createCustomProvider(tx, unsteady(peers)))
  const secrets = { 'demo-id': clients.basic.client_secret, 'demo-flaky': 'any' }
  for (const { slug, name, provider, status } of SEEDED) {
    await createIntegration(admin, { provider, slug, name })
    const secret = status === 'misconfigured' ? 'not the secret' : secrets[provider]
    await saveSetup(admin, slug, { fields: { client_id: clients.basic.client_id, client_secret: secret } })
  }
  const connect = (status: Seeded['status'], login: string) => connectAs(admin, peers, slugOf(status), login)

  await connect('needs_reauth', 'carol')
  await fetch(`${peers.issuer}/-/revoke-grants`)
  await validateConnection(admin, slugOf('needs_reauth'))
  await seedCustomers(admin, peers.publicUrl)
  await connect('connected', 'alice')
  await validateConnection(admin, slugOf('connected'))
  await connect('misconfigured', 'dave')
  await connect('unverified', 'erin')
  await database().connection.updateMany({
    where: { integration: { slug: slugOf('unverified') } },
    data: { validationStatus: null, validatedAt: null },
  })
  await database().check.deleteMany({
    where: { connection: { integration: { slug: slugOf('unverified') } } },
  })
  await connect('disabled', 'frank')
  await database().integration.updateMany({ where: { slug: slugOf('disabled') }, data: { enabled: false } })
  await beginAuthorization(admin, { integration: slugOf('connecting'), browser: randomToken() })
  await makeTrouble(admin, peers, connect)
  await callThem(admin)
}

/** Programs, and how often each has asked for what. */
const PROGRAMS = [
  { name: 'billing-api', asks: { connected: 1_200, needs_reauth: 84, degraded: 12 } },
  { name: 'nightly-reports', asks: { connected: 40, needs_reauth: 6 } },
  { name: 'help-centre', asks: { needs_reauth: 3, unavailable: 25 } },
] as const

/** The lines that the programs' reads would have left. */
async function callThem(admin: Actor): Promise<void> {
  for (const { name, asks } of PROGRAMS) {
    const { id } = await createApiKey(admin, { name, scopes: ['credentials:read'] })
    const program: Actor = {
      ...{ type: 'api_key', id, name, scopes: ['credentials:read'], integrationIds: [] },
      ...{ requestId: randomUUID(), address: '127.0.0.1' },
    }
    for (const [status, times] of Object.entries(asks)) {
      const target = slugOf(status as Seeded['status'])
      const found = await database().connection.findFirstOrThrow({ where: { integration: { slug: target } } })
      const use = {
        ...{ what: 'credential' as const, outcome: status === 'connected' ? 'served' : status },
        ...{ integrationId: found.integrationId, connectionId: found.id, target },
      }
      await Promise.all(Array.from({ length: times }, () => recordAccess(program, use)))
    }
  }
}

/** Both connections of the unsteady provider work, and then it has trouble: one of them has run out by then. */
async function makeTrouble(
  admin: Actor,
  { flaky }: Peers,
  connect: (status: Seeded['status'], login: string) => Promise<void>,
) {
  await connect('degraded', 'alice')
  flaky.set('token', {
    body: { access_token: 'brief', refresh_token: 'again', token_type: 'Bearer', expires_in: 1 },
  })
  await connect('unavailable', 'alice')
  await sleep(1_100)
  const trouble = {
    status: 503,
    body: { error: 'temporarily_unavailable', error_description: 'Maintenance until six.' },
  }
  flaky.set('token', trouble)
  flaky.set('probe', trouble)
  await validateConnection(admin, slugOf('degraded'))
  await validateConnection(admin, slugOf('unavailable'))
}

function slugOf(status: Seeded['status']): string {
  const found = SEEDED.find((entry) => entry.status === status)
  if (!found) throw new Error(`nothing is seeded as ${status}`)
  return found.slug
}

async function signInAdmin(): Promise<Actor & UserActor> {
  const user = await database().user.findFirstOrThrow({ where: { role: 'admin' } })
  const { sessionId } = await openSession(systemActor('demo'), user, 'demo')
  const { id, name, email, role } = user
  return { type: 'user', id, sessionId, name, email, role, requestId: randomUUID(), address: null }
}

async function connectAs(admin: Actor, { publicUrl }: Peers, slug: string, login: string): Promise<void> {
  const browser = randomToken()
  const { url } = await beginAuthorization(admin, { integration: slug, browser })
  const callback = await consent(url, `${publicUrl}/oauth2/callback/${slug}`, { login })
  await completeAuthorization(admin, { query: callback.searchParams, path: callback.pathname, browser })
}

function steady({ issuer }: Peers): Provider {
  return localProvider(issuer, {
    key: 'demo-id',
    name: 'Demo ID',
    description: 'The OAuth provider of this demo, on this machine',
    categories: ['Identity'],
  })
}

function unsteady({ flaky }: Peers): Provider {
  const { urls, origin } = flaky
  return {
    key: 'demo-flaky',
    name: 'Flaky Cloud',
    description: 'A provider that has trouble, on this machine',
    categories: ['Operations'],
    authType: 'oauth2',
    fields: localProvider(origin).fields,
    oauth2: {
      authorizationUrl: urls.authorize,
      tokenUrl: urls.token,
      revocationUrl: urls.revoke,
      issuer: origin,
      grant: 'authorization_code',
      scopes: [{ name: 'read', label: 'Read everything', default: true }],
      tokenAuthMethod: 'client_secret_basic',
      idToken: 'ignore',
    },
    identity: { url: urls.userinfo, id: ['sub'], name: ['name'], email: ['email'] },
    probe: { url: urls.probe },
  }
}
