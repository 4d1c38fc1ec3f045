import 'server-only'
import { Hono } from 'hono'
import { readBody, readQuery } from '@/lib/api/body'
import { connect } from '@/lib/api/connect'
import type { ApiEnv } from '@/lib/api/context'
import { hal, halList } from '@/lib/api/hal'
import { namedConnections } from '@/lib/api/named-connections'
import { proxy } from '@/lib/api/proxy'
import { listQuery } from '@/lib/contract/common'
import { integrationChangeSchema, newIntegrationSchema } from '@/lib/contract/integration'
import { setupSchema } from '@/lib/contract/setup'
import { createIntegration } from '@/lib/operations/create-integration'
import { deleteIntegration } from '@/lib/operations/delete-integration'
import { listIntegrations } from '@/lib/operations/list-integrations'
import { readIntegration } from '@/lib/operations/read-integration'
import { saveSetup } from '@/lib/operations/save-setup'
import { updateIntegration } from '@/lib/operations/update-integration'

const at = (slug: string) => `/api/integrations/${slug}`

/** Integrations; `{id}` is an id or a slug everywhere. */
export const integrations = new Hono<ApiEnv>()
  .get('/', async (c) => {
    const query = readQuery(c, listQuery)
    const { items, total } = await listIntegrations(c.get('actor'), query)
    const resources = items.map((item) => hal(at(item.slug), item))
    return c.json(halList('/api/integrations', 'inf:integration', resources, { ...query, total }))
  })
  .post('/', async (c) => {
    const made = await createIntegration(c.get('actor'), await readBody(c, newIntegrationSchema))
    return c.json(hal(at(made.slug), made), 201, { location: at(made.slug) })
  })
  .get('/:id', async (c) => {
    const integration = await readIntegration(c.get('actor'), c.req.param('id'))
    return c.json(hal(at(integration.slug), integration))
  })
  .patch('/:id', async (c) => {
    const changed = await updateIntegration(
      c.get('actor'),
      c.req.param('id'),
      await readBody(c, integrationChangeSchema),
    )
    return c.json(hal(at(changed.slug), changed))
  })
  .put('/:id/setup', async (c) => {
    const saved = await saveSetup(c.get('actor'), c.req.param('id'), await readBody(c, setupSchema))
    return c.json(hal(at(saved.slug), saved))
  })
  .route('/:id/connections', namedConnections)
  .route('/:id', proxy)
  .route('/:id', connect)
  .delete('/:id', async (c) => {
    await deleteIntegration(c.get('actor'), c.req.param('id'))
    return c.body(null, 204)
  })
