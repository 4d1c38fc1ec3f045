import { calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import type { OAuth2 } from '@/lib/core/provider'
import type { OAuthClient } from '@/lib/oauth/client'

/** Where to send the browser, and what to remember until it comes back. Everything but `url` is secret. */
export interface AuthorizationRequest {
  url: string
  state: string
  codeVerifier: string | null
  nonce: string | null
}

/** Nobody's data sets these: they are ours, or they would put a whole other request in the place of this one. */
const ownParams = [
  'client_id',
  'redirect_uri',
  'response_type',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
]

/** The provider's extra parameters of an authorization request. */
export function authorizationParamsOf({ authorizationParams = {} }: OAuth2): Record<string, string> {
  return Object.fromEntries(Object.entries(authorizationParams).filter(([name]) => !ownParams.includes(name)))
}

/**
 * RFC 6749 §4.1.1 with PKCE (RFC 7636 §4.3). State, verifier and nonce are 256 random bits each; the nonce is sent only
 * where the id_token that answers it is checked.
 */
export async function createAuthorizationRequest(request: {
  client: OAuthClient
  redirectUri: string
  scopes: readonly string[]
  loginHint?: string
}): Promise<AuthorizationRequest> {
  const { oauth2, clientId } = request.client
  const state = randomState()
  const codeVerifier = oauth2.pkce === 'none' ? null : randomPKCECodeVerifier()
  const nonce = oauth2.idToken === 'validate' ? randomNonce() : null

  if (!oauth2.authorizationUrl) throw new Error('nobody consents by redirect here')
  const url = new URL(oauth2.authorizationUrl)
  for (const [name, value] of Object.entries(authorizationParamsOf(oauth2))) url.searchParams.set(name, value)
  for (const name of ownParams) url.searchParams.delete(name)
  url.searchParams.set('response_type', 'code')
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('redirect_uri', request.redirectUri)
  if (request.scopes.length > 0) {
    url.searchParams.set(oauth2.scopeParameter ?? 'scope', request.scopes.join(oauth2.scopeSeparator ?? ' '))
  }
  url.searchParams.set('state', state)
  if (nonce !== null) url.searchParams.set('nonce', nonce)
  if (codeVerifier !== null) {
    url.searchParams.set('code_challenge', await calculatePKCECodeChallenge(codeVerifier))
    url.searchParams.set('code_challenge_method', 'S256')
  }
  if (request.loginHint) url.searchParams.set('login_hint', request.loginHint)
  return { url: url.href, state, codeVerifier, nonce }
}
