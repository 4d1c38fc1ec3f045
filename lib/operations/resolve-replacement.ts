import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey, isUuid, parseConnectionKey } from '@/lib/core/connection-key'
import type { Grant } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { permitUse } from '@/lib/core/ownership'
import { permit, toConnect } from '@/lib/core/permission'
import type { Account } from '@/lib/core/token-set'
import { applyGrant, keepAccount } from '@/lib/operations/apply-grant'
import { providerOf } from '@/lib/operations/find-provider'
import type { Attempt } from '@/lib/operations/match-authorization'
import { grantPlace } from '@/lib/operations/open-credential'
import { readConnection } from '@/lib/operations/read-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { giveBackGrant } from '@/lib/operations/revoke-grant'
import { findPendingGrant, takePendingGrant } from '@/lib/store/authorizations'
import { findConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { open } from '@/lib/vault/seal'

export type Decision = 'replace' | 'discard'

/**
 * Decides on a finished consent of another account, and answers the connection as it stands then. Throws as
 * `decideReplacement` does.
 */
export async function resolveReplacement(
  actor: Actor,
  authorizationId: string,
  decision: Decision,
): Promise<ConnectionView> {
  permit(actor, 'connect')
  return readConnection(actor, await decideReplacement(actor, authorizationId, decision))
}

/**
 * `replace` makes the account that consented the connection's, `discard` gives its grant back to the provider and leaves
 * what was there. Whoever may use the connection decides, a customer about their own. Answers the connection's id.
 * Throws `not_found`, or `forbidden` where it is somebody else's.
 */
export async function decideReplacement(
  actor: Actor,
  authorizationId: string,
  decision: Decision,
): Promise<string> {
  const permission = toConnect(actor)
  permit(actor, permission)
  const attempt = await findDecision(authorizationId)
  permit(actor, permission, attempt.connection.integrationId)
  permitUse(actor, attempt.connection)
  const grant: Grant = JSON.parse(open(grantPlace(authorizationId), attempt.grant))
  if (decision === 'replace') await replace(actor, attempt, grant)
  else await discard(actor, attempt, grant)
  return attempt.connection.id
}

async function findDecision(authorizationId: string): Promise<Attempt & { grant: Uint8Array }> {
  const authorization = isUuid(authorizationId) ? await findPendingGrant(authorizationId) : null
  const connection = authorization && (await findConnection(parseConnectionKey(authorization.connectionId)))
  if (!authorization?.pendingGrant || !connection || authorization.expiresAt <= new Date())
    throw new PatchbayError('not_found')
  return {
    authorization,
    connection,
    provider: await providerOf(connection.integration),
    grant: authorization.pendingGrant,
  }
}

async function replace(actor: Actor, attempt: Attempt, grant: Grant): Promise<void> {
  await applyGrant(actor, attempt, grant, false)
  const account = attempt.authorization.pendingAccount as Partial<Account> | null
  await keepAccount(actor, attempt.connection, isAccount(account) ? account : null)
}

/** Whoever takes the grant off the row gives it back: once, even if two people press at the same time. */
async function discard(
  actor: Actor,
  { authorization, connection, provider }: Attempt,
  grant: Grant,
): Promise<void> {
  const target = formatConnectionKey(connection.integration.slug, connection.name)
  const taken = await transaction(async (tx) => {
    const mine = await takePendingGrant(tx, authorization.id, 'cancelled')
    if (mine)
      await recordEvent(tx, actor, {
        type: 'connection.connect_failed',
        outcome: 'denied',
        integrationId: connection.integrationId,
        connectionId: connection.id,
        target,
        detail: { code: 'account_mismatch', decision: 'discard' },
      })
    return mine
  })
  if (taken) await giveBackGrant(actor, { connection, provider, credential: grant.credential })
}

/** An account that could not be asked for was kept as an empty object. */
function isAccount(kept: Partial<Account> | null): kept is Account {
  return typeof kept?.id === 'string'
}
