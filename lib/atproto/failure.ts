import { OAuthResolverError, OAuthResponseError } from '@atproto/oauth-client-node'
import { type FailureCode, isProviderFailure, ProviderFailure } from '@/lib/core/failure'

/** How deep causes are looked into; one may lead back to its effect. */
const MOST_CAUSES = 8

/** The error and what caused it, outermost first. */
export function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let link = error; link instanceof Error && chain.length < MOST_CAUSES; link = link.cause)
    chain.push(link)
  return chain
}

/**
 * What the client library threw, as a failure of the step that it happened in. What is known more exactly stays: an
 * address that egress does not open, and what this folder's own code found out.
 */
export function failureOf(step: FailureCode, error: unknown): ProviderFailure {
  const chain = chainOf(error)
  const own = chain.filter(isProviderFailure)
  const exact = own.find(({ code }) => code === 'blocked_address' || OWN.includes(code))
  if (exact) return exact
  const answered = chain.find((link) => link instanceof OAuthResponseError)
  const words = answered ? (answered.errorDescription ?? answered.error ?? null) : null
  const code = chain.some((link) => link instanceof OAuthResolverError)
    ? 'authorization_server_metadata_failed'
    : step
  const params = own[0]?.params ?? {}
  return new ProviderFailure(code, { words, params, httpStatus: answered?.status ?? null, cause: error })
}

/** What came back is not from the server that speaks for the account. */
export function issuerMismatch(cause?: unknown): ProviderFailure {
  return new ProviderFailure('issuer_mismatch', { params: { provider: 'the account’s own server' }, cause })
}

/** Thrown in this folder for a step of its own. */
const OWN: readonly FailureCode[] = [
  ...(['missing_handle', 'invalid_handle', 'authorization_server_metadata_failed'] as const),
  ...(['invalid_callback_request', 'issuer_mismatch', 'token_validation_failed'] as const),
]
