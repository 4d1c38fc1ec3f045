import { PatchbayError } from '@/lib/core/errors'
import { redact } from '@/lib/core/redact'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { ask, type Door } from '@/lib/domain-connect/door'
import { registeredApi } from '@/lib/domain-connect/registered-api'
import { canonicalQuery } from '@/lib/domain-connect/signing'
import { type Answer, jsonObject } from '@/lib/oauth/answer'
import { errorWordsOf, failureOfAnswer, wordsOf } from '@/lib/oauth/failures'

/** What a person allowed at a DNS provider, and the way there. */
export interface DomainGrant extends Pick<Door, 'fetch'> {
  config: DomainConfig
  /** The API that the DNS provider was registered with: the token is sent nowhere else. */
  apiUrl: string
  accessToken: string
}

/** Posts to the provider's API under the grant (RFC 6750 §2.1). Throws `api_url_changed` before anything is sent. */
export async function post(
  grant: DomainGrant,
  path: string,
  pairs: readonly (readonly [string, string])[],
): Promise<Answer> {
  const url = `${registeredApi(grant.config, grant.apiUrl)}${path}?${canonicalQuery(pairs)}`
  const headers = { authorization: `Bearer ${grant.accessToken}`, 'content-type': 'application/json' }
  return ask(grant, url, { method: 'POST', headers, body: '{}' })
}

/**
 * What a refusal means. What is wrong with the grant or may pass is a `ProviderFailure` (401 `invalid_token`, 403
 * `access_denied`, 429, 5xx); what is wrong with the request is said by `dns_request_refused`, `dns_not_found` (404),
 * `template_not_applied` (410), `dns_not_offered` (501).
 */
export function refusalOf(answer: Answer, grant: DomainGrant): Error {
  const params = { provider: grant.config.providerName, domain: grant.config.zone }
  switch (answer.status) {
    case 404:
      return new PatchbayError('dns_not_found', { params })
    case 410:
      return new PatchbayError('template_not_applied', { params })
    case 501:
      return new PatchbayError('dns_not_offered', { params })
  }
  const passing = answer.status === 408 || answer.status === 429
  const ofRequest = answer.status >= 400 && answer.status < 500 && !passing
  if (!ofRequest || answer.status === 401 || answer.status === 403) return failureOfAnswer(answer, 'account')
  const said = saidBy(answer, grant.accessToken)
  return new PatchbayError('dns_request_refused', { params: { ...params, said: said ?? '–' } })
}

/** The provider's own words, without our token. */
export function saidBy(answer: Answer, accessToken: string): string | null {
  const message = jsonObject(answer)?.message
  const words = typeof message === 'string' ? message : wordsOf(errorWordsOf(answer))
  return words ? redact(words, [accessToken]).slice(0, 300) || null : null
}
