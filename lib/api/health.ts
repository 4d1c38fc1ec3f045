import 'server-only'
import { Hono } from 'hono'
import { isReady } from '@/lib/api/readiness'

/** For machines that watch: alive (the process alone), and ready (database, migrations, keys). Says nothing else. */
export const health = new Hono()
  .get('/health', (c) => c.json({ status: 'ok' }))
  .get('/ready', async (c) =>
    (await isReady()) ? c.json({ status: 'ready' }) : c.json({ status: 'not_ready' }, 503),
  )
