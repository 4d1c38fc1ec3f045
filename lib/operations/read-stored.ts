import 'server-only'
import type { Answered, IntegrationData } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { answer, refuse } from '@/lib/operations/in-process'
import { locateConnection } from '@/lib/operations/locate-connection'
import { storedData } from '@/lib/operations/stored-data'

/** What is stored of the very connection that a key names, whether or not it has a credential. Refuses as `locateConnection` does. */
export async function readStored(actor: Actor, key: string): Promise<Answered<IntegrationData>> {
  permit(actor, 'read_credentials')
  const located = await locateConnection(actor, key)
  if (!located.ok) return located
  const { connection, provider } = located.value
  return answer(storedData(connection, provider, new Date()))
}

/**
 * What is stored of the connection that serves a key, its credential fit to use now. One that has to be reconnected is
 * answered for as long as its token lasts, and its status says so. Throws as `freshCredential` does.
 */
export async function readServing(actor: Actor, key: string): Promise<Answered<IntegrationData>> {
  if (typeof key !== 'string' || key === '') return refuse('not_configured')
  const { connection } = await freshCredential(actor, key)
  return readStored(actor, connection.id)
}
