import 'server-only'
import { Hono } from 'hono'
import { readBody, readQuery } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { answerError } from '@/lib/api/error'
import { withBackEnd } from '@/lib/api/platform-actor'
import { platformContexts } from '@/lib/api/platform-contexts'
import { credentialQuery } from '@/lib/contract/credential'
import { newUserSchema, platformPageQuery } from '@/lib/contract/platform'
import { newConnectSessionSchema } from '@/lib/contract/platform-user'
import { PatchbayError } from '@/lib/core/errors'
import { createConnectSession } from '@/lib/operations/create-connect-session'
import { listSigningKeys } from '@/lib/operations/list-signing-keys'
import { listSubjectConnections } from '@/lib/operations/list-subject-connections'
import { provisionUser } from '@/lib/operations/provision-user'
import { readCustomerConnection } from '@/lib/operations/read-customer-connection'
import { readGroupConnection, readSubjectConnection } from '@/lib/operations/read-subject-connection'

/** For the organisation's own back ends: its customers, their groups, and what opens their accounts. */
const backEnds = new Hono<ApiEnv>()
  .use(withBackEnd)
  .post('/users', async (c) => c.json(await provisionUser(c.get('actor'), await readBody(c, newUserSchema))))
  .get('/users/:id/connections', async (c) => {
    const query = readQuery(c, platformPageQuery)
    return c.json(await listSubjectConnections(c.get('actor'), c.req.param('id'), query))
  })
  .get('/users/:id/connections/:slug', async (c) => {
    const { id, slug } = c.req.param()
    return c.json(await readSubjectConnection(c.get('actor'), id, slug, readQuery(c, credentialQuery)))
  })
  .get('/groups/:id/connections/:slug', async (c) => {
    const { id, slug } = c.req.param()
    return c.json(await readGroupConnection(c.get('actor'), id, slug, readQuery(c, credentialQuery)))
  })
  .get('/connections/:id', async (c) => {
    const query = readQuery(c, credentialQuery)
    return c.json(await readCustomerConnection(c.get('actor'), c.req.param('id'), query))
  })
  .get('/connections/:userId/:slug', async (c) => {
    const { userId, slug } = c.req.param()
    return c.json(await readSubjectConnection(c.get('actor'), userId, slug, readQuery(c, credentialQuery)))
  })
  .post('/connect_sessions', async (c) => {
    const { external_id, return_url, ...rest } = await readBody(c, newConnectSessionSchema)
    const asked = { ...rest, externalId: external_id, returnUrl: return_url }
    const { url, expiresAt } = await createConnectSession(c.get('actor'), asked)
    return c.json({ url, expires_at: expiresAt.toISOString() })
  })
  .route('/contexts', platformContexts)

/** The platform API. Whoever checks users' tokens asks for the keys without one. */
export const platform = new Hono<ApiEnv>()
  .get('/jwks.json', async (c) => c.json(await listSigningKeys()))
  .route('/', backEnds)
  // Whoever asks for something else here gets no further: other doors take other keys.
  .all('/*', (c) => answerError(new PatchbayError('not_found'), c))
