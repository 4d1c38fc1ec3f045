import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { isFailureCode, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { once } from '@/lib/once'
import { LEASE_MS } from '@/lib/operations/held-lease'
import { refreshUnderLease } from '@/lib/operations/refresh-under-lease'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { claimLease, readRefreshClock } from '@/lib/store/leases'
import { giveSlot, SLOTS, takeSlot } from '@/lib/store/slots'

/** How long a caller waits for a refresh, its own or somebody else's: longer than a lease. */
const WAIT_MS = 25_000
const FIRST_LOOK_MS = 100
const LONGEST_LOOK_MS = 1_000

/** A connection after the attempt to refresh it, and why that failed, if it did. */
export interface Refreshed {
  connection: ConnectionWithIntegration
  failure: ProviderFailure | null
}

export interface RefreshOptions {
  /** A person asks: the pause after a failure does not bind them. */
  force?: boolean
  /** The worker leaves some of a provider's places to whoever waits for an answer. */
  background?: boolean
}

const BACKGROUND_SLOTS = SLOTS - 2

/** Refreshes a credential whose time is up, if there is something to refresh it with. */
export async function refreshIfExpired(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  options: RefreshOptions = {},
): Promise<Refreshed> {
  const clock = connection.expiresAt === null ? null : await readRefreshClock(connection.id)
  const expired = clock?.validMs !== undefined && clock.validMs !== null && clock.validMs <= 0
  return expired && connection.hasRefreshToken
    ? refreshConnection(actor, connection, provider, options)
    : { connection, failure: null }
}

const flights = () => once('refreshes', () => new Map<string, Promise<Refreshed>>())

/**
 * Refreshes one credential: once in this process, and by one process at a time (a lease on the row); everybody else
 * waits and reads again. No transaction is open during the provider's call. Whatever fails is recorded and answered,
 * not thrown; a credential that still serves goes on serving.
 */
export function refreshConnection(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  options: RefreshOptions = {},
): Promise<Refreshed> {
  const key = `${connection.id} ${connection.credentialVersion}`
  const inFlight = flights().get(key)
  if (inFlight) return inFlight
  const flight = refreshOnce(actor, connection, provider, options).finally(() => flights().delete(key))
  flights().set(key, flight)
  return flight
}

async function refreshOnce(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  { force = false, background = false }: RefreshOptions,
): Promise<Refreshed> {
  const { id, credentialVersion: version } = connection
  const deadline = Date.now() + WAIT_MS
  for (let wait = FIRST_LOOK_MS; Date.now() < deadline; wait = Math.min(wait * 1.5, LONGEST_LOOK_MS)) {
    const clock = await readRefreshClock(id)
    if (!clock) throw new PatchbayError('not_found')
    if (clock.version !== version) return { connection: await reread(id), failure: null }
    if (clock.leasedMs === 0) {
      if (clock.heldMs > 0 && !force) return heldBack(await reread(id))
      const done = await tryOnce(actor, connection, provider, { force, background })
      if (done) return done
    }
    await sleep(wait * (0.5 + Math.random() / 2))
  }
  return { connection: await reread(id), failure: new ProviderFailure('timeout') }
}

/** One place at the provider, then the lease, then the call. Null when either is somebody else's. */
async function tryOnce(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  { force, background }: { force: boolean; background: boolean },
): Promise<Refreshed | null> {
  const holder = crypto.randomUUID()
  const slot = await takeSlot(provider.key, holder, LEASE_MS, background ? BACKGROUND_SLOTS : SLOTS)
  if (slot === null) return null
  try {
    const { id, credentialVersion: version } = connection
    const claimedAt = Date.now()
    const lease = await claimLease(id, { holder, version, leaseMs: LEASE_MS, force })
    if (!lease) return null
    const failure = await refreshUnderLease(actor, connection, provider, { ...lease, claimedAt })
    return { connection: await reread(id), failure }
  } finally {
    await giveSlot(provider.key, slot, holder).catch(() => {})
  }
}

/** It failed a moment ago and is not tried again yet: what was found then still stands. */
function heldBack(connection: ConnectionWithIntegration): Refreshed {
  const code = connection.validationCode
  const known =
    code && isFailureCode(code) && FAILURES[code].kind !== 'cancelled' ? code : 'provider_unavailable'
  const params = connection.validationReason ? JSON.parse(connection.validationReason) : {}
  return { connection, failure: new ProviderFailure(known, { params }) }
}

async function reread(id: string): Promise<ConnectionWithIntegration> {
  const connection = await findConnection({ by: 'id', id })
  if (!connection) throw new PatchbayError('not_found')
  return connection
}
