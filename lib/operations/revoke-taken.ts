import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { providerOf } from '@/lib/operations/find-provider'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { lineOf } from '@/lib/operations/record-event'
import { type Revocation, revokeGrant } from '@/lib/operations/revoke-grant'
import type { NewEvent } from '@/lib/store/events'
import type { TakenConnection } from '@/lib/store/subject-details'

/** How many providers are asked at the same time. */
const AT_ONCE = 4

/** How many connections were deleted, and of how many the provider has ended the grant, or could not be asked. */
export interface Removed {
  connections: number
  revoked: number
  failed: number
}

/** What the log says of connections that were deleted with whom they belonged to. */
export function linesOfTaken(actor: Actor, taken: readonly TakenConnection[]): NewEvent[] {
  return taken.map(({ id, name, integrationId, integration }) =>
    lineOf(actor, {
      type: 'connection.removed',
      integrationId,
      connectionId: id,
      target: formatConnectionKey(integration.slug, name),
    }),
  )
}

/** Has the providers end the grants of connections that are gone already; one that fails keeps no other from it. */
export async function revokeTaken(actor: Actor, taken: readonly TakenConnection[]): Promise<Removed> {
  const waiting = [...taken]
  const done: Revocation[] = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await revoke(actor, next))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const count = (outcome: Revocation) => done.filter((one) => one === outcome).length
  return { connections: taken.length, revoked: count('revoked'), failed: count('failed') }
}

async function revoke(actor: Actor, connection: TakenConnection): Promise<Revocation> {
  const credential = tryOpenCredential(connection)
  if (!credential) return 'not_offered'
  const provider = await providerOf(connection.integration)
  return revokeGrant(actor, { connection, provider, credential })
}
