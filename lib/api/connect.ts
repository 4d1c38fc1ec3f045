import 'server-only'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { readBody, readQuery } from '@/lib/api/body'
import { type ApiContext, type ApiEnv, refuseCrossSite } from '@/lib/api/context'
import { hal, halList } from '@/lib/api/hal'
import { connectQuery, connectSchema, ownConnectionQuery, ownerQuery } from '@/lib/contract/own-connection'
import { PatchbayError } from '@/lib/core/errors'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { connectGiven } from '@/lib/operations/connect-given'
import { deleteOwnConnection } from '@/lib/operations/delete-own-connection'
import { listOwnConnections } from '@/lib/operations/list-own-connections'
import { readOwnConnection } from '@/lib/operations/read-own-connection'
import { randomToken } from '@/lib/vault/digest'
import { browserCookie, browserCookieName, readBrowserSecret } from '@/lib/web/session-cookie'

const at = (slug: string) => `/api/integrations/${slug}/connection`

/** What is connected to one integration for the caller, and how it gets connected: under `/api/integrations/{id}`. */
export const connect = new Hono<ApiEnv>()
  .get('/connect', async (c) => {
    // Hono answers HEAD by the same route, and looking must not begin anything.
    if (c.req.method === 'HEAD') throw new PatchbayError('method_not_allowed')
    refuseCrossSite(c)
    const query = readQuery(c, connectQuery)
    const browser = markBrowser(c)
    const { url } = await beginAuthorization(c.get('actor'), { integration: idOf(c), ...query, browser })
    return c.body(null, 302, { location: url, 'referrer-policy': 'no-referrer' })
  })
  .post('/connect', async (c) => {
    const { owner } = readQuery(c, ownerQuery)
    const { slug, ...made } = await connectGiven(
      c.get('actor'),
      idOf(c),
      await readBody(c, connectSchema),
      owner,
    )
    return c.json(hal(at(slug), made), 201, { location: at(slug) })
  })
  .get('/connection', async (c) => {
    const { owner } = readQuery(c, ownerQuery)
    const { slug, ...found } = await readOwnConnection(c.get('actor'), idOf(c), owner)
    return c.json(hal(at(slug), found))
  })
  .delete('/connection', async (c) => {
    const { owner } = readQuery(c, ownerQuery)
    await deleteOwnConnection(c.get('actor'), idOf(c), owner)
    return c.body(null, 204)
  })

/** Everything that is connected for the caller, each with its integration. */
export const ownConnections = new Hono<ApiEnv>().get('/', async (c) => {
  const query = readQuery(c, ownConnectionQuery)
  const { items, total } = await listOwnConnections(c.get('actor'), query)
  const resources = items.map(({ connection, integration: { slug, ...integration } }) => ({
    ...hal(at(slug), connection),
    _embedded: { 'inf:integration': integration },
  }))
  return c.json(
    halList('/api/integration-connections', 'inf:integration-connection', resources, { ...query, total }),
  )
})

function idOf(c: ApiContext): string {
  return c.req.param('id') ?? ''
}

/** The secret of the browser that asks, which gets one where it has none: only it can finish what it begins. */
export function markBrowser(c: ApiContext): string {
  const known = readBrowserSecret(c.req.header('cookie') ?? null)
  if (known) return known
  const secret = randomToken()
  setCookie(c, browserCookieName(), secret, { ...browserCookie(), sameSite: 'Lax' })
  return secret
}
