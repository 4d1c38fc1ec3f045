import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { once } from '@/lib/once'
import { examineConnection } from '@/lib/operations/examine-connection'
import { providerOf } from '@/lib/operations/find-provider'
import { findConnection } from '@/lib/store/connections'

/** What is looked into just now, by connection: ten callers who are refused at once are one question. */
const underWay = () => once('refusals-under-way', () => new Map<string, Promise<void>>())

/**
 * The provider refuses a token that it has given only now. It is asked by its probe, and what that says is recorded:
 * refused there as well, the connection needs a person.
 */
export function lookIntoRefusal(actor: Actor, connectionId: string): Promise<void> {
  const known = underWay().get(connectionId)
  if (known) return known
  const looked = look(actor, connectionId).finally(() => underWay().delete(connectionId))
  underWay().set(connectionId, looked)
  return looked
}

async function look(actor: Actor, connectionId: string): Promise<void> {
  const connection = await findConnection({ by: 'id', id: connectionId })
  const provider = connection && (await providerOf(connection.integration))
  if (connection && provider?.probe) await examineConnection(actor, connection, provider, 'program')
}
