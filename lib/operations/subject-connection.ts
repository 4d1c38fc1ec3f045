import 'server-only'
import type { Actor, SubjectActor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey, isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { mayUse, ownerFor, ownersFor } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'
import { createConnection } from '@/lib/store/named-connections'
import { findCustomerConnection, listConnectionsFor } from '@/lib/store/subject-connections'
import { holdOwner } from '@/lib/store/subjects'

/** So many connections to one integration a customer may have, and a group: every list of theirs is of all. */
const MOST_OF_ONE = 1000

/** More names than this are not tried against others who add at the same time. */
const ATTEMPTS = 20

/** The subject who asks. Throws `unauthenticated` for anybody else, or `forbidden`. */
export function requireSubject(actor: Actor, integrationId?: string): Actor & SubjectActor {
  permit(actor, 'use_catalog', integrationId)
  if (actor.type !== 'subject') throw new PatchbayError('unauthenticated')
  return actor
}

/**
 * One connection of the subject's or their group's. Throws `not_found`, for somebody else's as for one that never was,
 * or `forbidden` where their link is for other connectors.
 */
export async function requireSubjectConnection(actor: Actor, id: string): Promise<ConnectionWithIntegration> {
  const subject = requireSubject(actor)
  const connection = isUuid(id) ? await findCustomerConnection(id.toLowerCase()) : null
  if (!connection || !mayUse(subject, connection)) throw new PatchbayError('not_found')
  requireSubject(actor, connection.integrationId)
  return connection
}

/**
 * The connection that a subject means to connect: the one that they name, or a new one, which is their group's where
 * they are in one. One that was begun and left empty is taken up again. Throws `not_found`, `only_one_connection` where
 * one account may be connected, and is, `too_many_connections`, or `changed_meanwhile` where the customer or their group
 * is being removed.
 */
export async function subjectConnectionToConnect(
  actor: Actor,
  integration: IntegrationRecord,
  wanted: { connectionId?: string | undefined; isNew?: boolean | undefined; newId?: string | undefined },
): Promise<ConnectionWithIntegration> {
  const subject = requireSubject(actor, integration.id)
  if (wanted.connectionId !== undefined) {
    const named = await requireSubjectConnection(actor, wanted.connectionId)
    if (named.integrationId !== integration.id) throw new PatchbayError('not_found')
    return named
  }
  const owner = ownerFor(subject)
  const theirs = await listConnectionsFor(ownersFor(subject), [integration.id])
  const named = theirs.find(({ id }) => id === wanted.newId?.toLowerCase())
  if (named) return named
  const empty = theirs.find((one) => one.credential === null && one.enabled && one.ownerId === owner.ownerId)
  if (empty && (wanted.newId === undefined || !integration.multiple)) return empty
  if (!wanted.isNew && theirs[0]) return theirs[0]
  if (theirs.length > 0 && !integration.multiple)
    throw new PatchbayError('only_one_connection', { params: { what: integration.name } })
  if (theirs.filter(({ ownerId }) => ownerId === owner.ownerId).length >= MOST_OF_ONE)
    throw new PatchbayError('too_many_connections', {
      params: { what: integration.name, limit: String(MOST_OF_ONE) },
    })
  const taken = new Set(theirs.map(({ name }) => name))
  const isAnother = wanted.isNew === true && integration.multiple
  return addConnection(subject, integration, { taken, isAnother, chosenId: wanted.newId?.toLowerCase() })
}

/** How one is added: under a name that is free, and perhaps under an id that the client chose. */
interface Addition {
  taken: ReadonlySet<string>
  /** Beside what is there; else what somebody added in the same moment serves. */
  isAnother: boolean
  chosenId: string | undefined
}

async function addConnection(
  subject: Actor & SubjectActor,
  integration: IntegrationRecord,
  { taken, isAnother, chosenId }: Addition,
): Promise<ConnectionWithIntegration> {
  const names = [
    DEFAULT_NAME,
    ...Array.from({ length: taken.size + ATTEMPTS }, (_, at) => `account-${at + 2}`),
  ]
  for (const name of names.filter((one) => !taken.has(one))) {
    const id = await tryAdd(subject, integration, name, chosenId)
    const made = id && (await findCustomerConnection(id))
    if (made) return made
    // Somebody else was faster: unless another one is meant, theirs is it.
    const [theirs] = await listConnectionsFor([ownerFor(subject)], [integration.id])
    if (theirs && !isAnother) return theirs
  }
  throw new PatchbayError('changed_meanwhile')
}

/** Null: the name was taken meanwhile. */
async function tryAdd(
  subject: Actor & SubjectActor,
  { id: integrationId, slug }: IntegrationRecord,
  name: string,
  chosenId: string | undefined,
): Promise<string | null> {
  try {
    return await transaction(async (tx) => {
      if (!(await holdOwner(tx, ownerFor(subject)))) throw new PatchbayError('changed_meanwhile')
      const connectionId = await createConnection(tx, integrationId, name, ownerFor(subject), chosenId)
      const target = formatConnectionKey(slug, name)
      await recordEvent(tx, subject, { type: 'connection.added', integrationId, connectionId, target })
      return connectionId
    })
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}
