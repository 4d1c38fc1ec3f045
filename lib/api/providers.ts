import 'server-only'
import { Hono } from 'hono'
import { readBody } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { newProviderSchema } from '@/lib/contract/provider'
import { createProvider } from '@/lib/operations/create-provider'
import { deleteProvider } from '@/lib/operations/delete-provider'
import { listProviders } from '@/lib/operations/list-providers'
import { readProvider } from '@/lib/operations/read-provider'
import { updateProvider } from '@/lib/operations/update-provider'

/** The catalog, and the organisation's own providers. */
export const providers = new Hono<ApiEnv>()
  .get('/', async (c) => c.json({ providers: await listProviders(c.get('actor')) }))
  .post('/', async (c) =>
    c.json(await createProvider(c.get('actor'), await readBody(c, newProviderSchema)), 201),
  )
  .get('/:key', async (c) => c.json(await readProvider(c.get('actor'), c.req.param('key'))))
  .put('/:key', async (c) =>
    c.json(await updateProvider(c.get('actor'), c.req.param('key'), await readBody(c, newProviderSchema))),
  )
  .delete('/:key', async (c) => {
    await deleteProvider(c.get('actor'), c.req.param('key'))
    return c.body(null, 204)
  })
