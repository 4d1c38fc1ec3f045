import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type Grant, isRenewable } from '@/lib/core/credential'
import { isFailureCode, isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { refreshTimeOf } from '@/lib/core/refresh-policy'
import { log } from '@/lib/log'
import { askProvider, spokesmanOf } from '@/lib/operations/ask-provider'
import type { HeldLease } from '@/lib/operations/held-lease'
import { endFault } from '@/lib/operations/note-fault'
import { credentialPlace } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { lineOf, recordEvents } from '@/lib/operations/record-event'
import { revokeGrant } from '@/lib/operations/revoke-grant'
import { saveTogether } from '@/lib/operations/save-together'
import { findRefreshable, type RefreshableConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { readRefreshClock } from '@/lib/store/leases'
import { writeRefreshed } from '@/lib/store/refreshed'
import { seal } from '@/lib/vault/seal'

/** A token response under way to its row. */
export interface Arrival {
  /** As it was when the claim was made. */
  connection: RefreshableConnection
  provider: Provider
  lease: HeldLease
  grant: Grant
  rotates: boolean
}

type Verdict = 'write' | 'saved' | 'superseded' | 'gone' | 'late'

/** How often it is looked whether a later claim is over, which at the latest is when its lease is. */
const LOOK_MS = 250
const LOOKS = 100

/**
 * Commits refreshed tokens, through outages of the database. Where somebody else has claimed the refresh meanwhile,
 * the answer is late: it is tried at the provider before it may replace anything, and what is newer stands.
 */
export async function saveRefreshed(actor: Actor, arrival: Arrival): Promise<ProviderFailure | null> {
  // Mostly nothing has changed since the claim, and one statement both finds that out and writes.
  if (await persist('a refreshed credential', () => writeOnTime(actor, arrival), anything)) return null
  for (let tried = false, looks = 0; ; ) {
    const current = await persist('reading a connection', () => findRefreshable(arrival.connection.id))
    const verdict = judge(current, arrival, tried)
    if (verdict === 'saved' || verdict === 'superseded') return null
    if (!current || verdict === 'gone') return giveBack(actor, arrival)
    if (verdict === 'late' && looks++ < LOOKS && (await isLeased(arrival))) await sleep(LOOK_MS)
    else if (verdict === 'late') {
      const refusal = await tryLate(arrival, current)
      if (refusal) return refusal
      tried = true
    } else if (await persist('a refreshed credential', () => writeAlone(actor, current, arrival), anything))
      return null
  }
}

/** What is being saved has no other copy: whatever goes wrong is tried again, not an outage alone. */
const anything = () => true

/** Whether somebody else is asking the provider just now: what they bring is newer, and may end what came late. */
async function isLeased({ connection }: Arrival): Promise<boolean> {
  const clock = await persist('reading a lease', () => readRefreshClock(connection.id))
  return clock !== null && clock.leasedMs > 0
}

function judge(
  current: RefreshableConnection | null,
  { connection, lease }: Arrival,
  tried: boolean,
): Verdict {
  if (!current?.credential) return 'gone'
  const from = connection.credentialVersion
  if (current.credentialVersion !== from) {
    // A consent has no base: it is newer than any refresh of what it replaced.
    if (current.baseVersion !== from) return 'superseded'
    if (current.credentialFence === lease.fence) return 'saved'
    if (current.credentialFence > lease.fence) return 'superseded'
  }
  return current.leaseFence > lease.fence && !tried ? 'late' : 'write'
}

/** Whether the late token works, asked until the provider says. Null: it does. */
async function tryLate(
  { connection, provider, grant }: Arrival,
  current: RefreshableConnection,
): Promise<ProviderFailure | null> {
  // It cannot be tried. Where somebody was refused since, the family is taken for dead.
  if (!provider.probe) return current.refusedCode ? new ProviderFailure('answer_lost') : null
  for (let wait = 500, tries = 0; ; wait *= 2, tries++) {
    try {
      await askProvider(spokesmanOf(connection, provider, grant.credential), [])
      return null
    } catch (error) {
      if (!isProviderFailure(error)) throw error
      // Dead on arrival: whoever came first has said so on the connection.
      if (FAILURES[error.code].kind !== 'transient' || tries === 5) return error
      await sleep(wait)
    }
  }
}

/** The connection was let go of while its refresh was under way: the tokens go back, and nothing comes back to life. */
async function giveBack(actor: Actor, { connection, provider, grant }: Arrival): Promise<null> {
  await revokeGrant(actor, { connection, provider, credential: grant.credential })
  return null
}

/** What is written, and what the log is told, if `current` is still what stands there. */
function plan(actor: Actor, current: RefreshableConnection, { connection, lease, grant, rotates }: Arrival) {
  // Refused to somebody since: that the access token works does not say that the refresh token does. It is used at once.
  const keepValidation = current.refusedCode !== null || keepsFinding(current)
  const { credential, grantedScopes } = grant
  const expiresAt = grant.expiresAt === null ? null : new Date(grant.expiresAt)
  const place = credentialPlace(current.id, current.credentialVersion + 1)
  const write = {
    credential: seal(place, JSON.stringify(credential)),
    tokenType: credential.tokenType,
    hasRefreshToken: isRenewable(credential),
    expiresAt,
    refreshExpiresAt:
      grant.refreshExpiresAt === null ? current.refreshExpiresAt : new Date(grant.refreshExpiresAt),
    grantedScopes,
    baseVersion: connection.credentialVersion,
    fence: lease.fence,
    rotates,
    refreshAt: current.refusedCode ? lease.at : refreshTimeOf(lease.at, expiresAt, Math.random()),
  }
  const about = {
    integrationId: current.integrationId,
    connectionId: current.id,
    target: formatConnectionKey(current.integration.slug, current.name),
  }
  const recovers = current.validationStatus === 'error' && !keepValidation
  const lines = [
    lineOf(actor, { type: 'token.refreshed', ...about }),
    ...(recovers
      ? [lineOf(actor, { type: 'connection.recovered', ...about, detail: { status: 'connected' } })]
      : []),
  ]
  return { write, lines, keepValidation }
}

/** Saves it together with others, where nothing has changed since the claim. */
async function writeOnTime(actor: Actor, arrival: Arrival): Promise<boolean> {
  const { connection } = arrival
  const { id, credentialVersion: fromVersion, integration } = connection
  if (integration.faultCode !== null) return false
  const { write, lines, keepValidation } = plan(actor, connection, arrival)
  const written = await saveTogether({ write: { ...write, id, fromVersion, keepValidation }, lines })
  if (written) log().info({ requestId: actor.requestId, connectionId: id }, 'refreshed')
  return written
}

/** Saves it alone, as what stands there now allows. */
function writeAlone(actor: Actor, current: RefreshableConnection, arrival: Arrival): Promise<boolean> {
  const { write, lines, keepValidation } = plan(actor, current, arrival)
  return transaction(async (tx) => {
    const { id, credentialVersion, integration } = current
    const options = { keepValidation, now: new Date() }
    if (!(await writeRefreshed(tx, id, credentialVersion, write, options))) return false
    log().info({ requestId: actor.requestId, connectionId: id }, 'refreshed')
    await endFault(tx, actor, integration)
    await recordEvents(tx, lines)
    return true
  })
}

/** A refresh mends what was passing. That a permission is missing, say, it does not mend. */
function keepsFinding({ validationStatus, validationCode }: RefreshableConnection): boolean {
  if (validationStatus !== 'error' || !validationCode || !isFailureCode(validationCode)) return false
  return (
    validationCode === 'missing_scope' ||
    validationCode === 'access_denied' ||
    validationCode === 'account_disabled'
  )
}
