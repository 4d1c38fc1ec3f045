import type { Actor, SubjectActor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'

/** Whose a connection is; the organisation has no id. */
export interface Owner {
  ownerType: 'organisation' | 'user' | 'subject' | 'group'
  ownerId: string
}

export const ORGANISATION: Owner = { ownerType: 'organisation', ownerId: '' }

/**
 * Whose connection is meant where an integration alone is named: in `per_user` mode a person's own, else the
 * organisation's. `asked` names another owner: `organisation`, or a user's id. Throws `forbidden` where that is somebody
 * else and the actor no admin.
 */
export function ownerMeant(actor: Actor, mode: 'shared' | 'per_user', asked?: string): Owner {
  const own = actor.type === 'user' && mode === 'per_user' ? ofUser(actor.id) : ORGANISATION
  if (asked === undefined) return own
  const owner = asked === ORGANISATION.ownerType ? ORGANISATION : ofUser(asked.toLowerCase())
  permitUse(actor, owner)
  return owner
}

/** Whose a connection is that a subject makes: their group's, where they are in one. */
export function ownerFor({ id, groupId }: Pick<SubjectActor, 'id' | 'groupId'>): Owner {
  return groupId === null ? ofSubject(id) : ofGroup(groupId)
}

/** Everybody whose connections a subject has: their own stay theirs when they join a group. */
export function ownersFor({ id, groupId }: Pick<SubjectActor, 'id' | 'groupId'>): Owner[] {
  return groupId === null ? [ofSubject(id)] : [ofSubject(id), ofGroup(groupId)]
}

/**
 * Whether a connection is the actor's to use: their own, their group's, the organisation's for its people, or any for an
 * admin and for a program.
 */
export function mayUse(actor: Actor, { ownerType, ownerId }: Owner): boolean {
  if (actor.type === 'subject')
    return ownersFor(actor).some((owner) => owner.ownerType === ownerType && owner.ownerId === ownerId)
  if (actor.type !== 'user' || actor.role === 'admin' || ownerType === 'organisation') return true
  return ownerType === 'user' && ownerId === actor.id
}

/** Throws `forbidden` unless the connection is the actor's to use. */
export function permitUse(actor: Actor, owner: Owner): void {
  if (!mayUse(actor, owner))
    throw new PatchbayError('forbidden', { params: { what: 'use somebody else’s connection' } })
}

export function ofSubject(ownerId: string): Owner {
  return { ownerType: 'subject', ownerId }
}

export function ofGroup(ownerId: string): Owner {
  return { ownerType: 'group', ownerId }
}

function ofUser(ownerId: string): Owner {
  return { ownerType: 'user', ownerId }
}
