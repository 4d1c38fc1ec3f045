import { tokenRevocation } from 'openid-client'
import type { Revocation } from '@/lib/core/provider'
import { isRefusal, readAnswer } from '@/lib/oauth/answer'
import { basicCredentials, configurationOf, type OAuthClient } from '@/lib/oauth/client'
import { failureOfAnswer, failureOfThrown } from '@/lib/oauth/failures'

/** `not_offered`: the provider has no way to revoke, or there is nothing left to revoke. */
export type RevocationOutcome = 'revoked' | 'not_offered'

interface Tokens {
  accessToken: string | null
  refreshToken: string | null
}

/**
 * Ends a grant at the provider: in the provider's own way where its data has one, else by RFC 7009 with the refresh
 * token, or the access token if there is no other. A token that is already void counts as revoked (RFC 7009 §2.2).
 * Throws ProviderFailure; what is stored here is destroyed by the caller all the same.
 */
export async function revokeTokens(grant: { client: OAuthClient } & Tokens): Promise<RevocationOutcome> {
  const { client } = grant
  const { revocation, revocationUrl } = client.oauth2
  if (revocation) return revokeInItsWay(client, revocation, grant)
  const token = grant.refreshToken ?? grant.accessToken
  if (!revocationUrl || token === null) return 'not_offered'
  return revokeByStandard(client, token, token === grant.refreshToken ? 'refresh_token' : 'access_token')
}

async function revokeByStandard(
  client: OAuthClient,
  token: string,
  hint: string,
): Promise<RevocationOutcome> {
  const config = configurationOf(client, async (url, { method, headers, redirect, signal, body }) => {
    const form = body instanceof URLSearchParams ? body : new URLSearchParams()
    await accepted(
      url,
      await client.fetch(url, { method, headers, redirect, body: form, ...(signal && { signal }) }),
    )
    return new Response(null, { status: 200 })
  })
  try {
    await tokenRevocation(config, token, { token_type_hint: hint })
  } catch (error) {
    throw failureOfThrown(error, 'revocation')
  }
  return 'revoked'
}

async function revokeInItsWay(
  client: OAuthClient,
  revocation: Revocation,
  tokens: Tokens,
): Promise<RevocationOutcome> {
  const { accessToken, refreshToken } = tokens
  const token = revocation.token === 'refresh_token' ? (refreshToken ?? accessToken) : accessToken
  if (token === null) return 'not_offered'
  try {
    const response = await client.fetch(revocation.url, {
      method: revocation.method,
      redirect: 'manual',
      ...revocationMessage(client, revocation, token),
    })
    await accepted(revocation.url, response, revocation.okField)
  } catch (error) {
    throw failureOfThrown(error, 'revocation')
  }
  return 'revoked'
}

function revocationMessage(
  client: OAuthClient,
  { authenticate, body }: Revocation,
  token: string,
): { headers: Record<string, string>; body?: string } {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'Patchbay' }
  if (authenticate === 'client_basic')
    headers.authorization = basicCredentials(client.clientId, client.clientSecret ?? '')
  if (authenticate === 'bearer') headers.authorization = `Bearer ${token}`
  if (body.type === 'none') return { headers }
  const form = body.type === 'form'
  headers['content-type'] = form ? 'application/x-www-form-urlencoded' : 'application/json'
  const fields = { [body.parameter]: token }
  return { headers, body: form ? new URLSearchParams(fields).toString() : JSON.stringify(fields) }
}

async function accepted(url: string, response: Response, okField?: string): Promise<void> {
  const answer = await readAnswer(url, response)
  if (answer.status >= 200 && answer.status < 300 && !isRefusal(answer, okField)) return
  const failure = failureOfAnswer(answer, 'revocation')
  if (failure.code !== 'invalid_token' && failure.code !== 'token_revoked') throw failure
}
