import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type FailureCode, isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { redact } from '@/lib/core/redact'
import { log } from '@/lib/log'
import type { Attempt } from '@/lib/operations/match-authorization'
import { isSetupFault, noteFault } from '@/lib/operations/note-fault'
import { persist } from '@/lib/operations/persist'
import { recordEvent } from '@/lib/operations/record-event'
import { finishAuthorization } from '@/lib/store/authorizations'
import { writeValidation } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'

/**
 * Closes an attempt that came to nothing, and says why on the connection. Only a wrong set-up changes the
 * connection's own state: a consent that was denied or lost takes nothing away from what was there.
 */
export async function failAttempt(
  actor: Actor,
  attempt: Attempt,
  failure: ProviderFailure,
  secrets: readonly string[],
): Promise<void> {
  const { authorization, connection } = attempt
  const code = codeOfAttempt(failure.code)
  const params = JSON.stringify(failure.params)
  const detail = failure.words === null ? null : redact(failure.words, secrets)
  const subject = {
    integrationId: connection.integrationId,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, connection.name),
  }
  log().warn(
    { requestId: actor.requestId, code, ...subject, err: failure.cause },
    'an attempt to connect failed',
  )
  await persist('the end of an attempt', () =>
    transaction(async (tx) => {
      const now = new Date()
      await finishAuthorization(tx, authorization.id, { outcome: code, params, detail }, now)
      if (isSetupFault(code)) await noteFault(tx, actor, connection.integration, failure)
      else if (FAILURES[code].kind === 'misconfigured')
        await writeValidation(tx, connection.id, connection.credentialVersion, code, params, now)
      const outcome = code === 'cancelled' ? 'denied' : 'failure'
      await recordEvent(tx, actor, {
        type: 'connection.connect_failed',
        outcome,
        ...subject,
        detail: { code },
      })
      if (code === 'blocked_address')
        await recordEvent(tx, actor, {
          type: 'security.blocked_egress',
          outcome: 'denied',
          ...subject,
          detail: failure.params,
        })
    }),
  )
}

/** Closes an attempt with whatever was thrown; what nobody foresaw is thrown on. */
export async function failAttemptWith(
  actor: Actor,
  attempt: Attempt,
  thrown: unknown,
  secrets: readonly string[],
): Promise<void> {
  const failure = isProviderFailure(thrown)
    ? thrown
    : new ProviderFailure('unexpected_answer', { cause: thrown })
  await failAttempt(actor, attempt, failure, secrets)
  if (failure !== thrown) throw thrown
}

/**
 * What a refusal of a code says where consent in the browser is the usual way: that the application may not use codes,
 * not that its set-up is wrong.
 */
export function ofSecondWay(thrown: unknown, { oauth2 }: Pick<Provider, 'oauth2'>): unknown {
  const isSecond = oauth2?.grant !== 'device_code'
  if (!isSecond || !isProviderFailure(thrown)) return thrown
  const { code, params, words } = thrown
  // Some only say `invalid_request`.
  if (!['unauthorized_client', 'wrong_endpoint', 'unexpected_answer'].includes(code)) return thrown
  return new ProviderFailure('code_not_offered', { params, words, cause: thrown })
}

/** `invalid_grant` at a refresh ends a connection; at the exchange it says that the code was not good. */
function codeOfAttempt(code: FailureCode): FailureCode {
  return code === 'invalid_grant' ? 'code_refused' : code
}
