import { refreshTokenGrant } from 'openid-client'
import type { TokenSet } from '@/lib/core/token-set'
import { type OAuthClient, requestTokens, tokenParamsOf } from '@/lib/oauth/client'

/**
 * Trades a refresh token for new tokens (RFC 6749 §6). A null `refreshToken` in the answer means that the old one stays
 * good. Never repeats the request: a rotated token sent twice ends the whole grant. Throws ProviderFailure.
 */
export async function refreshTokens(grant: { client: OAuthClient; refreshToken: string }): Promise<TokenSet> {
  const { refreshToken } = grant
  const { refreshUrl, tokenUrl } = grant.client.oauth2
  const client = { ...grant.client, oauth2: { ...grant.client.oauth2, tokenUrl: refreshUrl ?? tokenUrl } }
  return requestTokens(client, {
    asked: 'refresh',
    send: (config) => refreshTokenGrant(config, refreshToken, tokenParamsOf(client.oauth2)),
  })
}
