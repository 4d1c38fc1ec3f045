import 'server-only'
import { Hono } from 'hono'
import type { ApiEnv } from '@/lib/api/context'
import { whatKeyUses, whoUses, whoUsesIntegration } from '@/lib/operations/who-uses'

/** Who calls for what: who is hit when it breaks, is switched off, or goes. */
export const usage = new Hono<ApiEnv>()
  .get('/connections/:key/usage', async (c) => c.json(await whoUses(c.get('actor'), c.req.param('key'))))
  .get('/integrations/:id/usage', async (c) =>
    c.json(await whoUsesIntegration(c.get('actor'), c.req.param('id'))),
  )
  .get('/api-keys/:id/usage', async (c) => c.json(await whatKeyUses(c.get('actor'), c.req.param('id'))))
