import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { allows } from '@/lib/core/permission'
import { listUserNames } from '@/lib/store/users'

/** What the people are called, by their ids, whose these connections are; none of them for who may not read users. */
export async function nameOwners(
  actor: Actor,
  connections: readonly { ownerType: string; ownerId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = connections.flatMap(({ ownerType, ownerId }) => (ownerType === 'user' ? ownerId : []))
  return ids.length > 0 && allows(actor, 'read_users') ? listUserNames(ids) : new Map()
}
