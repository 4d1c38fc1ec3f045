import type { AccountSession } from '@/lib/core/account-session'
import { expiryOf } from '@/lib/core/expiry'
import type { AuthType } from '@/lib/core/provider'
import type { TokenSet } from '@/lib/core/token-set'

/** What opens the door; sealed as JSON. */
export type Credential = OAuth2Credential | KeyCredential

/** What a person typed. */
export interface KeyCredential {
  type: Exclude<AuthType, 'oauth2'>
  /** Every value of the form by its field's key, the open ones too: where a secret may go is sealed with it. */
  fields: Readonly<Record<string, string>>
  /** Which of them are secrets. */
  secretKeys: readonly string[]
  /** ISO 8601. */
  obtainedAt: string
}

export interface OAuth2Credential {
  type: 'oauth2'
  accessToken: string
  tokenType: string
  refreshToken: string | null
  /** The application's own (RFC 6749 §4.4): whoever has its set-up asks again, and needs no refresh token. */
  ofClient?: boolean
  /** Where an account's own server gave the tokens, which are bound to a key then. */
  session?: AccountSession
  /** ISO 8601. */
  obtainedAt: string
}

/** The fields that a place or an address is filled from (`CredentialPlace`): what was typed, or the token. */
export function valuesOf(credential: Credential): Record<string, string> {
  if (credential.type !== 'oauth2') return { ...credential.fields }
  const { accessToken, session } = credential
  return { access_token: accessToken, ...(session && { dpop_key: JSON.stringify(session.key) }) }
}

/** Whether a token is bound to a key (RFC 9449 §5): it opens nothing for whoever has not the key, which stays here. */
export function isBound(token: { type: string; tokenType?: string }): boolean {
  return token.type === 'oauth2' && token.tokenType?.toLowerCase() === 'dpop'
}

/** A credential that was granted, where there is one: keys have nothing to refresh or to revoke. */
export function grantedOf(credential: Credential | null): OAuth2Credential | null {
  return credential?.type === 'oauth2' ? credential : null
}

/** Whether it can be renewed without a person. */
export function isRenewable({ refreshToken, ofClient }: OAuth2Credential): boolean {
  return refreshToken !== null || ofClient === true
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

/**
 * What a token response yields that was asked for at `startedAt`. One that names no scopes granted those asked (RFC 6749
 * §5.1). `ofClient`: the application asked for itself.
 */
export function grantFrom(
  tokens: TokenSet,
  askedScopes: readonly string[],
  startedAt: Date,
  ofClient = false,
): Grant {
  const { accessToken, tokenType, refreshToken } = tokens
  const obtainedAt = startedAt.toISOString()
  return {
    credential: {
      ...{ type: 'oauth2', accessToken, tokenType, refreshToken, obtainedAt },
      ...(ofClient && { ofClient }),
      ...(tokens.session && { session: tokens.session }),
    },
    expiresAt: expiryOf(startedAt, tokens.expiresIn)?.toISOString() ?? null,
    refreshExpiresAt: expiryOf(startedAt, tokens.refreshExpiresIn)?.toISOString() ?? null,
    grantedScopes: [...(tokens.scopes ?? askedScopes)],
    data: { ...tokens.kept },
  }
}

/** A consent of the same account may come without a refresh token; the one we have then still stands. */
export function keepRefreshToken(grant: Grant, before: Credential | null): Grant {
  const kept = grantedOf(before)?.refreshToken
  if (isRenewable(grant.credential) || !kept) return grant
  return { ...grant, credential: { ...grant.credential, refreshToken: kept } }
}

/** Reads what was sealed. Only Patchbay writes it, and its seal proves that. */
export function parseCredential(text: string): Credential {
  return JSON.parse(text) as Credential
}

/** Every secret in a credential: what must be struck out of a provider's words. */
export function secretsOf(credential: Credential): string[] {
  if (credential.type !== 'oauth2')
    return credential.secretKeys.map((key) => credential.fields[key] ?? '').filter((secret) => secret !== '')
  const { accessToken, refreshToken, session } = credential
  return [accessToken, ...(refreshToken === null ? [] : [refreshToken]), ...(session ? [session.key.d] : [])]
}
