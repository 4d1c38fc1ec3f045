import { type NodeSavedState, oauthRedirectUriSchema } from '@atproto/oauth-client-node'
import { type AccountInput, invalidHandle } from '@/lib/atproto/account'
import { type Atproto, openClient } from '@/lib/atproto/client'
import { chainOf, failureOf, issuerMismatch } from '@/lib/atproto/failure'
import { resolveHandle } from '@/lib/atproto/handle'
import { type AtprotoIdentity, resolveIdentity } from '@/lib/atproto/identity'
import { onlyKey } from '@/lib/atproto/keys'
import { scopeText } from '@/lib/atproto/scopes'
import { type AtprotoSession, revokeSession } from '@/lib/atproto/session'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'

/** What is kept of an attempt until it comes back; sealed, and never with the browser. */
export interface AtprotoProof {
  /** Whom the flow began with; null: somebody who only named a server. */
  did: string | null
  /** The issuer, the code verifier, the session's key and how the client proves itself. */
  flow: NodeSavedState
}

export interface Begun {
  /** Where the browser goes: nothing about the attempt stands in it but a reference (RFC 9126). */
  url: string
  /** Single use, 256 random bits. */
  state: string
  issuer: string
  proof: AtprotoProof
}

export interface BeginInput {
  atproto: Atproto
  account: AccountInput
  redirectUri: string
  scopes: readonly string[]
}

/**
 * Finds the account's own authorization server and pushes a request to it, with PKCE and DPoP. Throws `ProviderFailure`:
 * `invalid_handle`, `authorization_server_metadata_failed`, `authorization_url_failed`, `blocked_address`.
 */
export async function beginAuthorization(input: BeginInput): Promise<Begun> {
  const { atproto, account } = input
  if (account.type === 'host') return push(input, account.origin, null)
  if (account.type === 'did') return pushFor(input, await resolveIdentity(atproto.doors, account.did))
  const did = await resolveHandle(atproto.doors, account.handle)
  if (did !== null) return pushFor(input, await resolveIdentity(atproto.doors, account.handle))
  // It may name a server: those look the same. One that is there, and refuses, is no wrong handle.
  return push(input, `https://${account.handle}`, null).catch((cause) => {
    throw isRefusal(cause) ? cause : invalidHandle(account.handle, cause)
  })
}

function isRefusal(cause: unknown): boolean {
  return isProviderFailure(cause) && cause.code === 'authorization_url_failed'
}

function pushFor(input: BeginInput, identity: AtprotoIdentity): Promise<Begun> {
  return push(input, identity.did, identity)
}

async function push(
  { atproto, redirectUri, scopes }: BeginInput,
  target: string,
  known: AtprotoIdentity | null,
): Promise<Begun> {
  const fetch = demandNonce(atproto.doors.fetch)
  const opened = await openClient(atproto, { fetch, ...(known && { known }) })
  try {
    const url = await opened.client.authorize(target, {
      redirect_uri: oauthRedirectUriSchema.parse(redirectUri),
      scope: scopeText(scopes),
    })
    const { state } = opened
    if (!state) throw new Error('The client kept no state.')
    const { iss } = state.value
    // PAR is demanded, and a page of the open web must not be reached by http from a server that is not.
    if (!url.searchParams.has('request_uri')) throw new Error('The server takes no pushed request.')
    if (url.protocol !== 'https:' && url.origin !== new URL(iss).origin)
      throw new Error('The consent page is not safe to go to.')
    return {
      url: url.href,
      state: state.key,
      issuer: iss,
      proof: { did: known?.did ?? null, flow: state.value },
    }
  } catch (error) {
    throw failureOf('authorization_url_failed', error)
  }
}

/** A server that answers a DPoP request without a nonce does not speak AT Protocol; later, refusing would cost a token. */
function demandNonce(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  const doors = { fetch }
  return async (input, init) => {
    const response = await doors.fetch(input, init)
    const proven = input instanceof Request && input.headers.has('dpop')
    if (proven && response.ok && !response.headers.has('dpop-nonce'))
      throw new Error('The server gives no nonce.')
    return response
  }
}

export interface FinishInput {
  atproto: Atproto
  proof: AtprotoProof
  redirectUri: string
  /** Of the redirect, its state already matched with the attempt. */
  response: { code: string | null; state: string; iss: string | null }
}

/**
 * Redeems a code. `iss` must be the server that the flow began with; the tokens must be of the DID that it began with,
 * and that DID's own documents must name the server. Throws `ProviderFailure`: `invalid_callback_request`,
 * `issuer_mismatch`, `authorization_server_metadata_failed`, `token_validation_failed`.
 */
export async function finishAuthorization(input: FinishInput): Promise<AtprotoSession> {
  const { atproto, proof, redirectUri, response } = input
  const { code, state, iss } = response
  if (!code || !iss) throw new ProviderFailure('invalid_callback_request')
  if (iss !== proof.flow.iss) throw issuerMismatch()
  const opened = await openClient(atproto, { state: proof.flow })
  const params = new URLSearchParams({ code, state, iss })
  await opened.client
    .callback(params, { redirect_uri: oauthRedirectUriSchema.parse(redirectUri) })
    .catch((error) => {
      throw failureOfExchange(error)
    })
  if (!opened.session) throw new ProviderFailure('token_validation_failed')
  const { tokenSet, dpopJwk, authMethod } = opened.session
  const session: AtprotoSession = {
    did: tokenSet.sub,
    issuer: tokenSet.iss,
    pds: new URL(tokenSet.aud).origin,
    clientId: opened.client.clientMetadata.client_id,
    accessToken: tokenSet.access_token,
    refreshToken: tokenSet.refresh_token ?? null,
    expiresAt: tokenSet.expires_at ?? null,
    scopes: tokenSet.scope.split(' '),
    key: onlyKey(dpopJwk),
    auth: authMethod ?? { method: 'none' },
  }
  if (proof.did === null || session.did === proof.did) return session
  // Somebody else signed in on the way: their session is not kept, and is not left open either.
  await revokeSession(atproto, session).catch(() => {})
  throw new ProviderFailure('token_validation_failed')
}

function failureOfExchange(error: unknown): ProviderFailure {
  // The library says it in these words alone.
  const isOther = chainOf(error).some(
    (link) => link instanceof TypeError && link.message === 'Issuer mismatch',
  )
  if (isOther) return issuerMismatch(error)
  const failure = failureOf('token_validation_failed', error)
  if (failure.code !== 'invalid_handle') return failure
  return new ProviderFailure('token_validation_failed', { cause: error })
}
