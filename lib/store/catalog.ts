import 'server-only'
import { database } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'

/** What customers are offered, by name; `ids` null: all of it. */
export function listOffered(ids: readonly string[] | null): Promise<IntegrationRecord[]> {
  return database().integration.findMany({
    where: { inCatalog: true, enabled: true, ...(ids && { id: { in: [...ids] } }) },
    orderBy: [{ name: 'asc' }, { slug: 'asc' }],
  })
}
