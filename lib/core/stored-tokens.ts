/** Longer than this is taken for nonsense: ten years. */
const LONGEST_SECONDS = 10 * 365 * 24 * 3600

/** PhoenixKit's members that are no field of a provider's form, and not a credential: what follows from one. */
const DERIVED: readonly string[] = [
  ...['provider', 'name', 'auth_type', 'status', 'connected_at', 'last_validated_at', 'validation_status'],
  ...['external_account_id', 'external_account_name', 'metadata', 'oauth_state'],
]

/** Those that tokens are made of. */
const OF_TOKENS: readonly string[] = [
  ...['access_token', 'refresh_token', 'token_type', 'expires_at', 'token_obtained_at', 'expires_in'],
  'scopes',
]

/** What PhoenixKit's members say, each where it belongs here. */
export interface SortedMembers {
  /** What was typed, or belongs into a form: by field keys. */
  fields: Record<string, string>
  tokens: StoredTokens
}

export interface StoredTokens {
  accessToken: string | undefined
  refreshToken: string | undefined
  tokenType: string | undefined
  expiresAt: Date | undefined
  obtainedAt: Date | undefined
  scopes: string[] | undefined
}

/** Sorts a connection's members. What has no value, or follows from something else, is left out. */
export function sortMembers(members: Readonly<Record<string, unknown>>): SortedMembers {
  const { credentials, ...plain } = members
  const typed = { ...plain, ...(isObject(credentials) ? credentials : {}) }
  const fields = Object.entries(typed).flatMap(([name, value]) => {
    const text = textOf(value)
    return text === null || DERIVED.includes(name) || OF_TOKENS.includes(name) ? [] : [[name, text] as const]
  })
  return { fields: Object.fromEntries(fields), tokens: tokensOf(members) }
}

function tokensOf(members: Readonly<Record<string, unknown>>): StoredTokens {
  const text = (name: string) => textOf(members[name]) ?? undefined
  const obtainedAt = dateOf(members.token_obtained_at)
  const seconds = Number(textOf(members.expires_in) ?? Number.NaN)
  const isLife = obtainedAt !== undefined && seconds > 0 && seconds <= LONGEST_SECONDS
  const expiresAt =
    dateOf(members.expires_at) ??
    (isLife ? new Date(obtainedAt.getTime() + Math.floor(seconds) * 1000) : undefined)
  const scopes = text('scopes')
    ?.split(/[\s,]+/)
    .filter(Boolean)
  return {
    ...{ accessToken: text('access_token'), refreshToken: text('refresh_token') },
    ...{ tokenType: text('token_type'), expiresAt, obtainedAt, scopes },
  }
}

/** ISO 8601; undefined for what is none. */
export function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined
  // Dates without a zone are UTC in PhoenixKit.
  const date = new Date(/(?:z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value.replace(' ', 'T')}Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as a form holds it; null for a blank one, and for what no form holds. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
