import type { z } from 'zod'
import type { AnswerName } from '@/lib/contract/answers'
import type { BodyName } from '@/lib/contract/bodies'
import type { ErrorCode } from '@/lib/core/errors'
import type { OperationId } from '@/lib/core/messages/en/operations'
import type { ApiScope } from '@/lib/core/roles'

export const ROUTE_GROUPS = [
  'own',
  'credentials',
  'integrations',
  'connections',
  'domains',
  'platform',
  'platform_user',
  'providers',
  'events',
  'watching',
] as const
export type RouteGroup = (typeof ROUTE_GROUPS)[number]

/** One route of the API as the contract tells it; its sentence is the messages' (`operations`). */
export interface Route {
  id: OperationId
  group: RouteGroup
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  /** Below `/api`, with `{name}` for what is filled in. */
  path: string
  /** What an API key needs; null: no key is let in. */
  scopes: readonly ApiScope[] | null
  /** Whether a signed-in person may ask, by the session's cookie. */
  session: boolean
  query?: z.ZodObject
  /** Headers that it looks at besides the usual ones. */
  headers?: readonly string[]
  body?: BodyName
  /** Any body is taken, and handed on as it comes. */
  passes?: true
  /** By status: a schema's name, a media type, or null for no body. */
  answers: Readonly<Record<number, AnswerName | `${string}/${string}` | null>>
  /** Errors of its own, beside those that every route has. */
  errors: readonly ErrorCode[]
}
