import { type FailureCode, ProviderFailure } from '@/lib/core/failure'
import type { OAuth2 } from '@/lib/core/provider'
import { hasUnprintable } from '@/lib/core/text'
import { issuerOf } from '@/lib/oauth/client'
import { type ErrorWords, failureCodeOfWord, isAboutRedirect, wordsOf } from '@/lib/oauth/failures'

/** What came back by the browser, read but not yet believed: `state` is to be looked up, `iss` to be compared. */
export type AuthorizationResponse =
  | { type: 'code'; state: string; code: string; iss: string | null }
  | { type: 'error'; state: string; error: string; description: string | null; iss: string | null }

/** Errors by which the person, or somebody above them, said no. */
const cancelled: ReadonlySet<string> = new Set([
  'access_denied',
  'user_denied',
  'user_cancelled',
  'user_canceled',
  'user_cancelled_login',
  'user_cancelled_authorize',
  'consent_declined',
  'cancelled',
  'canceled',
])

/**
 * Reads RFC 6749 §4.1.2 and §4.1.2.1 from the callback's query. Refused before any look-up: a parameter given twice
 * (§3.1), a state that cannot be one of ours, tokens in the query, a code of absurd length or characters.
 */
export function readAuthorizationResponse(query: URLSearchParams): AuthorizationResponse {
  const names = [...query.keys()]
  if (new Set(names).size !== names.length) throw refused('a parameter is given twice')
  if (query.has('access_token') || query.has('id_token')) throw refused('it holds a token')
  const state = query.get('state') ?? ''
  if (!/^[A-Za-z0-9_-]{43}$/.test(state)) throw refused('its state is not one of ours')
  const iss = issOf(query)
  const error = line(query.get('error') ?? '', 200)
  if (error !== '')
    return {
      type: 'error',
      state,
      error,
      description: line(query.get('error_description') ?? '', 2000) || null,
      iss,
    }
  const code = query.get('code') ?? ''
  // RFC 6749 appendix A.11: printable ASCII. What could not be decoded arrives as U+FFFD.
  if (!/^[\x20-\x7e]{1,4096}$/.test(code)) throw refused('its code is missing or malformed')
  return { type: 'code', state, code, iss }
}

/** The parameters of a redirect that the provider's data says to keep. Whoever sent the browser here chose them: only plain names are taken. */
export function keptFromRedirect(
  query: URLSearchParams,
  { keepFromRedirect = [] }: Pick<OAuth2, 'keepFromRedirect'>,
): Record<string, string> {
  const found = keepFromRedirect.map((name) => [name, query.get(name) ?? ''] as const)
  return Object.fromEntries(found.filter(([, value]) => /^[\w.-]{1,200}$/.test(value)))
}

/** RFC 9207 §2.4: compared as text, before anything is sent; a server that promised `iss` must have sent it (§2.3). */
export function checkIssuer(iss: string | null, oauth2: OAuth2): void {
  const expected = issuerOf(oauth2)
  const matches = iss === null ? oauth2.issParameterSupported !== true : iss === expected
  if (!matches)
    throw new ProviderFailure('issuer_mismatch', { words: `expected ${expected}, got ${iss ?? 'none'}` })
}

/** The failure that an error on the callback amounts to. */
export function failureOfAuthorizationError(said: {
  error: string
  description: string | null
}): ProviderFailure {
  const words = wordsOf(said)
  if (cancelled.has(said.error.toLowerCase())) return new ProviderFailure('cancelled', { words })
  return new ProviderFailure(codeOf(said), { words })
}

/** What an authorization endpoint can mean by an error. The token endpoint's other words make no sense from a browser. */
const passedOn: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'invalid_scope',
  'unauthorized_client',
  'invalid_client',
  'redirect_uri_mismatch',
  'provider_unavailable',
])

function codeOf(said: ErrorWords): FailureCode {
  if (isAboutRedirect(said)) return 'redirect_uri_mismatch'
  const code = failureCodeOfWord(said.error)
  return code !== null && passedOn.has(code) ? code : 'unexpected_answer'
}

function issOf(query: URLSearchParams): string | null {
  const iss = query.get('iss')
  if (iss !== null && (iss === '' || iss.length > 2000 || hasUnprintable(iss)))
    throw refused('its iss is malformed')
  return iss
}

/** One printable line, for people: whoever sent the browser here chose this text. */
function line(text: string, longest: number): string {
  const printable = text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\ufffd]+/gu, ' ')
  return printable.trim()
}

function refused(why: string): ProviderFailure {
  return new ProviderFailure('invalid_callback', { words: why })
}
