import type { AccountSession } from '@/lib/core/account-session'

/** What a grant yields, once believed: a token response read and normalised. */
export interface TokenSet {
  accessToken: string
  /** `Bearer` or `DPoP`. */
  tokenType: string
  refreshToken: string | null
  /** Seconds from the start of the request; null when the answer did not say, or said nonsense. */
  expiresIn: number | null
  refreshExpiresIn: number | null
  /** As granted; null when the answer did not say, which means as asked (RFC 6749 §5.1). */
  scopes: readonly string[] | null
  /** Members of the answer that the provider's data says to keep. */
  kept: Readonly<Record<string, unknown>>
  /** Where an account's own server gave them. */
  session?: AccountSession
}

/** Who an access token speaks for, as the provider tells it. */
export interface Account {
  id: string
  name: string | null
  email: string | null
  /** An address at the provider; never sent to a browser. */
  pictureUrl: string | null
}
