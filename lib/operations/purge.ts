import 'server-only'
import { systemActor } from '@/lib/core/actor'
import type { Grant } from '@/lib/core/credential'
import { SESSION_LIFE_MS } from '@/lib/core/session'
import { log } from '@/lib/log'
import { providerOf } from '@/lib/operations/find-provider'
import { grantPlace } from '@/lib/operations/open-credential'
import { giveBackGrant } from '@/lib/operations/revoke-grant'
import { listOverdueGrants, purgeAuthorizations, takePendingGrant } from '@/lib/store/authorizations'
import { findConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { purgeLimits } from '@/lib/store/limits'
import { purgeAnswers } from '@/lib/store/remembered-answers'
import { purgeSessions } from '@/lib/store/sessions'
import { purgeSubjectSessions } from '@/lib/store/subject-sessions'
import { isOpeningError, open } from '@/lib/vault/seal'

const DAY_MS = 24 * 60 * 60 * 1000

/** Removes what has had its time: attempts to connect, sessions, counters; and gives back grants that nobody decided on. */
export async function purge(): Promise<void> {
  const now = new Date()
  await giveBackOverdue(now)
  await purgeAuthorizations(new Date(now.getTime() - DAY_MS))
  await purgeSessions(new Date(now.getTime() - SESSION_LIFE_MS))
  await purgeSubjectSessions(new Date(now.getTime() - DAY_MS))
  await purgeLimits(now)
  await purgeAnswers(new Date(now.getTime() - DAY_MS))
}

async function giveBackOverdue(now: Date): Promise<void> {
  const actor = systemActor('worker')
  for (const authorization of await listOverdueGrants(now)) {
    const connection = await findConnection({ by: 'id', id: authorization.connectionId })
    const sealed = authorization.pendingGrant
    if (!connection || !sealed) continue
    const grant = tryOpen(authorization.id, sealed)
    if (!grant) continue
    if (!(await transaction((tx) => takePendingGrant(tx, authorization.id, 'consent_expired')))) continue
    await giveBackGrant(actor, {
      connection,
      provider: await providerOf(connection.integration),
      credential: grant.credential,
    })
  }
}

/** Null for one that cannot be opened: it stays, and does not keep the others from having their time. */
function tryOpen(authorizationId: string, sealed: Uint8Array): Grant | null {
  try {
    return JSON.parse(open(grantPlace(authorizationId), sealed))
  } catch (error) {
    if (!isOpeningError(error)) throw error
    log().warn({ authorizationId, err: error }, 'a grant that waits cannot be opened')
    return null
  }
}
