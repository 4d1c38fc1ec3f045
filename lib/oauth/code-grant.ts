import { authorizationCodeGrant } from 'openid-client'
import type { TokenSet } from '@/lib/core/token-set'
import { checkIssuer } from '@/lib/oauth/authorization-response'
import { type OAuthClient, requestTokens, tokenParamsOf } from '@/lib/oauth/client'

/** A consent that came back, with what was remembered of its request. */
export interface CodeGrant {
  client: OAuthClient
  /** As it was sent with the authorization request; sent again byte for byte (RFC 6749 §4.1.3). */
  redirectUri: string
  code: string
  iss: string | null
  state: string
  codeVerifier: string | null
  nonce: string | null
}

/**
 * Redeems an authorization code (RFC 6749 §4.1.3, RFC 7636 §4.5). The issuer is compared before anything is sent; an
 * id_token that is part of the proof must carry the nonce (OIDC Core §3.1.3.7). Throws ProviderFailure.
 */
export async function exchangeCode(grant: CodeGrant): Promise<TokenSet> {
  const { client, redirectUri, code, iss, state, codeVerifier, nonce } = grant
  checkIssuer(iss, client.oauth2)
  const response = new URL(redirectUri)
  response.search = new URLSearchParams({ code, state, ...(iss !== null && { iss }) }).toString()
  return requestTokens(client, {
    asked: 'code',
    redirectUri,
    send: (config) =>
      authorizationCodeGrant(
        config,
        response,
        {
          expectedState: state,
          ...(codeVerifier !== null && { pkceCodeVerifier: codeVerifier }),
          ...(nonce !== null && { expectedNonce: nonce, idTokenExpected: true }),
        },
        tokenParamsOf(client.oauth2),
      ),
  })
}
