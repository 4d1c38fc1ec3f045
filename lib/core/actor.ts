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
  return actor.type === 'anonymous' ? 'nobody' : actor.name
}
