import { grantedOf, type OAuth2Credential } from '@/lib/core/credential'
import type { FreshCredential } from '@/lib/operations/fresh-credential'
import { openCredential } from '@/lib/operations/open-credential'

/** The tokens of a connection's row. */
export function grantedIn(row: Parameters<typeof openCredential>[0]): OAuth2Credential | null {
  return grantedOf(openCredential(row))
}

/** The token that a caller was handed; a key is none. */
export function tokenIn(fresh: FreshCredential): string {
  if (fresh.type !== 'oauth2') throw new Error(`a ${fresh.type} holds no token`)
  return fresh.accessToken
}
