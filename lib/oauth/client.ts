import * as openid from 'openid-client'
import { PatchbayError } from '@/lib/core/errors'
import { ProviderFailure } from '@/lib/core/failure'
import type { OAuth2 } from '@/lib/core/provider'
import type { TokenSet } from '@/lib/core/token-set'
import { readAnswer } from '@/lib/oauth/answer'
import {
  type ErrorWords,
  errorWordsOf,
  failureOfAnswer,
  failureOfThrown,
  unbelievable,
} from '@/lib/oauth/failures'
import { readTokenResponse } from '@/lib/oauth/token-response'

/** One application at one authorization server, and the way there. */
export interface OAuthClient {
  /** With every `{field}` of its URLs filled (`resolveProvider`). */
  oauth2: OAuth2
  clientId: string
  clientSecret: string | null
  /** The only way out. What it throws as a ProviderFailure reaches the caller untouched. */
  fetch: typeof fetch
}

/** Set by us, so that a provider's data cannot put another in their place. */
const ownTokenParams: ReadonlySet<string> = new Set([
  'grant_type',
  'code',
  'redirect_uri',
  'code_verifier',
  'refresh_token',
  'device_code',
  'client_id',
  'client_secret',
])

/** RFC 9207 §2: whose answer is expected. Without a known issuer, the origin that people are sent to stands for it. */
export function issuerOf(oauth2: OAuth2): string {
  return oauth2.issuer ?? new URL(oauth2.authorizationUrl ?? oauth2.tokenUrl ?? '').origin
}

/** The scopes as a request lists them (RFC 6749 §3.3); nothing where none are asked for. */
export function scopeParamOf(oauth2: OAuth2, scopes: readonly string[]): Record<string, string> {
  return scopes.length > 0 ? { scope: scopes.join(oauth2.scopeSeparator ?? ' ') } : {}
}

/** The provider's extra parameters of a token request. */
export function tokenParamsOf(oauth2: OAuth2): Record<string, string> {
  return Object.fromEntries(
    Object.entries(oauth2.tokenParams ?? {}).filter(([name]) => !ownTokenParams.has(name)),
  )
}

/**
 * Asks the token endpoint by openid-client, which sees every answer as RFC 6749 would have it. The tokens are taken
 * from what was read, once openid-client believes the rest (the id_token, if it is part of the proof).
 */
export async function requestTokens(
  client: OAuthClient,
  request: {
    asked: 'code' | 'refresh' | 'client' | 'device'
    redirectUri?: string
    /** Told the provider's words of a refusal, before it is thrown. */
    onRefused?: (said: ErrorWords) => void
    send: (config: openid.Configuration) => Promise<unknown>
  },
): Promise<TokenSet> {
  const { asked, redirectUri, onRefused } = request
  // A refreshed id_token proves nothing that matters here, and doubting it would lose a rotated refresh token.
  const quirks = asked === 'code' ? client.oauth2 : { ...client.oauth2, idToken: 'ignore' as const }
  const seen: { tokens?: TokenSet } = {}
  const config = configurationOf(client, async (url, init) => {
    const answer = await readAnswer(url, await send(client, url, init, redirectUri))
    const refuse = (said: ErrorWords) => {
      onRefused?.(said)
      return failureOfAnswer(answer, asked, said)
    }
    if (answer.status < 200 || answer.status >= 300) throw refuse(errorWordsOf(answer))
    const read = readTokenResponse(answer, quirks)
    if (read.type === 'error') throw refuse(read.said)
    if (read.type === 'unbelievable')
      throw failureOfAnswer(answer, asked, { error: null, description: read.why })
    seen.tokens = read.tokens
    return Response.json(wireForm(read.tokens, read.idToken))
  })
  try {
    await request.send(config)
  } catch (error) {
    throw failureOfThrown(error, asked)
  }
  if (seen.tokens === undefined) throw new ProviderFailure(unbelievable(asked))
  return seen.tokens
}

/** openid-client's picture of the server and of us. Which addresses are reached, and whether by http, is the fetch's to say. */
export function configurationOf(client: OAuthClient, customFetch: openid.CustomFetch): openid.Configuration {
  const { oauth2 } = client
  const server: openid.ServerMetadata = {
    issuer: issuerOf(oauth2),
    ...(oauth2.authorizationUrl && { authorization_endpoint: oauth2.authorizationUrl }),
    token_endpoint: oauth2.tokenUrl,
    ...(oauth2.revocationUrl && { revocation_endpoint: oauth2.revocationUrl }),
    ...(oauth2.deviceAuthorizationUrl && { device_authorization_endpoint: oauth2.deviceAuthorizationUrl }),
    authorization_response_iss_parameter_supported: oauth2.issParameterSupported === true,
    id_token_signing_alg_values_supported: signingAlgorithms,
  }
  const config = new openid.Configuration(server, client.clientId, undefined, clientAuthOf(client))
  openid.allowInsecureRequests(config)
  config[openid.customFetch] = customFetch
  return config
}

/** RFC 7518 §3.1 and RFC 8037, without `none` and the symmetric ones. TLS vouches for the issuer (OIDC Core §3.1.3.7, 6). */
const signingAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

function clientAuthOf({ oauth2, clientId, clientSecret }: OAuthClient): openid.ClientAuth {
  if (oauth2.tokenAuthMethod === 'none') return openid.None()
  if (clientSecret === null || clientSecret === '') {
    throw new PatchbayError('setup_incomplete', { params: { what: 'the client secret' } })
  }
  if (oauth2.tokenAuthMethod === 'client_secret_post') return openid.ClientSecretPost(clientSecret)
  return (_server, _client, _body, headers) =>
    headers.set('authorization', basicCredentials(clientId, clientSecret))
}

/**
 * RFC 6749 §2.3.1: form-encoded, then Base64. openid-client would encode dashes and dots too, which servers that do
 * not decode (there are many) take for a wrong client id.
 */
export function basicCredentials(clientId: string, clientSecret: string): string {
  const [id, secret] = [clientId, clientSecret].map((part) =>
    new URLSearchParams([['', part]]).toString().slice(1),
  )
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
}

async function send(
  client: OAuthClient,
  url: string,
  init: openid.CustomFetchOptions,
  redirectUri: string | undefined,
): Promise<Response> {
  const body = init.body instanceof URLSearchParams ? init.body : new URLSearchParams()
  // openid-client rebuilds it from a parsed URL; RFC 6749 §4.1.3 wants the one that was sent, byte for byte.
  if (redirectUri !== undefined) body.set('redirect_uri', redirectUri)
  const { method, redirect, signal } = init
  const headers = new Headers(init.headers)
  const isJson = client.oauth2.tokenEncoding === 'json'
  if (isJson) headers.set('content-type', 'application/json')
  return client.fetch(url, {
    method,
    headers,
    redirect,
    body: isJson ? JSON.stringify(Object.fromEntries(body)) : body,
    ...(signal && { signal }),
  })
}

function wireForm(tokens: TokenSet, idToken: string | null): Record<string, unknown> {
  return {
    access_token: tokens.accessToken,
    token_type: tokens.tokenType,
    ...(idToken && { id_token: idToken }),
  }
}
