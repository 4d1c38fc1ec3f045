import 'server-only'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { readBody } from '@/lib/api/body'
import type { ApiContext, ApiEnv } from '@/lib/api/context'
import { isCrossSite } from '@/lib/api/cors'
import { refuseSecretKey, stranger, withSubject } from '@/lib/api/subject-actor'
import { newUserSessionSchema } from '@/lib/contract/platform-user'
import { bearerKey } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { ONE_TIME_TOKEN_MS } from '@/lib/core/subject-session'
import { USER_TOKEN_SECONDS } from '@/lib/core/user-token'
import { createOneTimeToken } from '@/lib/operations/create-one-time-token'
import { endSubjectSession } from '@/lib/operations/end-subject-session'
import type { EnteredCatalog } from '@/lib/operations/enter-catalog'
import { openOneTimeToken } from '@/lib/operations/open-one-time-token'
import { readOwnSession } from '@/lib/operations/read-own-session'
import { renewUserToken } from '@/lib/operations/renew-user-token'
import { startSubjectSession } from '@/lib/operations/start-subject-session'
import { subjectCookie, subjectCookieName } from '@/lib/web/subject-cookie'

/** A user's browser: in by a token, out, and what it needs for another window. */
export const platformUserSessions = new Hono<ApiEnv>()
  .post('/', async (c) => {
    await refuseSecretKey(c)
    const entered = await enter(c)
    const { requestId, address, locale } = stranger(c)
    const who = { ...entered.subject, requestId, address, ...(locale && { locale }) }
    keepCookie(c, entered.cookie, entered.expiresAt)
    return c.json(await readOwnSession(who))
  })
  .use(withSubject)
  .delete('/', async (c) => {
    await endSubjectSession(c.get('actor'))
    keepCookie(c, '', new Date(0))
    return c.body(null, 204)
  })
  .post('/token', async (c) => {
    const access_token = await renewUserToken(c.get('actor'))
    return c.json({ access_token, token_type: 'Bearer' as const, expires_in: USER_TOKEN_SECONDS })
  })
  .post('/ott', async (c) => {
    const { ott } = await createOneTimeToken(c.get('actor'))
    return c.json({ ott, expires_in: ONE_TIME_TOKEN_MS / 1000 })
  })

/** By the token in the header, or by what the body brings. */
async function enter(c: ApiContext): Promise<EnteredCatalog> {
  const bearer = bearerKey(c.req.header('authorization'))
  if (bearer !== null) return startSubjectSession(stranger(c), bearer)
  const { token, ott } = await readBody(c, newUserSessionSchema)
  if (ott !== undefined) return openOneTimeToken(stranger(c), ott)
  if (token === undefined) throw new PatchbayError('user_token_required')
  return startSubjectSession(stranger(c), token)
}

function keepCookie(c: ApiContext, value: string, expires: Date): void {
  const { sameSite, ...cookie } = subjectCookie(expires, { embedded: isCrossSite(c) })
  setCookie(c, subjectCookieName(), value, { ...cookie, sameSite: sameSite === 'none' ? 'None' : 'Lax' })
}
