import 'server-only'
import type { CredentialQuery } from '@/lib/contract/credential'
import type { PlatformConnection } from '@/lib/contract/platform'
import type { Actor } from '@/lib/core/actor'
import { byAvailability } from '@/lib/core/best-connection'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type ErrorCode, isPatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { type Status, statusOf } from '@/lib/core/status'
import { metrics } from '@/lib/metrics'
import { freshUse } from '@/lib/operations/fresh-credential'
import { recordAccess } from '@/lib/operations/record-access'
import { testWhatIsRead } from '@/lib/operations/test-what-is-read'
import { factsOf } from '@/lib/operations/view-connection'
import { type Outcome, viewPlatformConnection } from '@/lib/operations/view-platform'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'

/** Why a credential is not to be had, as the state of the connection and no fault of the request. */
const STATES: readonly ErrorCode[] = [
  ...(['needs_reauth', 'misconfigured', 'connection_unavailable', 'connection_disabled'] as const),
  ...(['integration_disabled', 'not_connected', 'deleted'] as const),
]

/** One that may be fit to use, or become it by being asked for. */
const WORTH_ASKING: readonly Status[] = ['connected', 'degraded', 'unverified', 'unavailable']

/** The most that are asked for before the best of what was found is told. */
const MOST_ASKED = 10

/**
 * The best available of several connections to one integration (`byAvailability`), with its credential; where that turns
 * out to be over, the next one. Null: there are none. Throws `audit_unavailable`.
 */
export async function readBestAvailable(
  actor: Actor,
  connections: readonly ConnectionWithIntegration[],
  provider: Provider,
  query: CredentialQuery,
): Promise<PlatformConnection | null> {
  const ordered = connections
    .map((row) => {
      const { id, lastAuthorizedAt } = row
      return { row, id, lastAuthorizedAt, status: statusNow(row) }
    })
    .sort(byAvailability)
  const asked = ordered.filter(({ status }, at) => at === 0 || WORTH_ASKING.includes(status))
  let first: PlatformConnection | null = null
  for (const { row } of asked.slice(0, MOST_ASKED)) {
    const told = await readAvailable(actor, row, provider, query)
    if (told?.authorization?.status === 'active') return told
    first ??= told
  }
  return first
}

/**
 * A connection as it stands after its credential was asked for, and renewed where it had to be: the credential only
 * while it is active, and only with a line in the access log. It is tested in the background. Null: it is gone by now.
 * Throws `audit_unavailable` or `forbidden`.
 */
export async function readAvailable(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  query: CredentialQuery,
): Promise<PlatformConnection | null> {
  const outcome = await freshen(actor, connection, query)
  const { version, status } = outcome
  const isAsRead = version === connection.credentialVersion && status === statusNow(connection)
  const current = isAsRead ? connection : await findConnection({ by: 'id', id: connection.id })
  if (!current) return null
  const view = viewPlatformConnection(current, provider, { now: new Date(), locale: actor.locale }, outcome)
  if (view.authorization?.credential) {
    await recordAccess(actor, lineOf(current, 'served'))
    if (actor.type === 'api_key') metrics().secretReads.inc({ api_key: actor.id })
  } else if (outcome.refused) {
    // The answer holds no secret: it does not depend on the line.
    await recordAccess(actor, lineOf(current, outcome.refused.code)).catch(() => {})
  }
  testWhatIsRead(actor, current, provider)
  return view
}

async function freshen(
  actor: Actor,
  { id, credential }: ConnectionWithIntegration,
  { min_valid, rejected }: CredentialQuery,
): Promise<Outcome & { version: number | null; status: Status | null }> {
  const nothing = { credential: null, version: null, status: null }
  if (credential === null) return { ...nothing, refused: null }
  const minValidMs = min_valid === undefined ? undefined : min_valid * 1000
  try {
    const permission =
      actor.type === 'subject' ? ('use_catalog' as const) : ('read_subject_credentials' as const)
    const options = { permission, minValidMs, rejected }
    const fresh = await freshUse(actor, { by: 'id', id }, options)
    const { row, status } = fresh
    return { credential: fresh.credential, refused: null, version: row.credentialVersion, status }
  } catch (error) {
    if (!isPatchbayError(error) || !STATES.includes(error.code)) throw error
    return { ...nothing, refused: error }
  }
}

function statusNow(connection: ConnectionWithIntegration): Status {
  const now = new Date()
  return statusOf(factsOf(connection, connection.integration, now), now)
}

function lineOf(connection: ConnectionWithIntegration, outcome: string) {
  const { id, name, integrationId, integration, ownerType, ownerId } = connection
  return {
    ...{ what: 'credential' as const, outcome, integrationId, connectionId: id },
    target: `${formatConnectionKey(integration.slug, name)} (${ownerType} ${ownerId})`,
  }
}
