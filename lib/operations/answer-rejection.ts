import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { examineConnection } from '@/lib/operations/examine-connection'
import { providerOf } from '@/lib/operations/find-provider'
import type { Target } from '@/lib/operations/refresh-connection'
import { renewRejected } from '@/lib/operations/renew-rejected'
import { findConnection } from '@/lib/store/connections'
import { claimRejection } from '@/lib/store/leases'

const EVERY_MS = 30_000

/**
 * A caller says that the provider refused the access token: it is renewed, or, with nothing to renew it with, the
 * provider is asked. At most once in 30 s for one connection.
 */
export async function answerRejection(actor: Actor, target: Target, refreshable: boolean): Promise<void> {
  if (refreshable) {
    await renewRejected(actor, target)
    return
  }
  if (!(await claimRejection(target.id, target.credentialVersion, EVERY_MS))) return
  const connection = await findConnection({ by: 'id', id: target.id })
  if (!connection) return
  const provider = await providerOf(connection.integration)
  if (provider.probe) await examineConnection(actor, connection, provider, 'program')
}
