import { hasUnprintable } from '@/lib/core/text'

/** An API key as its holder sends it: `pbk_<id>_<secret>`. */
export interface ApiKeyText {
  id: string
  secret: string
}

const apiKey = /^pbk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/

/** Reads an API key; null when the text is not one. */
export function parseApiKey(text: string): ApiKeyText | null {
  const match = apiKey.exec(text)
  return match?.[1] && match[2] ? { id: match[1], secret: match[2] } : null
}

export function formatApiKey(key: ApiKeyText): string {
  return `pbk_${key.id}_${key.secret}`
}

export function isApiKeyId(text: string): boolean {
  return /^[a-z0-9]{12}$/.test(text)
}

/** The API key in an `Authorization` header (RFC 6750 §2.1); null when there is none of ours. */
export function bearerKey(header: string | null | undefined): string | null {
  const match = /^bearer +(\S+)$/i.exec(header ?? '')
  return match?.[1] ?? null
}

/** How a key is called in public: the user name of HTTP Basic. */
export function publishableId(id: string): string {
  return `pk_${id}`
}

/**
 * The API key in an `Authorization` header by HTTP Basic (RFC 7617 §2): `pk_<id>` as user name, its secret as password.
 * Null when there is none of ours.
 */
export function basicKey(header: string | null | undefined): string | null {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1]
  const pair = /^pk_([a-z0-9]{12}):([A-Za-z0-9_-]{43})$/.exec(decodeBase64(encoded ?? ''))
  return pair?.[1] && pair[2] ? formatApiKey({ id: pair[1], secret: pair[2] }) : null
}

function decodeBase64(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/** Whether a text has an API key of ours in it, which is nobody else's to see. */
export function holdsApiKey(text: string): boolean {
  return /pbk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}/.test(text)
}

/** Whether a key may be called that: one line of 1 to 80 printable characters. */
export function isApiKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 80 && !hasUnprintable(name) && !/[\t\n\r]/.test(name)
}

/** Days after which a key may be made to end. */
export const EXPIRY_DAYS = [30, 90, 365] as const
export type ExpiryDays = (typeof EXPIRY_DAYS)[number]

const DAY_MS = 24 * 60 * 60 * 1000

/** When a key that is made now ends; null: never. */
export function expiryAfter(days: ExpiryDays | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() + days * DAY_MS)
}

interface Ends {
  expiresAt: Date | null
  revokedAt: Date | null
}

/** Whether a key still opens anything. */
export function isApiKeyAlive({ expiresAt, revokedAt }: Ends, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now)
}

export const API_KEY_STATES = ['active', 'ending', 'expired', 'revoked'] as const
export type ApiKeyState = (typeof API_KEY_STATES)[number]

/** How long before its end a key is said to be ending: time to put another one in its place. */
const ENDING_MS = 14 * DAY_MS

/** How a key stands. */
export function apiKeyState(key: Ends, now: Date): ApiKeyState {
  if (key.revokedAt) return 'revoked'
  if (!isApiKeyAlive(key, now)) return 'expired'
  return key.expiresAt && key.expiresAt.getTime() - now.getTime() < ENDING_MS ? 'ending' : 'active'
}
