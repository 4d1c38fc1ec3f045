import 'server-only'
import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { readQuery } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { openStream } from '@/lib/api/stream'
import { eventQuery, exportQuery } from '@/lib/contract/event'
import { permit } from '@/lib/core/permission'
import { exportEvents } from '@/lib/operations/export-events'
import { listEvents } from '@/lib/operations/list-events'

const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** The change log: pages of JSON, the live stream for who asks for one, and the whole of it as a file. */
export const events = new Hono<ApiEnv>()
  .get('/', async (c) => {
    if (c.req.header('accept')?.includes('text/event-stream')) return openStream(c)
    return c.json(await listEvents(c.get('actor'), readQuery(c, eventQuery)))
  })
  .get('/export', (c) => {
    const { format, ...query } = readQuery(c, exportQuery)
    // Before the first byte: an error in the middle of a file has no status any more.
    permit(c.get('actor'), 'read_events')
    c.header('content-type', CONTENT_TYPES[format])
    c.header('content-disposition', `attachment; filename="activity.${format}"`)
    return stream(c, async (out) => {
      for await (const piece of exportEvents(c.get('actor'), query, format)) await out.write(piece)
    })
  })
