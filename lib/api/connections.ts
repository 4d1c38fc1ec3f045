import 'server-only'
import { Hono } from 'hono'
import { readBody, readQuery } from '@/lib/api/body'
import { type ApiEnv, programOf } from '@/lib/api/context'
import { connectionQuery } from '@/lib/contract/connection'
import { credentialQuery } from '@/lib/contract/credential'
import { changeSchema } from '@/lib/contract/person'
import { keyInputSchema, setupSchema } from '@/lib/contract/setup'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { listChecks } from '@/lib/operations/list-checks'
import { listConnections } from '@/lib/operations/list-connections'
import { readConnection } from '@/lib/operations/read-connection'
import { readCredential } from '@/lib/operations/read-credential'
import { readPicture } from '@/lib/operations/read-picture'
import { renewConnection } from '@/lib/operations/renew-connection'
import { saveKey } from '@/lib/operations/save-key'
import { testKey } from '@/lib/operations/test-key'
import { updateConnection } from '@/lib/operations/update-connection'
import { validateConnection } from '@/lib/operations/validate-connection'

/** One connection, by its key: `google`, `google:company-drive` or its id. */
export const connections = new Hono<ApiEnv>()
  .get('/', async (c) => c.json(await listConnections(c.get('actor'), readQuery(c, connectionQuery))))
  .get('/:key', async (c) => c.json(await readConnection(c.get('actor'), c.req.param('key'))))
  .patch('/:key', async (c) =>
    c.json(await updateConnection(c.get('actor'), c.req.param('key'), await readBody(c, changeSchema))),
  )
  .get('/:key/credentials', async (c) => {
    const query = readQuery(c, credentialQuery)
    return c.json(await readCredential(programOf(c), c.req.param('key'), query))
  })
  .get('/:key/checks', async (c) => c.json({ checks: await listChecks(c.get('actor'), c.req.param('key')) }))
  .get('/:key/picture', async (c) => {
    const { contentType, bytes } = await readPicture(c.get('actor'), c.req.param('key'))
    // The one answer that a browser may keep: its own, for a while.
    return c.body(bytes, 200, { 'content-type': contentType, 'cache-control': 'private, max-age=300' })
  })
  .put('/:key/setup', async (c) =>
    c.json(await saveKey(c.get('actor'), c.req.param('key'), await readBody(c, keyInputSchema))),
  )
  .post('/:key/setup/test', async (c) =>
    c.json(await testKey(c.get('actor'), { connection: c.req.param('key') }, await readBody(c, setupSchema))),
  )
  .post('/:key/validate', async (c) => c.json(await validateConnection(c.get('actor'), c.req.param('key'))))
  .post('/:key/refresh', async (c) => c.json(await renewConnection(c.get('actor'), c.req.param('key'))))
  .post('/:key/disconnect', async (c) =>
    c.json(await disconnectConnection(c.get('actor'), c.req.param('key'))),
  )
