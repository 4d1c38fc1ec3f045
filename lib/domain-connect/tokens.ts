import { ProviderFailure } from '@/lib/core/failure'
import type { TokenSet } from '@/lib/core/token-set'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { ask, type Door } from '@/lib/domain-connect/door'
import { registeredApi } from '@/lib/domain-connect/registered-api'
import { errorWordsOf, failureOfAnswer, unbelievable } from '@/lib/oauth/failures'
import { readTokenResponse } from '@/lib/oauth/token-response'

/** Us at one DNS provider, as its people registered us by hand. */
export interface DnsProviderClient {
  /** The API that the secret was given for. */
  apiUrl: string
  clientId: string
  clientSecret: string
}

interface TokenRequest extends Pick<Door, 'fetch'> {
  config: DomainConfig
  client: DnsProviderClient
}

/**
 * Redeems a consent's code (RFC 6749 §4.1.3). Throws `api_url_changed` before anything is sent, and `ProviderFailure`
 * with the provider's words not yet redacted.
 */
export async function getToken(
  request: TokenRequest & { code: string /** As it was sent with the consent. */; redirectUri: string },
): Promise<TokenSet> {
  const { code, redirectUri } = request
  return requestTokens(request, 'code', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  })
}

/**
 * Trades a refresh token for a new access token (RFC 6749 §6). Where the answer holds no new refresh token, the old
 * one stays good and is in the set. Never asks twice. Throws as `getToken` does.
 */
export async function refresh(request: TokenRequest & { refreshToken: string }): Promise<TokenSet> {
  const { refreshToken } = request
  const tokens = await requestTokens(request, 'refresh', {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
  return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken }
}

/** The standard wants JSON; in the address, as some clients write it, a secret would end in logs. */
async function requestTokens(
  { config, client, ...door }: TokenRequest,
  asked: 'code' | 'refresh',
  grant: Record<string, string>,
): Promise<TokenSet> {
  const url = `${registeredApi(config, client.apiUrl)}/v2/oauth/access_token`
  const answer = await ask(door, url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...grant, client_id: client.clientId, client_secret: client.clientSecret }),
  })
  if (answer.status < 200 || answer.status > 299) throw failureOfAnswer(answer, asked, errorWordsOf(answer))
  const read = readTokenResponse(answer, {})
  if (read.type === 'tokens') return read.tokens
  if (read.type === 'error') throw failureOfAnswer(answer, asked, read.said)
  throw new ProviderFailure(unbelievable(asked), {
    params: { target: answer.target },
    words: read.why,
    httpStatus: answer.status,
  })
}
