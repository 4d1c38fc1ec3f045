import 'server-only'
import type { MiddlewareHandler } from 'hono'
import { bodyText } from '@/lib/api/body'
import type { ApiEnv } from '@/lib/api/context'
import { answerOnce } from '@/lib/operations/answer-once'

/** What is sent on is the provider's to remember. */
const PROXIED = /^\/api\/integrations\/[^/]+\/request(\/|$)/

/** Headers of an answer that are given again with it. */
const KEPT = ['content-type', 'location']

/** Answers a POST with an `Idempotency-Key` once: sent again, it does nothing, and gets the same answer. */
export const withIdempotency: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = c.req.header('idempotency-key')
  const { pathname, search } = new URL(c.req.url)
  const actor = c.get('actor')
  if (key === undefined || c.req.method !== 'POST' || PROXIED.test(pathname) || !('id' in actor))
    return next()
  const body = await bodyText(c)
  const answer = await answerOnce(actor, { key, what: `POST ${pathname}${search}`, body }, async () => {
    await next()
    const headers = KEPT.flatMap((name) => {
      const value = c.res.headers.get(name)
      return value === null ? [] : [[name, value] as const]
    })
    return { status: c.res.status, headers: Object.fromEntries(headers), body: await c.res.clone().text() }
  })
  if (!answer.replayed) return
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...answer.headers, 'idempotency-replayed': 'true' },
  })
}
