import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import type { ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { viewFailure } from '@/lib/operations/view-connection'

const CODES = {
  dead: 'credential_refused',
  cancelled: 'credential_refused',
  misconfigured: 'misconfigured',
  transient: 'connection_unavailable',
} as const satisfies Record<string, ErrorCode>

/** What a caller is told of a grant that the provider refused: `credential_refused`, `misconfigured` or `connection_unavailable`. */
export function refusalOf(actor: Actor, provider: Provider, failure: ProviderFailure): PatchbayError {
  const code = CODES[FAILURES[failure.code].kind]
  const { message, next } = viewFailure(failure.code, provider, JSON.stringify(failure.params), actor.locale)
  const passing = code === 'connection_unavailable'
  return new PatchbayError(code, {
    params: { what: passing ? message : `${message} ${next}` },
    ...(passing && { retryAfter: Math.max(1, Math.ceil(failure.retryAfter ?? 1)) }),
    cause: failure.cause,
  })
}
