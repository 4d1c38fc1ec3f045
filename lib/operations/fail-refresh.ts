import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { pauseAfter } from '@/lib/core/refresh-policy'
import { statusOf } from '@/lib/core/status'
import { log } from '@/lib/log'
import type { HeldLease, Sent } from '@/lib/operations/held-lease'
import { isSetupFault, noteFault } from '@/lib/operations/note-fault'
import { persist } from '@/lib/operations/persist'
import { recordEvent } from '@/lib/operations/record-event'
import { changeOf } from '@/lib/operations/record-validation'
import { factsOf } from '@/lib/operations/view-connection'
import { type ConnectionWithIntegration, writeValidation } from '@/lib/store/connections'
import { type Db, transaction } from '@/lib/store/database'
import { releaseLease } from '@/lib/store/leases'

/** Half an hour between two looks at whether a refused set-up is taken again. */
const FAULT_PAUSE_MS = 30 * 60 * 1000

/** Gives the lease back after a refresh that failed, and says on the connection, or once on the integration, what was found. */
export async function failRefresh(
  actor: Actor,
  connection: ConnectionWithIntegration,
  lease: HeldLease,
  thrown: ProviderFailure,
  sent: Sent,
): Promise<ProviderFailure> {
  const failure = afterLostAnswer(thrown, lease)
  // A refusal is an answer; a success that could not be read has used the token up all the same.
  const unspent = !sent.connected || (sent.status !== null && sent.status >= 400)
  const pauseMs = isSetupFault(failure.code)
    ? FAULT_PAUSE_MS
    : pauseAfter(connection.refreshFailures + 1, failure.retryAfter, Math.random())
  log().warn(
    { requestId: actor.requestId, connectionId: connection.id, code: failure.code, err: failure.cause },
    'a refresh failed',
  )
  await persist('a failed refresh', () => transaction((tx) => record(tx, actor, connection, failure)))
  await persist('a lease', () => releaseLease(connection.id, lease.fence, { unspent, failed: true, pauseMs }))
  return failure
}

/** Refused after an answer was lost: the refusal's own word would not say why. */
function afterLostAnswer(failure: ProviderFailure, { unanswered }: HeldLease): ProviderFailure {
  if (unanswered === 0 || failure.code !== 'invalid_grant') return failure
  return new ProviderFailure('answer_lost', { words: failure.words, cause: failure })
}

async function record(
  tx: Db,
  actor: Actor,
  connection: ConnectionWithIntegration,
  failure: ProviderFailure,
): Promise<void> {
  const { code } = failure
  const about = {
    integrationId: connection.integrationId,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, connection.name),
  }
  if (isSetupFault(code)) return noteFault(tx, actor, connection.integration, failure)
  const now = new Date()
  const before = factsOf(connection, connection.integration, now)
  const isNew = connection.validationStatus !== 'error' || connection.validationCode !== code
  // What a passing trouble is called may change by the minute; a dead grant stays dead.
  if (!isNew || isGraver(connection)) return
  if (
    !(await writeValidation(
      tx,
      connection.id,
      connection.credentialVersion,
      code,
      JSON.stringify(failure.params),
      now,
    ))
  )
    return
  await recordEvent(tx, actor, {
    type: 'token.refresh_failed',
    outcome: 'failure',
    ...about,
    detail: { code },
  })
  const after = statusOf({ ...before, validation: { status: 'error', code } }, now)
  const type = changeOf(statusOf(before, now), after)
  if (type)
    await recordEvent(tx, actor, { type, outcome: 'failure', ...about, detail: { code, status: after } })
}

function isGraver({ validationCode }: ConnectionWithIntegration): boolean {
  return Object.entries(FAILURES).some(([code, { kind }]) => code === validationCode && kind === 'dead')
}
