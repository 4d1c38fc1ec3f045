import { expiryOf } from '@/lib/core/expiry'
import type { TokenSet } from '@/lib/core/token-set'

/** What opens the door; sealed as JSON. The union grows by auth type. */
export type Credential = OAuth2Credential

export interface OAuth2Credential {
  type: 'oauth2'
  accessToken: string
  tokenType: string
  refreshToken: string | null
  /** ISO 8601. */
  obtainedAt: string
}

/** A grant as it is kept: the credential, and what the token response said of it. Dates are ISO 8601, so that it survives JSON. */
export interface Grant {
  credential: OAuth2Credential
  expiresAt: string | null
  refreshExpiresAt: string | null
  grantedScopes: string[]
  /** Members of the token response that the provider's data says to keep. */
  data: Record<string, unknown>
}

/** What a token response yields that was asked for at `startedAt`. One that names no scopes granted those asked (RFC 6749 §5.1). */
export function grantFrom(tokens: TokenSet, askedScopes: readonly string[], startedAt: Date): Grant {
  const { accessToken, tokenType, refreshToken } = tokens
  return {
    credential: { type: 'oauth2', accessToken, tokenType, refreshToken, obtainedAt: startedAt.toISOString() },
    expiresAt: expiryOf(startedAt, tokens.expiresIn)?.toISOString() ?? null,
    refreshExpiresAt: expiryOf(startedAt, tokens.refreshExpiresIn)?.toISOString() ?? null,
    grantedScopes: [...(tokens.scopes ?? askedScopes)],
    data: { ...tokens.kept },
  }
}

/** A consent of the same account may come without a refresh token; the one we have then still stands. */
export function keepRefreshToken(grant: Grant, before: Credential | null): Grant {
  if (grant.credential.refreshToken !== null || !before?.refreshToken) return grant
  return { ...grant, credential: { ...grant.credential, refreshToken: before.refreshToken } }
}

/** Reads what was sealed. Only Patchbay writes it, and its seal proves that. */
export function parseCredential(text: string): Credential {
  return JSON.parse(text) as Credential
}

/** Every secret in a credential: what must be struck out of a provider's words. */
export function secretsOf(credential: Credential): string[] {
  return [credential.accessToken, ...(credential.refreshToken === null ? [] : [credential.refreshToken])]
}
