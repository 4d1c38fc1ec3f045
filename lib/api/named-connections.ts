import 'server-only'
import { Hono } from 'hono'
import { readBody, readQuery } from '@/lib/api/body'
import type { ApiContext, ApiEnv } from '@/lib/api/context'
import { hal, halList } from '@/lib/api/hal'
import { connectionQuery, newConnectionSchema } from '@/lib/contract/connection'
import { changeSchema } from '@/lib/contract/person'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { addConnection } from '@/lib/operations/add-connection'
import { listConnections } from '@/lib/operations/list-connections'
import { readIntegration } from '@/lib/operations/read-integration'
import { removeConnection } from '@/lib/operations/remove-connection'
import { updateConnection } from '@/lib/operations/update-connection'

const at = (key: string) => `/api/connections/${key}`

/** The connections of one integration by their names, under `/api/integrations/{id}/connections`. */
export const namedConnections = new Hono<ApiEnv>()
  .get('/', async (c) => {
    const query = readQuery(c, connectionQuery)
    const { id, slug } = await readIntegration(c.get('actor'), c.req.param('id') ?? '')
    const { items, total } = await listConnections(c.get('actor'), { ...query, integration: id })
    const resources = items.map((item) => hal(at(item.key), item))
    const path = `/api/integrations/${slug}/connections`
    return c.json(halList(path, 'inf:integration-connection', resources, { ...query, total }))
  })
  .post('/', async (c) => {
    const { name } = await readBody(c, newConnectionSchema)
    const made = await addConnection(c.get('actor'), c.req.param('id') ?? '', name)
    return c.json(hal(at(made.key), made), 201, { location: at(made.key) })
  })
  .patch('/:name', async (c) => {
    const key = await keyOf(c)
    const changed = await updateConnection(c.get('actor'), key, await readBody(c, changeSchema))
    return c.json(hal(at(changed.key), changed))
  })
  .delete('/:name', async (c) => {
    await removeConnection(c.get('actor'), await keyOf(c))
    return c.body(null, 204)
  })

/** The integration may be named by its id here; a connection's key has its slug. */
async function keyOf(c: ApiContext): Promise<string> {
  const { slug } = await readIntegration(c.get('actor'), c.req.param('id') ?? '')
  return formatConnectionKey(slug, c.req.param('name') ?? '')
}
