import 'server-only'
import type { StoredConnection } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { readCatalog } from '@/lib/operations/find-provider'
import { storedConnection } from '@/lib/operations/stored-data'
import { listConnectionsOf } from '@/lib/store/named-connections'

/**
 * The organisation's connections of many providers (null: of all), secrets opened, by one query: for each provider that
 * was asked for, the default one first, then by name.
 */
export async function listStored(
  actor: Actor,
  providerKeys: readonly string[] | null,
): Promise<Map<string, StoredConnection[]>> {
  permit(actor, 'read_credentials')
  const catalog = await readCatalog()
  const asked = providerKeys ?? [...catalog.keys()]
  const stored = new Map<string, StoredConnection[]>(asked.map((key) => [key, []]))
  for (const connection of await listConnectionsOf(asked)) {
    const provider = catalog.get(connection.integration.providerKey)
    if (provider) stored.get(provider.key)?.push(storedConnection(connection, provider))
  }
  return stored
}
