import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { createAuthorizationRequest } from '@/lib/oauth/authorization-request'
import { admitAttempt, type ConnectInput, openAttempt } from '@/lib/operations/open-attempt'
import { redirectUriOf } from '@/lib/operations/view-integration'

/** RFC 6749 §4.1.2 recommends ten minutes for the code; the whole attempt gets no more. */
const LIFETIME_MS = 10 * 60 * 1000

export interface BeginInput extends ConnectInput {
  /** The secret of the browser that begins: only it can finish. */
  browser: string
}

/**
 * Opens a single-use authorization and answers the URL of the provider's consent page.
 * State is stored as a digest, verifier and nonce sealed; all of it is bound to session, browser and configuration.
 */
export async function beginAuthorization(actor: Actor, input: BeginInput): Promise<{ url: string }> {
  const admitted = await admitAttempt(actor, input, 'redirect')
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
