import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { isFailureCode, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { pauseAfter } from '@/lib/core/refresh-policy'
import { statusOf } from '@/lib/core/status'
import { log } from '@/lib/log'
import { type HeldLease, isUnspent, type Sent } from '@/lib/operations/held-lease'
import { isSetupFault, noteFault } from '@/lib/operations/note-fault'
import { persist } from '@/lib/operations/persist'
import { recordEvent } from '@/lib/operations/record-event'
import { changeOf } from '@/lib/operations/record-validation'
import { factsOf } from '@/lib/operations/view-connection'
import { type RefreshableConnection, writeValidation } from '@/lib/store/connections'
import { type Db, transaction } from '@/lib/store/database'
import { releaseLease, writeRefusal } from '@/lib/store/leases'

/** Gives the lease back after a refresh that failed, and says on the connection, or once on the integration, what was found. */
export async function failRefresh(
  actor: Actor,
  connection: RefreshableConnection,
  lease: HeldLease,
  thrown: ProviderFailure,
  sent: Sent,
): Promise<ProviderFailure> {
  const failure = afterLostAnswer(thrown, lease)
  const pauseMs = pauseAfter(connection.refreshFailures + 1, failure.retryAfter, Math.random())
  log().warn(
    { requestId: actor.requestId, connectionId: connection.id, code: failure.code, err: failure.cause },
    'a refresh failed',
  )
  await persist('a failed refresh', () =>
    transaction(async (tx) => {
      await releaseLease(connection.id, lease.fence, { unspent: isUnspent(sent), failed: true, pauseMs }, tx)
      await record(tx, actor, connection, failure)
    }),
  )
  return failure
}

/** Refused after an answer was lost: the refusal's own word would not say why. */
function afterLostAnswer(failure: ProviderFailure, { unanswered }: HeldLease): ProviderFailure {
  if (unanswered === 0 || failure.code !== 'invalid_grant') return failure
  return new ProviderFailure('answer_lost', { words: failure.words, cause: failure })
}

/** Said when it is new, and when it is graver than what stands there: repeats write nothing. */
async function record(
  tx: Db,
  actor: Actor,
  connection: RefreshableConnection,
  failure: ProviderFailure,
): Promise<void> {
  const { code } = failure
  const { id, credentialVersion, integrationId, integration, validationStatus, validationCode } = connection
  if (isSetupFault(code)) return noteFault(tx, actor, integration, failure)
  const params = JSON.stringify(failure.params)
  const known = validationStatus === 'error' && validationCode === code
  const stands = known && connection.validationReason === params
  const now = new Date()
  const before = factsOf({ ...connection, authorizations: [] }, integration, now)
  const written =
    !stands &&
    (isDead(code) || !isDead(validationCode)) &&
    (await writeValidation(tx, id, credentialVersion, code, params, now))
  // What cannot be opened may be opened again, once its key is back.
  if (isDead(code) && code !== 'opening_failed') await writeRefusal(tx, id, credentialVersion, code)
  if (!written || known) return
  const about = {
    integrationId,
    connectionId: id,
    target: formatConnectionKey(integration.slug, connection.name),
  }
  await recordEvent(tx, actor, {
    type: 'token.refresh_failed',
    outcome: 'failure',
    ...about,
    detail: { code },
  })
  if (code === 'opening_failed')
    await recordEvent(tx, actor, { type: 'security.opening_failed', outcome: 'failure', ...about })
  const after = statusOf({ ...before, validation: { status: 'error', code } }, now)
  const type = changeOf(statusOf(before, now), after)
  if (type)
    await recordEvent(tx, actor, { type, outcome: 'failure', ...about, detail: { code, status: after } })
}

function isDead(code: string | null): boolean {
  return code !== null && isFailureCode(code) && FAILURES[code].kind === 'dead'
}
