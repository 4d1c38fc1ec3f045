import { clientCredentialsGrant } from 'openid-client'
import type { TokenSet } from '@/lib/core/token-set'
import { type OAuthClient, requestTokens, scopeParamOf, tokenParamsOf } from '@/lib/oauth/client'

/**
 * Asks for a token of the application's own (RFC 6749 §4.4). Asking again is how it is renewed, so that a refresh token
 * in the answer (§4.4.3 wants none) is dropped. Throws ProviderFailure.
 */
export async function requestClientToken(grant: {
  client: OAuthClient
  scopes: readonly string[]
}): Promise<TokenSet> {
  const { client, scopes } = grant
  const { oauth2 } = client
  const tokens = await requestTokens(client, {
    asked: 'client',
    send: (config) =>
      clientCredentialsGrant(config, { ...tokenParamsOf(oauth2), ...scopeParamOf(oauth2, scopes) }),
  })
  return { ...tokens, refreshToken: null, refreshExpiresIn: null }
}
