import 'server-only'
import type { CheckView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { requireConnection } from '@/lib/operations/read-connection'
import { viewCheck } from '@/lib/operations/view-connection'
import * as store from '@/lib/store/checks'

/** The kept checks of a connection (50 at most), newest first. */
export async function listChecks(actor: Actor, key: string): Promise<CheckView[]> {
  const { connection, provider } = await requireConnection(actor, key)
  const checks = await store.listChecks(connection.id)
  return checks.map((check) => viewCheck(check, provider, actor.locale))
}
