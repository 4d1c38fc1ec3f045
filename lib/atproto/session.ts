import { OAuthResponseError } from '@atproto/oauth-client-node'
import { type Atproto, openClient } from '@/lib/atproto/client'
import { chainOf, failureOf } from '@/lib/atproto/failure'
import { signerOf } from '@/lib/atproto/keys'
import type { AccountSession } from '@/lib/core/account-session'
import { type FailureCode, ProviderFailure } from '@/lib/core/failure'

/** One sign-in of one account. Everything secret about it is in `accessToken`, `refreshToken` and `key`. */
export interface AtprotoSession extends AccountSession {
  accessToken: string
  refreshToken: string | null
  /** ISO 8601; null: the server did not say. */
  expiresAt: string | null
  scopes: readonly string[]
}

export interface RefreshInput {
  atproto: Atproto
  session: AtprotoSession
  /** For the use of the refresh token alone; everything else goes through `atproto.doors`. */
  tokenFetch?: typeof globalThis.fetch
}

/** Who an account's server is, is asked anew each time; it must not eat up the time of the lease. */
const RESOLVE_MS = 8_000

/**
 * Trades a session's refresh token in. The account's own documents are asked first whether the authorization server is
 * still the one to speak for it. Throws `ProviderFailure`: `invalid_grant` where the session is over, else as
 * `lib/oauth` does.
 */
export async function refreshSession({
  atproto,
  session,
  tokenFetch,
}: RefreshInput): Promise<AtprotoSession> {
  const { refreshToken } = session
  if (refreshToken === null) throw new ProviderFailure('expired')
  const { client, server } = await serverOf(atproto, session, tokenFetch)
  const resolved = await client.oauthResolver
    .resolveFromIdentity(session.did, { noCache: true, signal: AbortSignal.timeout(RESOLVE_MS) })
    .catch((cause) => {
      throw passing(cause)
    })
  // Moved to another server: these tokens speak for the account no longer.
  if (resolved.metadata.issuer !== session.issuer) throw new ProviderFailure('invalid_grant')
  const askedAt = Date.now()
  const tokens = await server
    .request('token', { grant_type: 'refresh_token', refresh_token: refreshToken })
    .catch((cause) => {
      throw refusalOf(cause)
    })
  if (tokens.sub !== session.did) throw new ProviderFailure('invalid_grant')
  return {
    ...session,
    pds: resolved.pds.origin,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? null,
    expiresAt: expiryOf(askedAt, tokens.expires_in),
    scopes: tokens.scope.split(' '),
  }
}

/** Ends a session at its server (RFC 7009). Throws `ProviderFailure` where that cannot be told to have worked. */
export async function revokeSession(atproto: Atproto, session: AtprotoSession): Promise<void> {
  const { server } = await serverOf(atproto, session)
  const token = session.refreshToken ?? session.accessToken
  await server.request('revocation', { token }).catch((cause) => {
    throw refusalOf(cause)
  })
}

/** When a token ends, by this machine's clock when it was asked for. */
export function expiryOf(askedAt: number, seconds: number | undefined): string | null {
  return seconds === undefined ? null : new Date(askedAt + seconds * 1000).toISOString()
}

async function serverOf(atproto: Atproto, session: AtprotoSession, tokenFetch?: typeof globalThis.fetch) {
  const { auth } = session
  // The key that the session began with is no longer ours: no other one opens it.
  if (auth.method === 'private_key_jwt' && !atproto.keys.some(({ kid }) => kid === auth.kid))
    throw new ProviderFailure('invalid_grant')
  const fetch = tokenFetch && apart(atproto.doors.fetch, tokenFetch)
  const { client } = await openClient(atproto, { clientId: session.clientId, ...(fetch && { fetch }) })
  const key = await signerOf(session.key)
  const server = await client.serverFactory.fromIssuer(session.issuer, auth, key).catch((cause) => {
    throw passing(cause)
  })
  return { client, server }
}

/** What is posted uses something up; documents are only read. */
function apart(read: typeof globalThis.fetch, post: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => {
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
    return method === 'POST' ? post(input, init) : read(input, init)
  }
}

/** A server or document that cannot be read now says nothing about the session. */
function passing(cause: unknown): ProviderFailure {
  const { code, params } = failureOf('provider_unavailable', cause)
  return new ProviderFailure(code === 'blocked_address' ? code : 'provider_unavailable', { params, cause })
}

const REFUSALS: Record<string, FailureCode> = {
  invalid_grant: 'invalid_grant',
  invalid_client: 'invalid_client',
  unauthorized_client: 'unauthorized_client',
  invalid_scope: 'invalid_scope',
  temporarily_unavailable: 'provider_unavailable',
}

/** What a token or revocation endpoint's answer says. */
function refusalOf(cause: unknown): ProviderFailure {
  const answered = chainOf(cause).find((link) => link instanceof OAuthResponseError)
  if (!answered) return failureOf('unexpected_answer', cause)
  const { status, error = '', errorDescription = null, headers } = answered
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const passes = status === 429 ? 'rate_limited' : status >= 500 ? 'provider_unavailable' : null
  return new ProviderFailure(passes ?? REFUSALS[error] ?? 'unexpected_answer', {
    words: errorDescription ?? (error || null),
    httpStatus: status,
    retryAfter: Number.isFinite(seconds) ? seconds : null,
    cause,
  })
}
