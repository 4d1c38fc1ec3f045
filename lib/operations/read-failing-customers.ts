import 'server-only'
import type { OverviewView } from '@/lib/contract/overview'
import type { Actor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { markOf } from '@/lib/operations/view-provider'
import { countFailingOfCustomers } from '@/lib/store/subject-list'

/** What is broken of the customers', counted by integration; nothing for a program, which sees none of theirs. */
export async function readFailingCustomers(
  actor: Actor,
  catalog: ReadonlyMap<string, Provider>,
  now: Date,
): Promise<OverviewView['customers']> {
  if (actor.type === 'api_key') return []
  const lines = new Map<string, OverviewView['customers'][number]>()
  for (const { slug, name, provider: key, status, count } of await countFailingOfCustomers(now)) {
    const provider = catalog.get(key)
    const before = lines.get(slug)
    lines.set(slug, {
      integration: { slug, name },
      provider: { name: provider?.name ?? key, mark: provider ? markOf(provider) : null },
      count: count + (before?.count ?? 0),
      reconnect: status === 'needs_reauth' && (before?.reconnect ?? true),
    })
  }
  return [...lines.values()].sort((a, b) => b.count - a.count)
}
