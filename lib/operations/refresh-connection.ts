import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { isFailureCode, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { bus } from '@/lib/events/bus'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics'
import { once } from '@/lib/once'
import { LEASE_MS } from '@/lib/operations/held-lease'
import { takePlace } from '@/lib/operations/refresh-place'
import { refreshUnderLease } from '@/lib/operations/refresh-under-lease'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { claimLease, readRefreshClock } from '@/lib/store/leases'
import { readRefreshable } from '@/lib/store/refreshable'
import { SLOTS } from '@/lib/store/slots'

/** How long a caller waits for a refresh, its own or somebody else's: longer than a lease. */
const WAIT_MS = 25_000
/** Who waits is told of the end; a look in between is for what is missed. */
const FIRST_LOOK_MS = 250
const LONGEST_LOOK_MS = 2_000
/** The credential to refresh: at this version of it, and no other. */
export interface Target {
  id: string
  credentialVersion: number
  providerKey: string
}

/** Why a refresh failed; null: it did not. */
type Failed = ProviderFailure | null

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
  /** The provider refuses the access token, whatever its clock says. */
  usedUp?: boolean
}

const BACKGROUND_SLOTS = SLOTS - 2

export function targetOf(connection: ConnectionWithIntegration): Target {
  const { id, credentialVersion, integration } = connection
  return { id, credentialVersion, providerKey: integration.providerKey }
}

/** Refreshes a credential whose time is up, if there is something to refresh it with. */
export async function refreshIfExpired(
  actor: Actor,
  connection: ConnectionWithIntegration,
  options: RefreshOptions = {},
): Promise<Refreshed> {
  const clock = connection.expiresAt === null ? null : await readRefreshClock(connection.id)
  const expired = clock?.validMs !== undefined && clock.validMs !== null && clock.validMs <= 0
  return expired && connection.hasRefreshToken
    ? refreshAndRead(actor, targetOf(connection), options)
    : { connection, failure: null }
}

/** Refreshes, and reads what stands there then. */
export async function refreshAndRead(
  actor: Actor,
  target: Target,
  options: RefreshOptions = {},
): Promise<Refreshed> {
  const failure = await refreshConnection(actor, target, options)
  return { connection: await reread(target.id), failure }
}

const flights = () => once('refreshes', () => new Map<string, Promise<Failed>>())

/**
 * Refreshes one credential: once in this process, and by one process at a time (a lease on the row); everybody else
 * waits and reads again. No transaction is open during the provider's call. Whatever fails is recorded and answered,
 * not thrown; a credential that still serves goes on serving. Nobody waits longer than 25 s: what is under way by then
 * goes on without them.
 */
export async function refreshConnection(
  actor: Actor,
  target: Target,
  options: RefreshOptions = {},
): Promise<Failed> {
  const { force = false, background = false, usedUp = false } = options
  const key = [target.id, target.credentialVersion, force, background, usedUp].join(' ')
  const flight = flights().get(key) ?? takeOff(key, refreshOnce(actor, target, options))
  let patience: NodeJS.Timeout | undefined
  const late = new Promise<Failed>((resolve) => {
    patience = setTimeout(() => resolve(tooLate()), WAIT_MS).unref()
  })
  try {
    return await Promise.race([flight, late])
  } finally {
    clearTimeout(patience)
  }
}

/** Waits for every refresh that is under way in this process. */
export async function underWay(): Promise<void> {
  await Promise.allSettled(flights().values())
}

function takeOff(key: string, flight: Promise<Failed>): Promise<Failed> {
  flights().set(key, flight)
  metrics().refreshing.set(flights().size)
  flight
    // Whoever waits hears of it too; nobody may be left by then.
    .catch((error) => log().debug({ err: error }, 'a refresh ended in an error'))
    .finally(() => {
      flights().delete(key)
      metrics().refreshing.set(flights().size)
    })
  return flight
}

async function refreshOnce(actor: Actor, target: Target, options: RefreshOptions): Promise<Failed> {
  const { id, credentialVersion: version } = target
  const deadline = performance.now() + WAIT_MS
  for (let wait = FIRST_LOOK_MS; performance.now() < deadline; wait = Math.min(wait * 1.5, LONGEST_LOOK_MS)) {
    const watch = bus().watchRefresh(id)
    try {
      const clock = await readRefreshClock(id)
      if (!clock) throw new PatchbayError('not_found')
      if (clock.version !== version) return null
      if (clock.leasedMs === 0) {
        if (!clock.refreshable || (clock.heldMs > 0 && !options.force)) return heldBack(await reread(id))
        const done = await tryOnce(actor, target, options, { deadline, over: watch.told })
        if (done) return done.failure
      }
      // Nobody waits for the worker's: whoever has the lease brings it, or it comes up again.
      if (options.background) return null
      await watch.within(wait * (0.5 + Math.random() / 2))
    } finally {
      watch.end()
    }
  }
  return tooLate()
}

/** One place at the provider, then the lease, then the call. Null when either is somebody else's. */
async function tryOnce(
  actor: Actor,
  { id, credentialVersion: version, providerKey }: Target,
  { force = false, background = false, usedUp = false }: RefreshOptions,
  patience: { deadline: number; over: Promise<void> },
): Promise<{ failure: Failed } | null> {
  const holder = crypto.randomUUID()
  const isWanted = async () => {
    const clock = await readRefreshClock(id)
    return clock?.version === version && clock.leasedMs === 0
  }
  const most = background ? BACKGROUND_SLOTS : SLOTS
  const waited = metrics().refreshWaitSeconds.startTimer({ provider: providerKey })
  const place = await takePlace(providerKey, { holder, most, isWanted, ...patience })
  waited()
  if (place === null) return null
  try {
    const claimedAt = Date.now()
    // Beside the claim: that is for this version, so what is read is of this version too.
    const reading = readRefreshable(id)
    reading.catch(() => {})
    const lease = await claimLease(id, { holder, version, leaseMs: LEASE_MS, force })
    if (!lease) return null
    const took = metrics().refreshSeconds.startTimer({ provider: providerKey })
    const failure = await refreshUnderLease(actor, { id, reading, place }, { ...lease, claimedAt, usedUp })
    took()
    metrics().refreshes.inc({ provider: providerKey, outcome: failure?.code ?? 'refreshed' })
    return { failure }
  } finally {
    place.leave()
  }
}

/** It failed a moment ago and is not tried again yet, or never: what was found then still stands. */
function heldBack(connection: ConnectionWithIntegration): ProviderFailure {
  const { refusedCode, validationCode, validationReason, integration } = connection
  const code = refusedCode ?? integration.faultCode ?? validationCode
  const known = code && isFailureCode(code) && FAILURES[code].kind !== 'cancelled' ? code : null
  const params = code === validationCode && validationReason ? JSON.parse(validationReason) : {}
  if (!connection.hasRefreshToken) return new ProviderFailure('expired')
  return new ProviderFailure(known ?? 'provider_unavailable', { params })
}

function tooLate(): ProviderFailure {
  return new ProviderFailure('timeout')
}

async function reread(id: string): Promise<ConnectionWithIntegration> {
  const connection = await findConnection({ by: 'id', id })
  if (!connection) throw new PatchbayError('not_found')
  return connection
}
