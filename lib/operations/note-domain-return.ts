import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { readReturn } from '@/lib/domain-connect/read-return'
import { deedOf } from '@/lib/operations/require-application'
import { transaction } from '@/lib/store/database'
import { findReturned, writeApplication } from '@/lib/store/domain-applications'
import { findDomainName } from '@/lib/store/domains'

/**
 * Notes that somebody came back from a page of a DNS provider's, and has DNS looked at: what came back with them proves
 * nothing. Answers the domain; null where nobody was sent. Throws `invalid_input` for what is no such return.
 */
export async function noteDomainReturn(actor: Actor, query: URLSearchParams): Promise<string | null> {
  permit(actor, 'write_domain', NO_INTEGRATION)
  const back = readReturn(query)
  const row = await findReturned(back.state)
  if (!row) return null
  const cancelled = back.type === 'error' && back.cancelled
  const what = back.type !== 'error' ? 'returned' : cancelled ? 'cancelled' : 'failed'
  const detail = back.type === 'error' ? (back.description ?? back.error) : null
  const write = { returnState: null, nextLookAt: new Date(), looks: 0 }
  await transaction((tx) => writeApplication(tx, row.id, write, deedOf(actor, what, detail)))
  return row.domain.name
}

/** The domain whose consent a connection keeps; null for every other connection. */
export function domainOfConnection(slug: string, connection: string): Promise<string | null> {
  return findDomainName(slug, connection)
}
