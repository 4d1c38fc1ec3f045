import 'server-only'
import { Hono } from 'hono'
import { readQuery } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { openStream } from '@/lib/api/stream'
import { eventQuery } from '@/lib/contract/event'
import { listEvents } from '@/lib/operations/list-events'

/** The change log: pages of JSON, or the live stream for who asks for one. */
export const events = new Hono<ApiEnv>().get('/', async (c) => {
  if (c.req.header('accept')?.includes('text/event-stream')) return openStream(c)
  return c.json(await listEvents(c.get('actor'), readQuery(c, eventQuery)))
})
