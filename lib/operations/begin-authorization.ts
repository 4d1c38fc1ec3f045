import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { createAuthorizationRequest } from '@/lib/oauth/authorization-request'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { beginAtAccountServer } from '@/lib/operations/begin-at-account-server'
import { admitAttempt, type ConnectInput, openAttempt } from '@/lib/operations/open-attempt'
import { redirectUriOf } from '@/lib/operations/view-integration'

/** RFC 6749 §4.1.2 recommends ten minutes for the code; the whole attempt gets no more. */
const LIFETIME_MS = 10 * 60 * 1000

export interface BeginInput extends ConnectInput {
  /** The secret of the browser that begins: only it can finish. */
  browser: string
  /** Whose server is asked, where each account has its own: a handle, a DID, or the address of a server. */
  account?: string | undefined
}

/**
 * Opens a single-use authorization and answers the URL of the provider's consent page.
 * State is stored as a digest, verifier and nonce sealed; all of it is bound to session, browser and configuration.
 */
export async function beginAuthorization(actor: Actor, input: BeginInput): Promise<{ url: string }> {
  const admitted = await admitAttempt(actor, input, 'redirect')
  if (isOfAccountServers(admitted.provider)) return beginAtAccountServer(actor, admitted, input, LIFETIME_MS)
  const { client, scopes, integration } = admitted
  const redirectUri = redirectUriOf(integration.slug)
  const request = await createAuthorizationRequest({ client, redirectUri, scopes })
  await openAttempt(actor, admitted, {
    ...{ way: 'redirect', lifetimeMs: LIFETIME_MS, redirectUri },
    ...{ state: request.state, browser: input.browser },
    proof: { codeVerifier: request.codeVerifier, nonce: request.nonce },
  })
  return { url: request.url }
}
