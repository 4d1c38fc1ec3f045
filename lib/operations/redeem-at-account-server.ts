import 'server-only'
import { type AtprotoProof, finishAuthorization } from '@/lib/atproto/authorization'
import type { Atproto } from '@/lib/atproto/client'
import { issuerMismatch } from '@/lib/atproto/failure'
import { type AtprotoSession, revokeSession } from '@/lib/atproto/session'
import type { Actor } from '@/lib/core/actor'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { log } from '@/lib/log'
import { type AuthorizationResponse, failureOfAuthorizationError } from '@/lib/oauth/authorization-response'
import { atprotoFor, tokensOf } from '@/lib/operations/account-server'
import type { Attempt } from '@/lib/operations/match-authorization'
import type { Correspondent } from '@/lib/operations/oauth-client'
import { openProof } from '@/lib/operations/open-proof'
import { settleGrant } from '@/lib/operations/settle-grant'
import { findAuthorizationById } from '@/lib/store/authorizations'

/**
 * Redeems what an account's own server sent back with the browser, and keeps the session. Its issuer must be the server
 * that was asked, even where it says no. Throws `ProviderFailure`: as `finishAuthorization` does, and
 * `session_store_failed`, after which the session is over at its server too.
 */
export async function redeemAtAccountServer(
  actor: Actor,
  attempt: Attempt,
  correspondent: Correspondent,
  response: AuthorizationResponse,
): Promise<void> {
  const { authorization } = attempt
  if (response.iss === null) throw new ProviderFailure('invalid_callback_request')
  if (response.iss !== authorization.issuer) throw issuerMismatch()
  if (response.type === 'error') throw failureOfAuthorizationError(response)
  const { account } = openProof<{ account: string }>(authorization)
  const proof: AtprotoProof = JSON.parse(account)
  const atproto = await atprotoFor(correspondent.provider.oauth2, authorization.scopes)
  const startedAt = new Date()
  const session = await finishAuthorization({
    ...{ atproto, proof, redirectUri: authorization.redirectUri },
    response: { code: response.code, state: response.state, iss: response.iss },
  })
  const tokens = tokensOf(session, startedAt.getTime())
  await settleGrant(actor, attempt, correspondent, tokens, startedAt).catch(async (cause) => {
    if (isProviderFailure(cause) || (await isKept(authorization.id))) throw cause
    await endUnkept(actor, atproto, session)
    throw new ProviderFailure('session_store_failed', { cause })
  })
}

/** Whether the session is here all the same, and only what came after it failed. Throws where that cannot be told. */
async function isKept(authorizationId: string): Promise<boolean> {
  const row = await findAuthorizationById(authorizationId)
  return row !== null && (row.outcome === 'connected' || row.pendingGrant !== null)
}

/** A session that nobody holds is not left open at its server, where it would last for months. */
async function endUnkept(actor: Actor, atproto: Atproto, session: AtprotoSession): Promise<void> {
  await revokeSession(atproto, session).catch((err) =>
    log().warn({ requestId: actor.requestId, err }, 'a session that could not be saved could not be ended'),
  )
}
