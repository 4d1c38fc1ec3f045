import 'server-only'
import { Hono } from 'hono'
import { readBody, readQuery } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { credentialQuery } from '@/lib/contract/credential'
import { contextChangeSchema, newContextSchema, platformPageQuery } from '@/lib/contract/platform'
import { listSubjectConnections } from '@/lib/operations/list-subject-connections'
import { changeContext, provisionContext, readContext } from '@/lib/operations/provision-context'
import { readSubjectConnection } from '@/lib/operations/read-subject-connection'

/** The later form of users: the same people, with custom attributes and another id if need be. */
export const platformContexts = new Hono<ApiEnv>()
  .post('/', async (c) => c.json(await provisionContext(c.get('actor'), await readBody(c, newContextSchema))))
  .get('/:externalId', async (c) => c.json(await readContext(c.get('actor'), c.req.param('externalId'))))
  .put('/:externalId', async (c) =>
    c.json(
      await changeContext(c.get('actor'), c.req.param('externalId'), await readBody(c, contextChangeSchema)),
    ),
  )
  .get('/:externalId/connections', async (c) => {
    const query = readQuery(c, platformPageQuery)
    return c.json(await listSubjectConnections(c.get('actor'), c.req.param('externalId'), query))
  })
  .get('/:externalId/connections/:slug', async (c) => {
    const { externalId, slug } = c.req.param()
    return c.json(
      await readSubjectConnection(c.get('actor'), externalId, slug, readQuery(c, credentialQuery)),
    )
  })
