import 'server-only'
import type { ConnectionsAt } from '@/lib/contract/subject'
import { isFailing } from '@/lib/core/status'
import { readCatalog } from '@/lib/operations/find-provider'
import { markOf } from '@/lib/operations/view-provider'
import { countByOwner } from '@/lib/store/subject-list'

/** What some customers and groups have connected, by their ids: what is broken first, then by name. */
export async function countConnectionsOf(
  owners: { subjects: readonly string[]; groups: readonly string[] },
  now: Date,
): Promise<ReadonlyMap<string, ConnectionsAt[]>> {
  const [catalog, rows] = await Promise.all([readCatalog(), countByOwner(owners, now)])
  const byOwner = new Map<string, ConnectionsAt[]>()
  for (const { ownerId, slug, name, provider: key, status, count } of rows) {
    const provider = catalog.get(key)
    const view = { name: provider?.name ?? key, mark: provider ? markOf(provider) : null }
    const at = { integration: { slug, name }, provider: view, status, count }
    byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), at])
  }
  return byOwner
}

/** What is broken first, then by the integration's name; the same twice is one. */
export function inOrder(counts: readonly ConnectionsAt[]): ConnectionsAt[] {
  const merged = new Map<string, ConnectionsAt>()
  for (const at of counts) {
    const key = `${at.integration.slug} ${at.status}`
    merged.set(key, { ...at, count: at.count + (merged.get(key)?.count ?? 0) })
  }
  const rank = ({ status }: ConnectionsAt) => (isFailing(status) ? 0 : 1)
  return [...merged.values()].sort(
    (a, b) => rank(a) - rank(b) || a.integration.name.localeCompare(b.integration.name),
  )
}
