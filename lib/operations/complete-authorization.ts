import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { CallbackFailureCode } from '@/lib/core/callback-failure'
import { pathOfConnection } from '@/lib/core/connection-path'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import {
  type AuthorizationResponse,
  checkIssuer,
  failureOfAuthorizationError,
  keptFromRedirect,
  readAuthorizationResponse,
} from '@/lib/oauth/authorization-response'
import { exchangeCode } from '@/lib/oauth/code-grant'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { failAttempt, failAttemptWith } from '@/lib/operations/fail-attempt'
import { type Attempt, isUnchanged, matchAuthorization } from '@/lib/operations/match-authorization'
import { type Correspondent, correspondentOf } from '@/lib/operations/oauth-client'
import { openProof } from '@/lib/operations/open-proof'
import { redeemAtAccountServer } from '@/lib/operations/redeem-at-account-server'
import { settleGrant } from '@/lib/operations/settle-grant'
import { consumeAuthorization } from '@/lib/store/authorizations'
import { readNow } from '@/lib/store/database'

export interface CallbackInput {
  query: URLSearchParams
  /** Where the callback arrived; must be the redirect URI's own path (RFC 9700 §4.4: one per integration). */
  path: string
  /** The browser's secret, from its cookie. */
  browser: string | null
}

/** Where the browser goes next: a page of the connection, or the page that says why not. */
export type CallbackResult =
  | { type: 'finished'; slug: string; name: string; path: string }
  | { type: 'refused'; code: CallbackFailureCode }

/**
 * Finishes a consent. The attempt is consumed before any request, so that a replay redeems nothing; whatever goes
 * wrong after that is kept with the attempt and shown on the connection's page.
 */
export async function completeAuthorization(actor: Actor, input: CallbackInput): Promise<CallbackResult> {
  const response = tryRead(input.query)
  if (!response) return { type: 'refused', code: 'invalid_callback' }
  const matched = await matchAuthorization(actor, response.state, input.browser)
  if ('refused' in matched) return { type: 'refused', code: matched.refused }

  const { attempt } = matched
  const { connection } = attempt
  const { slug, mode } = connection.integration
  const path = pathOfConnection(connection, { slug, isShared: mode === 'shared' })
  const finished = { type: 'finished' as const, slug, name: connection.name, path }
  if (attempt.authorization.consumedAt) return finished

  const now = new Date()
  if (attempt.authorization.expiresAt <= now)
    await failAttempt(actor, attempt, new ProviderFailure('consent_expired'), [])
  else if (await consumeAuthorization(attempt.authorization.id, now))
    await redeem(actor, attempt, response, input)
  return finished
}

/** What was remembered of the request. */
interface Proof {
  codeVerifier: string | null
  nonce: string | null
}

async function redeem(
  actor: Actor,
  attempt: Attempt,
  response: AuthorizationResponse,
  { path, query }: CallbackInput,
): Promise<void> {
  let correspondent: Correspondent | null = null
  try {
    refuseIfChanged(attempt, path)
    correspondent = correspondentOf(attempt.connection, attempt.provider)
    if (isOfAccountServers(correspondent.provider))
      return await redeemAtAccountServer(actor, attempt, correspondent, response)
    checkIssuer(response.iss, correspondent.provider.oauth2)
    if (response.type === 'error') throw failureOfAuthorizationError(response)
    const startedAt = await readNow()
    const tokens = await exchangeCode({
      client: correspondent.client,
      redirectUri: attempt.authorization.redirectUri,
      code: response.code,
      iss: response.iss,
      state: response.state,
      ...openProof<Proof>(attempt.authorization),
    })
    const kept = { ...keptFromRedirect(query, correspondent.provider.oauth2), ...tokens.kept }
    await settleGrant(actor, attempt, correspondent, { ...tokens, kept }, startedAt)
  } catch (error) {
    const code = response.type === 'code' ? [response.code] : []
    await failAttemptWith(actor, attempt, error, [...(correspondent?.secrets ?? []), ...code])
  }
}

function tryRead(query: URLSearchParams): AuthorizationResponse | null {
  try {
    return readAuthorizationResponse(query)
  } catch (error) {
    if (isProviderFailure(error)) return null
    throw error
  }
}

/** What was asked under another set-up, or comes back to another address, is not finished under this one. */
function refuseIfChanged(attempt: Attempt, path: string): void {
  if (!isUnchanged(attempt)) throw new ProviderFailure('setup_changed')
  if (new URL(attempt.authorization.redirectUri).pathname !== path)
    throw new ProviderFailure('issuer_mismatch')
}
