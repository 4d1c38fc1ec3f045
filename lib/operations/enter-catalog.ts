import 'server-only'
import type { Actor, SubjectActor } from '@/lib/core/actor'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import { type SubjectEntry, subjectSessionEnd } from '@/lib/core/subject-session'
import { actorIn } from '@/lib/operations/identify-subject-session'
import { recordEvent } from '@/lib/operations/record-event'
import type { Db } from '@/lib/store/database'
import { createSubjectSession } from '@/lib/store/subject-sessions'
import { digest, randomToken } from '@/lib/vault/digest'

/** A customer's session that has just begun. */
export interface EnteredCatalog {
  /** The secret that goes into the browser’s cookie. */
  cookie: string
  expiresAt: Date
  /** The page of the catalog to go to. */
  goTo: string
  /** Where the catalog leads back to; null: nowhere. */
  returnUrl: string | null
  subject: SubjectActor
}

/** How it is said that whoever vouched for an entry, an API key or an admin, can do so no longer. */
const REFUSED = {
  ...{ token: 'invalid_user_token', ott: 'one_time_token_over', link: 'connect_link_over' },
  console: 'unauthenticated',
} as const satisfies Record<SubjectEntry, ErrorCode>

/**
 * Makes the session's row, as part of the transaction that used up what it was opened by. Throws what `REFUSED` says
 * where whoever vouches for it may no longer.
 */
export async function enterCatalog(
  tx: Db,
  actor: Actor,
  entry: {
    subjectId: string
    via: SubjectEntry
    connectSessionId?: string | null
    openedBy?: string | null
    apiKeyId?: string | null
    goTo?: string
  },
): Promise<EnteredCatalog> {
  const { subjectId, via, connectSessionId = null, openedBy = null, apiKeyId = null } = entry
  const { goTo = '/connectors' } = entry
  const cookie = randomToken()
  const row = await createSubjectSession(tx, {
    ...{ digest: digest(cookie), subjectId, via, connectSessionId, openedBy, apiKeyId },
    expiresAt: subjectSessionEnd(via, new Date()),
  })
  const subject = await actorIn(row, tx)
  if (!subject) throw new PatchbayError(REFUSED[via])
  const { requestId, address, locale } = actor
  const who: Actor = { ...subject, requestId, address, ...(locale && { locale }) }
  await recordEvent(tx, who, {
    type: 'subject.entered',
    target: subject.externalId,
    detail: { subject: subject.id, via },
  })
  const returnUrl = row.connectSession?.returnUrl ?? null
  return { cookie, expiresAt: row.expiresAt, goTo, returnUrl, subject }
}
