import type { Locale } from '@/lib/core/messages/locale'
import type { ApiScope, Role } from '@/lib/core/roles'

/** Who asks, and with which request. The first parameter of every operation. */
export type Actor = Who & {
  requestId: string
  /** Network address of the caller, where there is one. */
  address: string | null
  /** The language that they read; English unless a browser said otherwise. */
  locale?: Locale
}

export type Who =
  | UserActor
  | ApiKeyActor
  | SubjectActor
  | { type: 'system'; name: string }
  | { type: 'anonymous' }

export interface UserActor {
  type: 'user'
  id: string
  sessionId: string
  name: string
  email: string
  role: Role
}

export interface ApiKeyActor {
  type: 'api_key'
  id: string
  name: string
  scopes: readonly ApiScope[]
  /** Empty: every integration. */
  integrationIds: readonly string[]
}

/** One of the organisation's customers, in the catalog or with a user token. */
export interface SubjectActor {
  type: 'subject'
  id: string
  /** The id that the organisation knows them by. */
  externalId: string
  name: string
  /** The group that they are in now: what they connect belongs to it. */
  groupId: string | null
  /** Of their browser; null: they come with a user token alone. */
  sessionId: string | null
  /** What the link that they came by is for. Empty: every integration in the catalog. */
  integrationIds: readonly string[]
  /** The admin who has the catalog open in their place: whatever is done then, the admin does. */
  openedBy?: { id: string; name: string } | undefined
  /** The API key on whose word they were let in: they are out with it. */
  apiKeyId?: string | undefined
}

/** The system itself: the command line, the worker, the start. */
export function systemActor(name: string): Actor {
  return { type: 'system', name, requestId: crypto.randomUUID(), address: null }
}

/** The integrations that an API key is bound to; null: the actor is bound to none in particular. */
export function boundTo(actor: Actor): readonly string[] | null {
  return actor.type === 'api_key' && actor.integrationIds.length > 0 ? actor.integrationIds : null
}

/** How an actor is called in the log. */
export function nameOf(actor: Actor): string {
  return whoActs(actor).actorName
}

/** Whom the logs name for what an actor does: in a customer's place it is the admin who has the catalog open. */
export function whoActs(actor: Actor): { actorType: string; actorId: string | null; actorName: string } {
  if (actor.type === 'anonymous') return { actorType: actor.type, actorId: null, actorName: 'nobody' }
  if (actor.type === 'subject' && actor.openedBy)
    return { actorType: 'user', actorId: actor.openedBy.id, actorName: actor.openedBy.name }
  return { actorType: actor.type, actorId: 'id' in actor ? actor.id : null, actorName: actor.name }
}

/** The API key on whose word an actor lets customers in; null: no key's. */
export function voucherFor(actor: Actor): string | null {
  if (actor.type === 'api_key') return actor.id
  return actor.type === 'subject' ? (actor.apiKeyId ?? null) : null
}

/** The customer in whose place an admin acts, by the organisation's id of them; null: nobody acts in anybody's place. */
export function inPlaceOf(actor: Actor): string | null {
  return actor.type === 'subject' && actor.openedBy ? actor.externalId : null
}
