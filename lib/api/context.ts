import 'server-only'
import type { Context, MiddlewareHandler } from 'hono'
import type { Actor } from '@/lib/core/actor'
import { bearerKey } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { PERMISSIONS, type Permission } from '@/lib/core/permission'
import { env } from '@/lib/env'
import type { Program } from '@/lib/operations/admit-program'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { identifySession } from '@/lib/operations/identify-session'
import { localeOf } from '@/lib/web/locale'
import { readSessionId } from '@/lib/web/session-cookie'

export interface ApiEnv {
  Variables: { actor: Actor; requestId: string }
}

export type ApiContext = Context<ApiEnv>

/** Gives every request its id, which the answer carries too, and forbids every cache. */
export const withRequestId: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const requestId = c.req.header('x-request-id') ?? crypto.randomUUID()
  c.set('requestId', requestId)
  await next()
  c.header('x-request-id', requestId)
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

/** Finds out who asks: the holder of an API key, a signed-in user, or nobody. A key that is sent and wrong is refused. */
export const withActor: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const context = {
    requestId: c.get('requestId'),
    address: c.req.header('x-patchbay-address') ?? null,
    locale: localeOf(c.req.raw.headers),
  }
  const who = await identify(c)
  // Known before it is refused, so that the refusal is noted.
  c.set('actor', { ...who, ...context })
  if (who.type === 'user') refuseCrossOrigin(c)
  await next()
}

async function identify(c: ApiContext) {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) {
    const key = bearerKey(authorization)
    const actor = key && (await identifyApiKey(key))
    if (!actor) throw new PatchbayError('invalid_api_key')
    return actor
  }
  const sessionId = await readSessionId(c.req.header('cookie') ?? null)
  const user = sessionId && (await identifySession(sessionId))
  return user || { type: 'anonymous' as const }
}

/**
 * A cookie travels with requests that other sites make. Reading is harmless, because no other origin may read the
 * answer; whatever changes something must come from our own pages.
 */
function refuseCrossOrigin(c: ApiContext): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  if (c.req.header('origin') !== new URL(env().publicUrl).origin) throw new PatchbayError('cross_origin')
}

/**
 * For the one GET that begins something: it must come from a page of ours or from the address line. Where a browser does
 * not say (Fetch Metadata is sent to https and to localhost alone), the page that it comes from has to be ours.
 */
export function refuseCrossSite(c: ApiContext): void {
  const site = c.req.header('sec-fetch-site')
  const from = c.req.header('origin') ?? c.req.header('referer') ?? ''
  const isOurs =
    site === undefined
      ? URL.canParse(from) && new URL(from).origin === new URL(env().publicUrl).origin
      : site === 'same-origin' || site === 'none'
  if (c.get('actor').type === 'user' && !isOurs) throw new PatchbayError('cross_origin')
}

/** The program that asks with an API key. Throws `unauthenticated`, or `forbidden` for whoever asks otherwise. */
export function programOf(c: ApiContext, permission: Permission = 'read_credentials'): Program {
  const { requestId, address, locale, ...who } = c.get('actor')
  const apiKey = bearerKey(c.req.header('authorization'))
  if (apiKey !== null) return { apiKey, requestId, address, ...(locale && { locale }) }
  throw who.type === 'anonymous'
    ? new PatchbayError('unauthenticated')
    : new PatchbayError('forbidden', { params: { what: PERMISSIONS[permission].says } })
}
