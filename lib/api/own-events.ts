import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { mayUse, type Owner, ownersFor } from '@/lib/core/ownership'
import { allows } from '@/lib/core/permission'
import type { EventRecord } from '@/lib/store/events'
import { findOwners, listConnectionsFor } from '@/lib/store/subject-connections'

/** What a customer's stream tells of: their own connections, and what happened to them. */
const TOLD = /^(connection|token)\./

/** What may change which cards a customer is offered, and what those say. Whose they are is nobody else's to hear. */
const ABOUT_OFFER = /^(integration|provider)\./

/** After these a customer may be in another group, or nowhere: the stream begins anew, as whoever they are then. */
const ABOUT_SUBJECT: readonly string[] = ['subject.updated', 'subject.deleted', 'subject.left']

/** The connections that a customer has when their stream begins, so that the removal of one can be told. */
export async function ownConnections(actor: Actor): Promise<Set<string>> {
  if (actor.type !== 'subject') return new Set()
  const rows = await listConnectionsFor(ownersFor(actor), null)
  return new Set(rows.map(({ id }) => id))
}

/** Whose the connections are that some events are about; read only where a customer listens. */
export async function ownersIn(
  events: readonly EventRecord[],
  listeners: Iterable<{ actor: Actor }>,
): Promise<Map<string, Owner>> {
  if (![...listeners].some(({ actor }) => actor.type === 'subject')) return new Map()
  const ids = events.flatMap(({ type, connectionId }) =>
    connectionId && TOLD.test(type) ? connectionId : [],
  )
  return ids.length > 0 ? findOwners([...new Set(ids)]) : new Map()
}

/**
 * Whether an event is about a connection of the customer's or their group's, within what their link is for. `own` holds
 * those that were theirs before: a connection that is gone has no owner to look at, and none ever changes hands.
 */
export function isOwnEvent(
  actor: Actor,
  own: Set<string>,
  { type, connectionId, integrationId }: EventRecord,
  owners: ReadonlyMap<string, Owner>,
): boolean {
  if (connectionId === null || !TOLD.test(type)) return false
  if (!allows(actor, 'use_catalog', integrationId ?? undefined)) return false
  const owner = owners.get(connectionId)
  if (!owner) return own.has(connectionId)
  if (!mayUse(actor, owner)) return false
  own.add(connectionId)
  return true
}

/** Whether the catalog may look different to a customer after an event, which itself is not theirs to hear of. */
export function changesOffer(actor: Actor, { type }: EventRecord): boolean {
  return actor.type === 'subject' && ABOUT_OFFER.test(type)
}

/** Whether an event may make the customer another one than they were. */
export function changesSubject(actor: Actor, { type, detail, target }: EventRecord): boolean {
  if (actor.type !== 'subject' || !ABOUT_SUBJECT.includes(type)) return false
  return (detail as { subject?: unknown }).subject === actor.id || target === actor.externalId
}
