import 'server-only'
import type { MiddlewareHandler } from 'hono'
import type { ApiContext, ApiEnv } from '@/lib/api/context'
import { isFromKnownPage } from '@/lib/api/cors'
import type { Actor, SubjectActor } from '@/lib/core/actor'
import { basicKey, bearerKey, holdsApiKey } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { identifySubjectSession } from '@/lib/operations/identify-subject-session'
import { verifyUserToken } from '@/lib/operations/verify-user-token'
import { localeOf } from '@/lib/web/locale'
import { readSubjectSecret } from '@/lib/web/subject-cookie'

/**
 * Finds out which user asks: by a user token, or by their browser's cookie. Secret keys are refused, whoever holds them.
 * Throws `user_token_required`, `invalid_user_token`, `cross_origin`, `secret_key_not_taken` or `secret_key_in_browser`.
 */
export const withSubject: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await refuseSecretKey(c)
  const subject = await identify(c)
  c.set('actor', { ...subject, ...contextOf(c) })
  await next()
}

/** Whoever has no session yet, as an actor. */
export function stranger(c: ApiContext): Actor {
  return { type: 'anonymous', ...contextOf(c) }
}

/** A key that came this far is no secret any more where a browser sent it; known before it is refused, so that it is noted. */
export async function refuseSecretKey(c: ApiContext): Promise<void> {
  const authorization = c.req.header('authorization')
  if (authorization === undefined) return
  const key = basicKey(authorization) ?? bearerKey(authorization) ?? ''
  if (!holdsApiKey(key) && !/^basic /i.test(authorization)) return
  const who = await identifyApiKey(key)
  c.set('actor', { ...(who ?? { type: 'anonymous' }), ...contextOf(c) })
  const isBrowser = c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined
  throw new PatchbayError(who && isBrowser ? 'secret_key_in_browser' : 'secret_key_not_taken')
}

async function identify(c: ApiContext): Promise<SubjectActor> {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) {
    const subject = await verifyUserToken(bearerKey(authorization) ?? '')
    if (!subject) throw new PatchbayError('invalid_user_token')
    return subject
  }
  const secret = readSubjectSecret(c.req.header('cookie') ?? null)
  const subject = secret && (await identifySubjectSession(secret))
  if (!subject) throw new PatchbayError('user_token_required')
  // A cookie travels with what other sites ask; reading is harmless, since they may not read the answer.
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!isReading && !isFromKnownPage(c)) throw new PatchbayError('cross_origin')
  return subject
}

function contextOf(c: ApiContext) {
  return {
    requestId: c.get('requestId'),
    address: c.req.header('x-patchbay-address') ?? null,
    locale: localeOf(c.req.raw.headers),
  }
}
