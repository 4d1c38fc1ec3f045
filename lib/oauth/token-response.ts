import { memberAt } from '@/lib/core/json-path'
import type { OAuth2 } from '@/lib/core/provider'
import type { TokenSet } from '@/lib/core/token-set'
import { type Answer, isObject, membersOf } from '@/lib/oauth/answer'
import { type ErrorWords, errorWordsOf } from '@/lib/oauth/failures'

/** A token endpoint's answer as it is to be taken, whatever its spelling. */
export type TokenResponse =
  | { type: 'tokens'; tokens: TokenSet; idToken: string | null }
  | { type: 'error'; said: ErrorWords }
  | { type: 'unbelievable'; why: string }

/** Longer than this is taken for nonsense: ten years. */
const longestSeconds = 10 * 365 * 24 * 3600

/** Some say whom a token speaks for where RFC 6749 §7.1 wants to hear how it is used. Both are bearer tokens. */
const bearerWords: ReadonlySet<string> = new Set(['bearer', 'bot', 'user'])

/**
 * Reads RFC 6749 §5.1 and §5.2 as real servers write them: JSON or form-encoded, errors under a 200, lifetimes as text,
 * a credential one level down. What has no bearing on the tokens is dropped; nothing here throws, so that a strange
 * member never costs a rotated refresh token.
 */
export function readTokenResponse(
  answer: Answer,
  oauth2: Pick<OAuth2, 'tokenResponse' | 'idToken'>,
): TokenResponse {
  if (answer.text === null) return { type: 'unbelievable', why: 'The answer is not UTF-8.' }
  const body = membersOf(answer)
  if (body === null) return { type: 'unbelievable', why: 'The answer is neither JSON nor form-encoded.' }
  const quirks = oauth2.tokenResponse ?? {}
  const refused = quirks.okField !== undefined && own(body, quirks.okField) === false
  const bearer = holderOf(body, quirks.within)
  const accessToken = token(own(bearer, 'access_token'))
  if (refused || accessToken === null) {
    const said = errorWordsOf(answer)
    if (refused || said.error !== null) return { type: 'error', said }
    return { type: 'unbelievable', why: 'The answer holds no usable access_token.' }
  }
  const tokenType = tokenTypeOf(own(bearer, 'token_type'))
  if (tokenType === null)
    return { type: 'unbelievable', why: 'The token is not a bearer token (token_type).' }
  const tokens: TokenSet = {
    accessToken,
    tokenType,
    refreshToken: token(own(bearer, 'refresh_token')),
    expiresIn: seconds(own(bearer, 'expires_in')) ?? quirks.expiresIn ?? null,
    // The second spelling is Keycloak’s; there 0 means that it does not end.
    refreshExpiresIn:
      seconds(own(bearer, 'refresh_token_expires_in')) ??
      (seconds(own(bearer, 'refresh_expires_in')) || null),
    scopes: scopesOf(own(bearer, quirks.scopeField ?? 'scope'), quirks.scopeSeparator),
    kept: keptOf(body, quirks.keep ?? []),
  }
  return {
    type: 'tokens',
    tokens,
    idToken: oauth2.idToken === 'validate' ? token(own(bearer, 'id_token')) : null,
  }
}

/** The member that holds the credential. It may be missing where another grant answers flatly: a refresh, mostly. */
function holderOf(body: Record<string, unknown>, within: string | undefined): Record<string, unknown> {
  const inner = within === undefined ? undefined : own(body, within)
  return isObject(inner) && token(own(inner, 'access_token')) !== null ? inner : body
}

/** Printable ASCII (RFC 6749 appendix A.12): anything else could not be sent in a header again. */
function token(value: unknown): string | null {
  return typeof value === 'string' && /^[\x20-\x7e]{1,65536}$/.test(value) && value.trim() === value
    ? value
    : null
}

function tokenTypeOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return 'Bearer'
  return typeof value === 'string' && bearerWords.has(value.trim().toLowerCase()) ? 'Bearer' : null
}

/** Whole seconds from a number or its decimal spelling; null for anything that no clock could count. */
function seconds(value: unknown): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  if (!/^\d{1,12}(\.\d+)?$/.test(text)) return null
  const whole = Math.floor(Number(text))
  return whole <= longestSeconds ? whole : null
}

function scopesOf(value: unknown, separator: ',' | undefined): readonly string[] | null {
  const text = Array.isArray(value) ? value.filter((scope) => typeof scope === 'string').join(' ') : value
  if (typeof text !== 'string') return null
  const scopes = text
    .split(separator === ',' ? /[,\s]+/ : /\s+/)
    .filter((scope) => /^[\x21-\x7e]{1,300}$/.test(scope))
  return [...new Set(scopes)].slice(0, 500)
}

/** Only plain values of reasonable length are kept: what is kept ends up in URL templates and before people. */
function keptOf(body: Record<string, unknown>, paths: readonly string[]): Record<string, unknown> {
  const found = paths.map((path) => [path, memberAt(body, path)] as const)
  return Object.fromEntries(found.filter(([, value]) => isPlain(value)))
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'boolean' ||
    Number.isFinite(value) ||
    (typeof value === 'string' && value.length <= 2000)
  )
}

function own(body: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(body, name) ? body[name] : undefined
}
