import { type FailureCode, isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { type Answer, isHtml, isObject, membersOf } from '@/lib/oauth/answer'

/** What was asked: the meaning of a 401, and of an answer that makes no sense, depends on it. */
export type Asked = 'code' | 'refresh' | 'client' | 'device' | 'revocation' | 'account'

/** The error words of RFC 6749 §5.2 and §4.1.2.1, RFC 8628 §3.5, RFC 6750 §3.1, OIDC Core §3.1.2.6, and what is said instead of them. */
const codeOfWord: Readonly<Record<string, FailureCode>> = {
  invalid_grant: 'invalid_grant',
  bad_verification_code: 'invalid_grant',
  bad_refresh_token: 'invalid_grant',
  invalid_code: 'invalid_grant',
  code_already_used: 'invalid_grant',
  code_expired: 'invalid_grant',
  invalid_code_verifier: 'invalid_grant',
  invalid_refresh_token: 'invalid_grant',
  interaction_required: 'invalid_grant',
  consent_required: 'invalid_grant',
  login_required: 'invalid_grant',
  invalid_client: 'invalid_client',
  invalid_client_id: 'invalid_client',
  bad_client_secret: 'invalid_client',
  incorrect_client_credentials: 'invalid_client',
  deleted_client: 'invalid_client',
  disabled_client: 'unauthorized_client',
  unauthorized_client: 'unauthorized_client',
  application_suspended: 'unauthorized_client',
  pkce_not_allowed: 'unauthorized_client',
  invalid_scope: 'invalid_scope',
  redirect_uri_mismatch: 'redirect_uri_mismatch',
  bad_redirect_uri: 'redirect_uri_mismatch',
  unsupported_grant_type: 'wrong_endpoint',
  unsupported_response_type: 'wrong_endpoint',
  invalid_token: 'invalid_token',
  invalid_auth: 'invalid_token',
  not_authed: 'invalid_token',
  token_expired: 'invalid_token',
  token_revoked: 'token_revoked',
  account_inactive: 'account_disabled',
  insufficient_scope: 'missing_scope',
  missing_scope: 'missing_scope',
  access_denied: 'access_denied',
  authorization_declined: 'access_denied',
  expired_token: 'code_expired',
  incorrect_device_code: 'invalid_grant',
  device_flow_disabled: 'unauthorized_client',
  slow_down: 'rate_limited',
  rate_limited: 'rate_limited',
  ratelimited: 'rate_limited',
  server_error: 'provider_unavailable',
  temporarily_unavailable: 'provider_unavailable',
  service_unavailable: 'provider_unavailable',
  internal_error: 'provider_unavailable',
  fatal_error: 'provider_unavailable',
}

const longestRetrySeconds = 24 * 3600

/** An error as the provider words it. */
export interface ErrorWords {
  error: string | null
  description: string | null
}

/** The failure that an answer amounts to. A 5xx or 429 is passing whatever its body says: only a plain refusal is final. */
export function failureOfAnswer(
  answer: Answer,
  asked: Asked,
  said: ErrorWords = errorWordsOf(answer),
): ProviderFailure {
  return new ProviderFailure(codeOfAnswer(answer, asked, said), {
    params: { target: answer.target, ...missingScopesOf(answer) },
    words: wordsOf(said),
    retryAfter: retryAfterOf(answer.headers),
    httpStatus: answer.status,
  })
}

/**
 * What was thrown while asking, as a failure. Ours pass untouched, from however deep; what nobody foresaw is thrown on
 * as it is, so that a mistake of our own is not blamed on the provider.
 */
export function failureOfThrown(error: unknown, asked: Asked): ProviderFailure {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (isProviderFailure(cause)) return cause
    const code = codeOfThrown(cause, asked)
    if (code !== null) return new ProviderFailure(code, { words: cause.message.slice(0, 2000), cause: error })
  }
  // openid-client wraps what it does not know ("something went wrong").
  throw error instanceof Error && error.name === 'ClientError' && error.cause instanceof Error
    ? error.cause
    : error
}

/** RFC 6749 §5.2, and those who send an object or put the answer in other words. */
export function errorWordsOf(answer: Answer): ErrorWords {
  const body = membersOf(answer) ?? {}
  const error = ownString(body, 'error')
  if (error !== null) return { error, description: ownString(body, 'error_description') }
  const nested = Object.hasOwn(body, 'error') && isObject(body.error) ? body.error : body
  return {
    error: ownString(nested, 'type') ?? ownString(nested, 'code') ?? challenge(answer, 'error'),
    description: ownString(nested, 'message') ?? challenge(answer, 'error_description'),
  }
}

/** One line of the provider's own words: printable, at most 2,000 characters, not yet redacted. */
export function wordsOf({ error, description }: ErrorWords): string | null {
  const line = [error, description].filter((part) => part !== null && part !== '').join(': ')
  const printable = line.slice(0, 2000).replace(/\p{Cc}+/gu, ' ')
  return printable.trim() || null
}

/** Whether an error word, or the sentence beside a vague one, is about the redirect URI. */
export function isAboutRedirect({ error, description }: ErrorWords): boolean {
  return error === 'invalid_request' && /redirect|callback/i.test(description ?? '')
}

export function failureCodeOfWord(word: string | null): FailureCode | null {
  return word !== null && Object.hasOwn(codeOfWord, word) ? (codeOfWord[word] ?? null) : null
}

/** The code for an answer that is neither a refusal nor what was asked for. */
export function unbelievable(asked: Asked): FailureCode {
  // What was answered with nonsense may work the next time; a consent has to be given again.
  return asked === 'code' || asked === 'device' ? 'token_response_invalid' : 'unexpected_answer'
}

function codeOfAnswer(answer: Answer, asked: Asked, said: ErrorWords): FailureCode {
  const { status } = answer
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'provider_unavailable'
  const worded = failureCodeOfWord(said.error)
  if (worded !== null) return meant(worded, asked)
  if (isAboutRedirect(said)) return 'redirect_uri_mismatch'
  if (status === 401) return asked === 'account' ? 'invalid_token' : 'invalid_client'
  if (status === 403 && asked === 'account' && !isHtml(answer)) return 'access_denied'
  if (status === 408) return 'timeout'
  // A login or error page for people, nothing at that address, or an address that sends elsewhere: no endpoint of OAuth.
  if (status === 404 || status === 405 || (status >= 300 && status < 400) || isHtml(answer))
    return 'wrong_endpoint'
  return unbelievable(asked)
}

/** What a refusal means of what was asked. */
function meant(code: FailureCode, asked: Asked): FailureCode {
  // Nobody has consented who could take it back: what is refused is the application.
  if (asked === 'client' && FAILURES[code].kind === 'dead') return 'unauthorized_client'
  return asked === 'device' && code === 'access_denied' ? 'cancelled' : code
}

function codeOfThrown(error: Error, asked: Asked): FailureCode | null {
  const code = 'code' in error ? error.code : null
  if (code === 'OAUTH_TIMEOUT' || error.name === 'TimeoutError' || error.name === 'AbortError')
    return 'timeout'
  // undici’s words for a connection that was not made, and for one that broke off.
  if (error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message))
    return 'connection_failed'
  // An id_token that is not for us, not from them or not of this consent (OIDC Core §3.1.3.7), and the like.
  return typeof code === 'string' && refusedAnswers.has(code) ? unbelievable(asked) : null
}

/** openid-client's codes for an answer that it does not believe. */
const refusedAnswers = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_RESPONSE_BODY_ERROR',
  'OAUTH_WWW_AUTHENTICATE_CHALLENGE',
])

/** RFC 9110 §10.2.3. A date is measured against the answer's own `Date`, so that neither clock matters. */
function retryAfterOf(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim() ?? ''
  const seconds = /^\d{1,12}$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000)
  return Number.isFinite(seconds) && seconds >= 0 && value !== ''
    ? Math.min(seconds, longestRetrySeconds)
    : null
}

/** RFC 6750 §3: the challenge may name the scopes that would have been needed. */
function missingScopesOf(answer: Answer): Record<string, string> {
  return { scopes: challenge(answer, 'scope') ?? 'which one, it does not say' }
}

/** A parameter of the `WWW-Authenticate` challenge (RFC 6750 §3). */
function challenge(answer: Answer, name: 'error' | 'error_description' | 'scope'): string | null {
  const header = answer.headers.get('www-authenticate') ?? ''
  return header.match(new RegExp(`\\b${name}="([^"]{1,500})"`))?.[1] ?? null
}

function ownString(body: Record<string, unknown>, name: string): string | null {
  const value = Object.hasOwn(body, name) ? body[name] : null
  return typeof value === 'string' ? value : null
}
