import 'server-only'
import { Hono } from 'hono'
import { readBody, readOptionalBody, readQuery } from '@/lib/api/body'
import { markBrowser } from '@/lib/api/connect'
import type { ApiContext, ApiEnv } from '@/lib/api/context'
import { isCrossSite, withCors } from '@/lib/api/cors'
import { answerError } from '@/lib/api/error'
import { platformUserSessions } from '@/lib/api/platform-user-sessions'
import { openStream } from '@/lib/api/stream'
import { refuseSecretKey, withSubject } from '@/lib/api/subject-actor'
import { platformListQuery } from '@/lib/contract/platform'
import { collectedSchema, newUserConnectionSchema } from '@/lib/contract/platform-user'
import { PatchbayError } from '@/lib/core/errors'
import { beginUserConnect, collectFields } from '@/lib/operations/begin-user-connect'
import { listOfferedConnectors, readOfferedConnector } from '@/lib/operations/list-offered-connectors'
import { readOwnSession } from '@/lib/operations/read-own-session'
import { readPlatformFacts } from '@/lib/operations/read-platform-facts'
import {
  listUserConnections,
  listUserConnectors,
  readUserAuthorization,
  readUserConnection,
  readUserConnectionById,
  readUserConnector,
} from '@/lib/operations/read-user-connections'
import { removeUserConnection, removeUserConnectionById } from '@/lib/operations/remove-user-connection'
import { localeOf } from '@/lib/web/locale'

/** What anybody may know who opens the catalog. */
const open = new Hono<ApiEnv>()
  .use(async (c, next) => {
    await refuseSecretKey(c)
    await next()
  })
  .get('/', async (c) => c.json(await readPlatformFacts()))
  .get('/connectors', async (c) =>
    c.json({ connectors: await listOfferedConnectors(localeOf(c.req.raw.headers)) }),
  )
  .get('/connectors/:slug', async (c) =>
    c.json({ connector: await readOfferedConnector(c.req.param('slug'), localeOf(c.req.raw.headers)) }),
  )

/** What a user does with their own connections, and their group's. */
const users = new Hono<ApiEnv>()
  .use(withSubject)
  .get('/session', async (c) => c.json(await readOwnSession(c.get('actor'))))
  .get('/connectors', async (c) => c.json({ connectors: await listUserConnectors(c.get('actor')) }))
  .get('/connectors/:slug', async (c) =>
    c.json({ connector: await readUserConnector(c.get('actor'), c.req.param('slug')) }),
  )
  .get('/connections', async (c) =>
    c.json(await listUserConnections(c.get('actor'), readQuery(c, platformListQuery))),
  )
  .get('/connections/:slug', async (c) =>
    c.json(await readUserConnection(c.get('actor'), c.req.param('slug'))),
  )
  .post('/connections/:slug', async (c) => {
    const given = await readOptionalBody(c, newUserConnectionSchema)
    return c.json(await beginUserConnect(c.get('actor'), c.req.param('slug'), given, browserOf(c)))
  })
  .delete('/connections/:slug', async (c) =>
    c.json(await removeUserConnection(c.get('actor'), c.req.param('slug'))),
  )
  .get('/connection/:id', async (c) =>
    c.json(await readUserConnectionById(c.get('actor'), c.req.param('id'))),
  )
  .delete('/connection/:id', async (c) =>
    c.json(await removeUserConnectionById(c.get('actor'), c.req.param('id'))),
  )
  .put('/authorizations/:prototype', async (c) => {
    const given = await readBody(c, collectedSchema)
    return c.json(await collectFields(c.get('actor'), c.req.param('prototype'), given, browserOf(c)))
  })
  .get('/authorizations/:prototype/:id', async (c) => {
    const { prototype, id } = c.req.param()
    return c.json(await readUserAuthorization(c.get('actor'), prototype, id))
  })
  .get('/events', (c) => openStream(c))

/** The user API: for the pages of the organisation, in its users' browsers. */
export const platformUser = new Hono<ApiEnv>()
  .use(withCors)
  .route('/platform', open)
  .route('/sessions', platformUserSessions)
  .route('/', users)
  // Other doors let others in.
  .all('/*', (c) => answerError(new PatchbayError('not_found'), c))

/** The browser that will come back from the provider; null where that is not the one that asks, or cannot be known. */
function browserOf(c: ApiContext): string | null {
  const actor = c.get('actor')
  return actor.type === 'subject' && actor.sessionId !== null && !isCrossSite(c) ? markBrowser(c) : null
}
