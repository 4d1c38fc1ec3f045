import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { log } from '@/lib/log'
import { examineConnection } from '@/lib/operations/examine-connection'
import { providerOf } from '@/lib/operations/find-provider'
import { findConnection } from '@/lib/store/connections'
import { takeDueTests } from '@/lib/store/due'

const BATCH = 20
const AT_ONCE = 4

/** Tests the connections whose integration wants that every hour or day, each by one process. Answers how many. */
export async function validateScheduled(actor: Actor): Promise<number> {
  const due = await takeDueTests(BATCH)
  const queue = [...due]
  const work = async () => {
    for (let id = queue.shift(); id; id = queue.shift()) {
      const connectionId = id
      await examine(actor, id).catch((error) =>
        log().warn({ err: error, connectionId }, 'a scheduled test failed; it is tried at the next turn'),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return due.length
}

async function examine(actor: Actor, id: string): Promise<void> {
  const connection = await findConnection({ by: 'id', id })
  if (!connection?.credential) return
  const provider = await providerOf(connection.integration)
  if (provider.probe) await examineConnection(actor, connection, provider, 'schedule')
}
