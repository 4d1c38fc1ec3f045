import type { OAuth2 } from '@/lib/core/provider'
import type { OAuthClient } from '@/lib/oauth/client'
import type { FaultyProvider } from '../support/faulty-provider'
import { loopbackFetch } from '../support/loopback-fetch'

export const redirectUri = 'http://localhost:3000/oauth2/callback/example'

/** A client of the stand-in, with whatever a test wants otherwise. */
export function clientOf(
  provider: Pick<FaultyProvider, 'urls' | 'origin'>,
  oauth2: Partial<OAuth2> = {},
): OAuthClient {
  return {
    oauth2: {
      authorizationUrl: provider.urls.authorize,
      tokenUrl: provider.urls.token,
      grant: 'authorization_code',
      scopes: [],
      tokenAuthMethod: 'client_secret_post',
      ...oauth2,
    },
    clientId: 'client-id.example',
    clientSecret: 'client-secret',
    fetch: loopbackFetch,
  }
}

/** The code, if a promise was refused for a reason that has one. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was thrown',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
}
