import 'server-only'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { readBytes } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { readLogo } from '@/lib/operations/read-logo'
import { saveLogo } from '@/lib/operations/save-logo'

/** The organisation's logo: for everybody to see, for admins to change. */
export const logo = new Hono<ApiEnv>()
  .get('/', etag(), async (c) => {
    const { version, contentType, bytes } = await readLogo()
    return c.body(bytes, 200, {
      ...{ 'content-type': contentType, etag: `"${version}"` },
      'cache-control': 'public, max-age=300',
    })
  })
  .put('/', async (c) => {
    await saveLogo(c.get('actor'), await readBytes(c))
    return c.body(null, 204)
  })
  .delete('/', async (c) => {
    await saveLogo(c.get('actor'), null)
    return c.body(null, 204)
  })
