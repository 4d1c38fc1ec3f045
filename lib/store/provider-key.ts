import 'server-only'
import { database } from '@/lib/store/database'

/** The provider of an integration; null when the integration is gone. */
export async function findProviderKey(id: string): Promise<string | null> {
  const row = await database().integration.findUnique({ where: { id }, select: { providerKey: true } })
  return row?.providerKey ?? null
}
