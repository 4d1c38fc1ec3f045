import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import type { FailureCode } from '@/lib/core/failure'
import { failureOf, type Status, type StatusFacts, statusOf } from '@/lib/core/status'
import { providerOf } from '@/lib/operations/find-provider'
import { viewFailure } from '@/lib/operations/view-connection'
import type { CredentialRow } from '@/lib/store/credentials'

const CODES: Partial<Record<Status, ErrorCode>> = {
  needs_reauth: 'needs_reauth',
  misconfigured: 'misconfigured',
  not_connected: 'not_connected',
  disabled: 'connection_disabled',
}

/** What the status of a credential follows from. */
export function credentialFacts(row: CredentialRow): StatusFacts {
  return {
    integrationEnabled: row.integrationEnabled,
    connectionEnabled: row.enabled,
    integrationFault: row.integrationFault,
    hasCredential: row.credential !== null,
    hasRefreshToken: row.hasRefreshToken,
    expiresAt: row.expiresAt,
    validation: row.validationStatus && { status: row.validationStatus, code: row.validationCode },
    hasOpenAuthorization: false,
  }
}

/** Why a credential is not handed out, as the error to throw; `found` is what only the reading of it has shown. */
export async function unusable(
  actor: Actor,
  row: CredentialRow,
  found?: FailureCode,
): Promise<PatchbayError> {
  const facts = credentialFacts(row)
  if (found) facts.validation = { status: 'error', code: found }
  const status = statusOf(facts, row.now)
  const failure = failureOf(facts, row.now) ?? 'timeout'
  const code = CODES[status] ?? 'connection_unavailable'
  const { message, next } = viewFailure(failure, await providerOf(row), row.validationReason, actor.locale)
  const passing = code === 'connection_unavailable'
  return new PatchbayError(code, {
    // What passes by itself is nobody's work: the program comes back.
    params: { what: passing ? message : `${message} ${next}` },
    ...(passing && { retryAfter: Math.max(1, Math.ceil(row.heldMs / 1000)) }),
  })
}
