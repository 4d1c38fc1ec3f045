import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { readReturn } from '@/lib/domain-connect/read-return'
import { deedOf } from '@/lib/operations/require-application'
import { transaction } from '@/lib/store/database'
import { findReturned, writeApplication } from '@/lib/store/domain-applications'
import { findDomain, findDomainName } from '@/lib/store/domains'

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

/**
 * The domain that somebody comes back to: by name after a consent, else by what the DNS provider's page brought along.
 * Null for a return of which nothing is known.
 */
export async function findReturn(actor: Actor, query: URLSearchParams): Promise<string | null> {
  permit(actor, 'read_domains', NO_INTEGRATION)
  const name = query.get('domain')
  if (name !== null && !query.has('state')) return (await findDomain(name))?.name ?? null
  try {
    return await noteDomainReturn(actor, query)
  } catch (error) {
    if (isPatchbayError(error) && error.code === 'invalid_input') return null
    throw error
  }
}

/** The domain whose consent a connection keeps; null for every other connection. */
export function domainOfConnection(slug: string, connection: string): Promise<string | null> {
  return findDomainName(slug, connection)
}
