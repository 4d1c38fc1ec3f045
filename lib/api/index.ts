import 'server-only'
import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { ownConnections } from '@/lib/api/connect'
import { connections } from '@/lib/api/connections'
import { type ApiContext, type ApiEnv, withActor, withRequestId } from '@/lib/api/context'
import { domains } from '@/lib/api/domains'
import { answerError } from '@/lib/api/error'
import { events } from '@/lib/api/events'
import { health } from '@/lib/api/health'
import { withIdempotency } from '@/lib/api/idempotency'
import { integrations } from '@/lib/api/integrations'
import { withKeyLimit } from '@/lib/api/key-limit'
import { logo } from '@/lib/api/logo'
import { contract } from '@/lib/api/openapi'
import { platform } from '@/lib/api/platform'
import { platformUser } from '@/lib/api/platform-user'
import { providers } from '@/lib/api/providers'
import { usage } from '@/lib/api/usage'
import { PatchbayError } from '@/lib/core/errors'
import { readMetrics } from '@/lib/operations/read-metrics'
import { readOverview } from '@/lib/operations/read-overview'

/** The HTTP API. `server.ts` puts it in front of Next; `app/api` mounts the same for every other way to run. */
export const api = new Hono<ApiEnv>().basePath('/api')

api
  .use(withRequestId)
  .use(methodNotAllowed({ app: api, onMethodNotAllowed: refuseMethod }))
  .route('/', health)
  .route('/', contract)
  .route('/platform', platform)
  .route('/platform_user', platformUser)
  .use(withActor)
  .use(withKeyLimit)
  .use(withIdempotency)
  .get('/metrics', async (c) => {
    const { contentType, text } = await readMetrics(c.get('actor'))
    return c.body(text, 200, { 'content-type': contentType })
  })
  .get('/overview', async (c) => c.json(await readOverview(c.get('actor'))))
  .route('/providers', providers)
  .route('/integrations', integrations)
  .route('/connections', connections)
  .route('/integration-connections', ownConnections)
  .route('/domains', domains)
  .route('/logo', logo)
  .route('/events', events)
  .route('/', usage)

api.notFound((c) => answerError(new PatchbayError('not_found'), c))
api.onError((error, c) => answerError(error, c))

/** RFC 9110 §15.5.6 */
async function refuseMethod(c: ApiContext, methods: string[]): Promise<Response> {
  const response = await answerError(new PatchbayError('method_not_allowed'), c)
  response.headers.set('allow', methods.join(', '))
  return response
}
