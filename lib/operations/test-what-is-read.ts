import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { log } from '@/lib/log'
import { examineConnection } from '@/lib/operations/examine-connection'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { claimReadTest } from '@/lib/store/subject-connections'

const EVERY_MS = 60_000

/**
 * Has a connection that is read tested, at most once a minute over all processes, without keeping the reader: whose next
 * call gets the new token, or the new status. It leaves no check behind, and is told of only when it is news.
 */
export function testWhatIsRead(
  actor: Actor,
  { id, enabled, credential, refusedCode, integration }: ConnectionWithIntegration,
  provider: Provider,
): void {
  const isOff = !enabled || !integration.enabled || credential === null || refusedCode !== null
  if (isOff || !provider.probe) return
  void test(actor, id, provider).catch((error) =>
    log().warn({ err: error, connectionId: id }, 'a connection that was read could not be tested'),
  )
}

async function test(actor: Actor, id: string, provider: Provider): Promise<void> {
  if (!(await claimReadTest(id, EVERY_MS))) return
  const connection = await findConnection({ by: 'id', id })
  if (connection?.credential) await examineConnection(actor, connection, provider, 'program')
}
