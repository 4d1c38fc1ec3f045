import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type Grant, grantFrom, keepRefreshToken } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { credentialPlace, openCredential } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { recordEvent } from '@/lib/operations/record-event'
import { type ConnectionWithIntegration, findConnection, writeRefreshed } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { claimLease, releaseLease } from '@/lib/store/leases'
import { seal } from '@/lib/vault/seal'

/** Longer than the 15 s that egress gives a call, so that no second call starts while the first may still count. */
const LEASE_MS = 20_000

/** How long a caller waits for somebody else's refresh, and how often it looks. */
const WAIT_MS = 25_000
const LOOK_MS = 250

/** A connection after the attempt to refresh it, and why that failed, if it did. */
export interface Refreshed {
  connection: ConnectionWithIntegration
  failure: ProviderFailure | null
}

/** Refreshes a credential whose time is up, if there is something to refresh it with. */
export async function refreshIfExpired(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
): Promise<Refreshed> {
  const expired = connection.expiresAt !== null && connection.expiresAt <= new Date()
  return expired && connection.hasRefreshToken
    ? refreshConnection(actor, connection, provider)
    : { connection, failure: null }
}

/**
 * Refreshes one credential: one process at a time, by a lease on the row; the others wait and read again. No
 * transaction is open during the provider's call, and the answer is committed before anything else is done with it.
 */
export async function refreshConnection(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
): Promise<Refreshed> {
  const deadline = Date.now() + WAIT_MS
  let current = connection
  while (Date.now() < deadline) {
    const fence = await claimLease(current.id, actor.requestId, connection.credentialVersion, LEASE_MS)
    if (fence !== null) return refreshUnderLease(actor, current, provider, fence)
    await sleep(LOOK_MS)
    current = await reread(current.id)
    if (current.credentialVersion !== connection.credentialVersion)
      return { connection: current, failure: null }
  }
  return { connection: current, failure: new ProviderFailure('timeout') }
}

async function refreshUnderLease(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  fence: number,
): Promise<Refreshed> {
  try {
    const before = openCredential(connection)
    if (!before?.refreshToken) throw new ProviderFailure('expired')
    const { client } = correspondentOf(connection.integration, provider)
    const startedAt = new Date()
    const tokens = await refreshTokens({ client, refreshToken: before.refreshToken })
    const grant = keepRefreshToken(grantFrom(tokens, connection.grantedScopes, startedAt), before)
    await persist('a refreshed credential', () => save(actor, connection, grant))
    return { connection: await reread(connection.id), failure: null }
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    await recordFailure(actor, connection, error)
    return { connection: await reread(connection.id), failure: error }
  } finally {
    await releaseLease(connection.id, fence).catch(() => {})
  }
}

function save(actor: Actor, connection: ConnectionWithIntegration, grant: Grant): Promise<boolean> {
  const { credential, expiresAt, refreshExpiresAt, grantedScopes } = grant
  return transaction(async (tx) => {
    const saved = await writeRefreshed(tx, connection.id, connection.credentialVersion, {
      credential: seal(
        credentialPlace(connection.id, connection.credentialVersion + 1),
        JSON.stringify(credential),
      ),
      tokenType: credential.tokenType,
      hasRefreshToken: credential.refreshToken !== null,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      refreshExpiresAt: refreshExpiresAt === null ? connection.refreshExpiresAt : new Date(refreshExpiresAt),
      grantedScopes,
    })
    if (saved) await recordEvent(tx, actor, { type: 'token.refreshed', ...aboutOf(connection) })
    return saved
  })
}

function recordFailure(
  actor: Actor,
  connection: ConnectionWithIntegration,
  failure: ProviderFailure,
): Promise<void> {
  return transaction((tx) =>
    recordEvent(tx, actor, {
      type: 'token.refresh_failed',
      outcome: 'failure',
      ...aboutOf(connection),
      detail: { code: failure.code },
    }),
  )
}

function aboutOf(connection: ConnectionWithIntegration) {
  return {
    integrationId: connection.integrationId,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, connection.name),
  }
}

async function reread(id: string): Promise<ConnectionWithIntegration> {
  const connection = await findConnection({ by: 'id', id })
  if (!connection) throw new PatchbayError('not_found')
  return connection
}
