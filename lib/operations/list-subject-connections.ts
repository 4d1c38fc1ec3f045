import 'server-only'
import type { PlatformConnection, PlatformList, PlatformPageQuery } from '@/lib/contract/platform'
import { type Actor, boundTo } from '@/lib/core/actor'
import { ownersFor } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { providerOf } from '@/lib/operations/find-provider'
import { readAvailable } from '@/lib/operations/read-available'
import { readConnector } from '@/lib/operations/read-connector'
import { readSubject } from '@/lib/operations/read-subject'
import { listConnectionPage } from '@/lib/store/subject-connections'

/** Renewed at the same time, so that one slow provider does not keep all the others. */
const AT_ONCE = 4

/**
 * A page of the connections of a subject and of their group, each with its credential while it is active; with `slug`
 * those of one integration. What is made or removed meanwhile moves no page. Throws `unknown_subject`, `unknown_connector`, `forbidden` or `audit_unavailable`.
 */
export async function listSubjectConnections(
  actor: Actor,
  externalId: string,
  { slug, limit, cursor }: PlatformPageQuery,
): Promise<PlatformList> {
  permit(actor, 'read_subject_credentials')
  const subject = await readSubject(actor, externalId)
  const ids = slug === undefined ? boundTo(actor) : [await idOf(actor, slug)]
  const rows = await listConnectionPage(ownersFor(subject), ids, { after: cursor ?? null, count: limit + 1 })
  const connections = rows.slice(0, limit)
  const told: (PlatformConnection | null)[] = []
  for (let at = 0; at < connections.length; at += AT_ONCE) {
    const part = connections.slice(at, at + AT_ONCE)
    const read = part.map(async (row) => readAvailable(actor, row, await providerOf(row.integration), {}))
    told.push(...(await Promise.all(read)))
  }
  const next = rows.length > limit ? (connections.at(-1)?.id ?? null) : null
  return { connections: told.filter((one) => one !== null), next }
}

async function idOf(actor: Actor, slug: string): Promise<string> {
  return (await readConnector(actor, 'read_subject_credentials', slug)).integration.id
}
