import 'server-only'
import type { Answered, ConsentOptions, ExchangeOptions, IntegrationData } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { waysToConnect } from '@/lib/core/connect-way'
import { isPatchbayError } from '@/lib/core/errors'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { permit } from '@/lib/core/permission'
import { scopesToAsk } from '@/lib/core/scopes'
import { userStarter } from '@/lib/core/starter'
import { createAuthorizationRequest } from '@/lib/oauth/authorization-request'
import { exchangeCode } from '@/lib/oauth/code-grant'
import { failAttempt, failAttemptWith } from '@/lib/operations/fail-attempt'
import { answer, inProcess, refuse } from '@/lib/operations/in-process'
import { type Located, locateConnection } from '@/lib/operations/locate-connection'
import { type Attempt, isUnchanged } from '@/lib/operations/match-authorization'
import { type Correspondent, correspondentOf } from '@/lib/operations/oauth-client'
import { openAttempt } from '@/lib/operations/open-attempt'
import { openProof } from '@/lib/operations/open-proof'
import { readStored } from '@/lib/operations/read-stored'
import { announce } from '@/lib/operations/record-event'
import { settleGrant } from '@/lib/operations/settle-grant'
import { consumeAuthorization, findAuthorization, findOutcome } from '@/lib/store/authorizations'
import { isUniqueViolation, readNow } from '@/lib/store/database'
import { digest, randomToken } from '@/lib/vault/digest'

const LIFETIME_MS = 10 * 60 * 1000
/** In place of a user and a session, which code of this process has not: no browser's callback ever matches it. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
const ownState = /^[A-Za-z0-9_-]{22,200}$/

/** 24 random bytes in base64url, for the state of one consent. */
export const makeState = (): string => randomToken(24)

/**
 * Opens a single-use attempt for code that receives the callback itself, and answers the address of the consent page.
 * Refuses as `locateConnection` does, with `client_id_not_configured`, and with `invalid_state` for one that was used or
 * can be guessed.
 */
export async function openConsent(
  actor: Actor,
  key: string,
  redirectUri: string,
  { scopes, state = makeState() }: ConsentOptions,
): Promise<Answered<string>> {
  const located = await locateConnection(actor, key)
  if (!located.ok) return located
  const { connection, provider } = located.value
  const { integration } = connection
  permit(actor, 'connect', integration.id)
  if (!waysToConnect(provider).includes('redirect')) return refuse('wrong_auth_type')
  if (!ownState.test(state)) return refuse('invalid_state')
  if (!URL.canParse(redirectUri)) return refuse('invalid_input', { fields: { redirect_uri: 'No address.' } })
  if (!integration.enabled) return refuse('integration_disabled')
  if (!connection.enabled) return refuse('connection_disabled')
  const correspondent = tryCorrespond(located.value)
  if (!correspondent) return refuse('client_id_not_configured')

  const asked = scopesToAsk(correspondent.provider.oauth2, scopes ?? integration.scopes)
  const request = await createAuthorizationRequest({
    client: correspondent.client,
    redirectUri,
    scopes: asked,
  })
  const url = new URL(request.url)
  url.searchParams.set('state', state)
  const { codeVerifier, nonce } = request
  try {
    await openAttempt(
      actor,
      { ...correspondent, starter: userStarter(bearerOf(actor)), integration, connection, scopes: asked },
      { way: 'redirect', lifetimeMs: LIFETIME_MS, redirectUri, state, proof: { codeVerifier, nonce } },
    )
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('invalid_state')
    throw error
  }
  return answer(url.href)
}

/**
 * Redeems a code for the attempt that its state names: once, for the same connection, redirect URI and actor. Answers
 * what is stored then. Refuses with `invalid_state`, `client_credentials_not_configured`, `token_exchange_failed`, or
 * `account_mismatch` where a person has to decide first.
 */
export async function redeemCode(
  actor: Actor,
  key: string,
  code: string,
  redirectUri: string,
  { state, iss = undefined }: ExchangeOptions,
): Promise<Answered<IntegrationData>> {
  const located = await locateConnection(actor, key)
  if (!located.ok) return located
  permit(actor, 'connect', located.value.connection.integrationId)
  if (located.value.provider.authType !== 'oauth2') return refuse('wrong_auth_type')
  const correspondent = tryCorrespond(located.value)
  if (!correspondent) return refuse('client_credentials_not_configured')
  const attempt = await takeAttempt(actor, located.value, redirectUri, state)
  if (!attempt) return refuse('invalid_state')

  const { connection } = located.value
  if (!isUnchanged(attempt)) {
    await failAttempt(actor, attempt, new ProviderFailure('setup_changed'), [])
    return refuse('setup_changed')
  }
  const failed = await redeem(actor, attempt, correspondent, { code, state: state ?? '', iss: iss ?? null })
  if (failed) return refuse('token_exchange_failed', { status: failed.httpStatus, reason: failed.code })
  if ((await findOutcome(attempt.authorization.id)) === 'account_mismatch') return refuse('account_mismatch')
  return readStored(inProcess(), connection.id)
}

/** The attempt, used up; null where there is none, or it is somebody else's, another connection's, used or over. */
async function takeAttempt(
  actor: Actor,
  located: Located,
  redirectUri: string,
  state: string | undefined,
): Promise<Attempt | null> {
  const { connection } = located
  const authorization = state ? await findAuthorization(digest(state)) : null
  const { id, sessionId } = bearerOf(actor)
  const now = new Date()
  const mine =
    authorization?.connectionId === connection.id &&
    authorization.redirectUri === redirectUri &&
    authorization.userId === id &&
    authorization.sessionId === sessionId
  if (authorization && mine && (await consumeAuthorization(authorization.id, now)))
    return { ...located, authorization }
  await announce(actor, {
    type: 'security.state_mismatch',
    outcome: 'denied',
    integrationId: connection.integrationId,
    connectionId: connection.id,
    detail: { reason: authorization ? 'not_this_attempt' : 'unknown_state' },
  })
  return null
}

async function redeem(
  actor: Actor,
  attempt: Attempt,
  correspondent: Correspondent,
  response: { code: string; state: string; iss: string | null },
): Promise<ProviderFailure | null> {
  try {
    const startedAt = await readNow()
    const { authorization } = attempt
    const proof = openProof<{ codeVerifier: string | null; nonce: string | null }>(authorization)
    const { redirectUri } = authorization
    const tokens = await exchangeCode({ client: correspondent.client, redirectUri, ...response, ...proof })
    await settleGrant(actor, attempt, correspondent, tokens, startedAt)
    return null
  } catch (error) {
    await failAttemptWith(actor, attempt, error, [...correspondent.secrets, response.code])
    return isProviderFailure(error) ? error : null
  }
}

/** Null: the set-up is not finished. */
function tryCorrespond({ connection, provider }: Located): Correspondent | null {
  try {
    return correspondentOf(connection, provider)
  } catch (error) {
    if (isPatchbayError(error) && error.code === 'setup_incomplete') return null
    throw error
  }
}

/** Who has to bring the code: the same session, where there is one. */
function bearerOf(actor: Actor): { id: string; sessionId: string } {
  return actor.type === 'user' ? actor : { id: NOBODY, sessionId: NOBODY }
}
