import 'server-only'
import type { Answered, StoredConnection } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { acceptName, DEFAULT_NAME, formatConnectionKey, isSlug } from '@/lib/core/connection-key'
import { isPatchbayError } from '@/lib/core/errors'
import { addConnection } from '@/lib/operations/add-connection'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { answer, refuse } from '@/lib/operations/in-process'
import { locateConnection } from '@/lib/operations/locate-connection'
import { removeConnection } from '@/lib/operations/remove-connection'
import { ensureIntegration } from '@/lib/operations/save-members'
import { storedConnection } from '@/lib/operations/stored-data'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findIntegration } from '@/lib/store/integrations'

/** Adds a connection without a credential; the default one comes with a provider's first integration. Throws as `addConnection` does. */
export async function addStored(
  actor: Actor,
  slug: string,
  name: string,
): Promise<Answered<StoredConnection>> {
  const accepted = acceptName(String(name ?? ''))
  if (!isSlug(slug)) return refuse('unknown_provider')
  if (!(await findIntegration(slug)) && !(await findAnyProvider(slug))) return refuse('unknown_provider')
  const isNew = await ensureIntegration(actor, slug)
  if (!isNew || accepted !== DEFAULT_NAME) await addConnection(actor, slug, accepted)
  const located = await locateConnection(actor, formatConnectionKey(slug, accepted))
  if (!located.ok) return located
  return answer(storedConnection(located.value.connection, located.value.provider))
}

/** Removes a connection by its key; one that is not there is no error. Throws `cannot_remove_default`. */
export async function removeStored(actor: Actor, key: string): Promise<Answered<null>> {
  if (/^[^:]*:default$/.test(key)) return refuse('cannot_remove_default')
  try {
    await removeConnection(actor, key)
  } catch (error) {
    if (!isPatchbayError(error) || error.code !== 'not_found') throw error
  }
  return answer(null)
}

/** Disconnects a connection by its key; one that is not there is no error. */
export async function disconnectStored(actor: Actor, key: string): Promise<Answered<null>> {
  const located = await locateConnection(actor, key)
  if (located.ok && located.value.connection.credential !== null)
    await disconnectConnection(actor, located.value.connection.id)
  return answer(null)
}

/** Asks the provider of the very connection that a key names, and answers why it does not work, if so. */
export async function validateStored(actor: Actor, key: string): Promise<Answered<null>> {
  const located = await locateConnection(actor, key)
  if (!located.ok) return located
  const { check } = await validateConnection(actor, located.value.connection.id)
  if (!check.failure) return answer(null)
  return refuse(check.failure.code, { message: check.failure.message })
}
