import 'server-only'
import type { OAuth2Credential } from '@/lib/core/credential'
import { refreshTimeOf } from '@/lib/core/refresh-policy'
import { credentialPlace } from '@/lib/operations/open-credential'
import type { GivenWrite } from '@/lib/store/given'
import { seal } from '@/lib/vault/seal'

/** Tokens that were given rather than granted. */
export interface GivenTokens {
  accessToken: string
  refreshToken: string | null
  tokenType: string
  obtainedAt: Date
  /** Null: no end is known. */
  expiresAt: Date | null
  scopes: string[]
}

/** Tokens as a connection keeps them, sealed for version `version` of its credential. */
export function plannedTokens(connectionId: string, version: number, given: GivenTokens): GivenWrite {
  const { accessToken, refreshToken, tokenType, obtainedAt, expiresAt, scopes } = given
  const credential: OAuth2Credential = {
    ...{ type: 'oauth2', accessToken, tokenType, refreshToken },
    obtainedAt: obtainedAt.toISOString(),
  }
  return {
    credential: seal(credentialPlace(connectionId, version), JSON.stringify(credential)),
    ...{ credentialType: 'oauth2', tokenType, hasRefreshToken: refreshToken !== null },
    ...{ expiresAt, refreshExpiresAt: null, grantedScopes: scopes, data: {}, at: obtainedAt },
    refreshAt: refreshToken === null ? null : refreshTimeOf(obtainedAt, expiresAt, Math.random()),
  }
}
