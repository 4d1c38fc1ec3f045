import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey, isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { ORGANISATION, type Owner, ownerMeant } from '@/lib/core/ownership'
import { recordEvent } from '@/lib/operations/record-event'
import { subjectConnectionToConnect } from '@/lib/operations/subject-connection'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'
import { createConnection } from '@/lib/store/named-connections'
import { findOwnedConnection } from '@/lib/store/owned-connections'
import { userExists } from '@/lib/store/users'

/**
 * The connection that a person connects: their own where each has their own, made when it is not there yet, else the
 * organisation's. A name of the organisation's that is no own one means that, and an id the very one. A customer names
 * one of theirs by its id. Throws `not_found`, or `forbidden` for another person's: a consent is given for oneself.
 */
export async function connectionToConnect(
  actor: Actor,
  integration: IntegrationRecord,
  name = DEFAULT_NAME,
): Promise<ConnectionWithIntegration> {
  if (actor.type === 'subject') return subjectConnectionToConnect(actor, integration, { connectionId: name })
  const owner = ownerMeant(actor, integration.mode)
  if (owner.ownerType !== 'organisation' && name === DEFAULT_NAME)
    return ensureConnection(actor, integration, owner)
  const found =
    (await findOwnedConnection(integration.id, owner, name)) ??
    (await findOwnedConnection(integration.id, ORGANISATION, name)) ??
    (await connectionById(actor, integration, name))
  if (!found) throw new PatchbayError('not_found')
  return found
}

async function connectionById(
  actor: Actor,
  integration: IntegrationRecord,
  id: string,
): Promise<ConnectionWithIntegration | null> {
  const found = isUuid(id) ? await findConnection({ by: 'id', id: id.toLowerCase() }) : null
  if (found?.integrationId !== integration.id) return null
  const isTheirs = actor.type === 'user' && found.ownerType === 'user' && found.ownerId === actor.id
  if (found.ownerType !== 'organisation' && !isTheirs)
    throw new PatchbayError('forbidden', { params: { what: 'connect somebody else’s account' } })
  return found
}

/** An owner's default connection, made without a credential where there is none. Throws `not_found` for an unknown user. */
export async function ensureConnection(
  actor: Actor,
  integration: IntegrationRecord,
  owner: Owner,
): Promise<ConnectionWithIntegration> {
  const found = await findOwnedConnection(integration.id, owner)
  if (found) return found
  if (owner.ownerType === 'user' && !(await userExists(owner.ownerId))) throw new PatchbayError('not_found')
  try {
    await transaction(async (tx) => {
      const connectionId = await createConnection(tx, integration.id, DEFAULT_NAME, owner)
      await recordEvent(tx, actor, {
        type: 'connection.added',
        integrationId: integration.id,
        connectionId,
        target: formatConnectionKey(integration.slug, DEFAULT_NAME),
      })
    })
  } catch (error) {
    // Somebody else was faster.
    if (!isUniqueViolation(error)) throw error
  }
  const made = await findOwnedConnection(integration.id, owner)
  if (!made) throw new PatchbayError('not_found')
  return made
}
