import 'server-only'
import type { CallerView, HitView, KeyUsageView, UsageView } from '@/lib/contract/usage'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { requireConnection } from '@/lib/operations/read-connection'
import { requireIntegration } from '@/lib/operations/read-integration'
import {
  type CallCounts,
  type CallerRow,
  listCallers,
  listCallersOf,
  listUsed,
} from '@/lib/store/access-days'
import { findApiKey } from '@/lib/store/api-keys'

const MOST = 100

/** How many of those who are hit are named. */
const NAMED = 3

/** Who called for a connection in the last seven days. Throws `not_found` or `forbidden`. */
export async function whoUses(actor: Actor, key: string): Promise<UsageView> {
  const { connection } = await requireConnection(actor, key)
  return { callers: (await listCallers([connection.id])).slice(0, MOST).map(viewCaller) }
}

/** Who called for any connection of an integration. Throws `not_found` or `forbidden`. */
export async function whoUsesIntegration(actor: Actor, idOrSlug: string): Promise<UsageView> {
  const { integration } = await requireIntegration(actor, 'read_connections', idOrSlug)
  return { callers: (await listCallersOf(integration.id, MOST)).map(viewCaller) }
}

/** What an API key called for: what stops when it is revoked. Throws `not_found` or `forbidden`. */
export async function whatKeyUses(actor: Actor, apiKeyId: string): Promise<KeyUsageView> {
  permit(actor, 'write_api_key')
  if (!(await findApiKey(apiKeyId))) throw new PatchbayError('not_found')
  const rows = await listUsed(apiKeyId, MOST)
  return {
    connections: rows.map((row) => ({
      id: row.connectionId,
      key: formatConnectionKey(row.slug, row.name),
      integration: row.integrationName,
      ...view(row),
    })),
  }
}

/** Who is hit while these connections are broken, by connection; one statement for all. */
export async function whoIsHit(connectionIds: readonly string[]): Promise<Map<string, HitView>> {
  const rows = connectionIds.length === 0 ? [] : await listCallers(connectionIds)
  return new Map(
    connectionIds.map((id) => {
      const callers = rows.filter(({ connectionId, active }) => connectionId === id && active)
      return [id, { callers: callers.slice(0, NAMED).map(viewCaller), total: callers.length }]
    }),
  )
}

function viewCaller(row: Omit<CallerRow, 'connectionId'>): CallerView {
  const { actorType, actorId, actorName, active } = row
  const type = actorType as CallerView['type']
  return { type, id: actorId === '' ? null : actorId, name: actorName, active, ...view(row) }
}

function view({ today, week, failed, lastAt }: CallCounts) {
  return { today, week, failed, lastAt: lastAt.toISOString() }
}
