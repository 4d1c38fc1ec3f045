import 'server-only'
import type { ConnectionPage, ConnectionQuery } from '@/lib/contract/connection'
import { type Actor, boundTo } from '@/lib/core/actor'
import { allows, permit } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { STATUSES, type Status } from '@/lib/core/status'
import { readCatalog } from '@/lib/operations/find-provider'
import { viewConnection } from '@/lib/operations/view-connection'
import {
  type ConnectionFilter,
  countByStatus,
  EVERYTHING,
  listConnectionPage,
} from '@/lib/store/connection-list'
import { findIntegration } from '@/lib/store/integrations'
import { countIntegrationsByProvider } from '@/lib/store/providers'
import { listUserNames } from '@/lib/store/users'

/** A page of the connections that the actor may see: filtered, counted and cut by the database. */
export async function listConnections(actor: Actor, query: ConnectionQuery): Promise<ConnectionPage> {
  permit(actor, 'read_connections')
  const scope = scopeOf(actor)
  const [catalog, used, owners, integration] = await Promise.all([
    readCatalog(),
    countIntegrationsByProvider(scope.integrationIds),
    allows(actor, 'read_users') ? listUserNames() : new Map<string, string>(),
    query.integration ? findIntegration(query.integration) : null,
  ])
  const filter = { ...scope, ...filterOf(query, catalog) }
  const now = new Date()
  const { start, count } = query
  const [page, counts] = await Promise.all([
    listConnectionPage(filter, { start, count, order: 'name' }, now),
    countByStatus(filter, now),
  ])
  const items = page.items.flatMap((connection) => {
    const provider = catalog.get(connection.integration.providerKey)
    return provider
      ? [
          viewConnection(connection, connection.integration, provider, {
            now,
            locale: actor.locale,
            ownerName: owners.get(connection.ownerId),
          }),
        ]
      : []
  })
  const providers = [...used.keys()].map((key) => ({ key, name: catalog.get(key)?.name ?? key }))
  return {
    items,
    start,
    count: items.length,
    total: page.total,
    counts: everyStatus(counts),
    integration:
      integration && isWithin(scope, integration.id)
        ? { slug: integration.slug, name: integration.name }
        : null,
    providers: providers.sort((a, b) => a.name.localeCompare(b.name)),
    owners: [...owners].map(([id, name]) => ({ id, name })),
  }
}

/** Zero for each status that nothing stands at. */
export function everyStatus(counts: ReadonlyMap<Status, number>): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
    Status,
    number
  >
}

/**
 * The organisation's own and its people's; what customers connect stands with them. An API key that is bound sees its
 * integrations, and the organisation's connections alone.
 */
export function scopeOf(actor: Actor): ConnectionFilter {
  if (actor.type !== 'api_key') return { ...EVERYTHING, customers: false }
  return { ...EVERYTHING, integrationIds: boundTo(actor), owner: { type: 'organisation', id: '' } }
}

function isWithin({ integrationIds }: ConnectionFilter, id: string): boolean {
  return integrationIds === null || integrationIds.includes(id)
}

function filterOf(query: ConnectionQuery, catalog: ReadonlyMap<string, Provider>): Partial<ConnectionFilter> {
  const text = query.q?.trim() ?? ''
  const named = [...catalog.values()].filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
  return {
    statuses: query.status?.length ? query.status : null,
    providers: query.provider?.length ? query.provider : null,
    integration: query.integration || null,
    search: text === '' ? null : { text, providers: named.map(({ key }) => key) },
    ...(query.owner === 'organisation' && { owner: { type: 'organisation', id: '' } }),
    ...(query.owner && query.owner !== 'organisation' && { owner: { type: 'user', id: query.owner } }),
  }
}
