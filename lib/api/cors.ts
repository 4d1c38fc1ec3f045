import 'server-only'
import type { MiddlewareHandler } from 'hono'
import type { ApiContext, ApiEnv } from '@/lib/api/context'
import { answerError } from '@/lib/api/error'
import { PatchbayError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'

const METHODS = 'GET, POST, PUT, DELETE'
const HEADERS = 'Authorization, Content-Type, Last-Event-ID, Xkit-Js-Version'
/** Seconds for which a browser need not ask again; settings change seldom, and are looked at with each request anyway. */
const PREFLIGHT_SECONDS = '600'

/**
 * Lets pages of the configured origins read the answers, with cookies (Fetch §3.3), and those alone: an origin is
 * compared as a whole, is answered by its name, and `*` never is. Others are refused with `origin_not_allowed`.
 */
export const withCors: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const origin = c.req.header('origin')
  if (origin === undefined || origin === ownOrigin()) {
    await next()
    c.header('Vary', 'Origin', { append: true })
    return
  }
  const { allowedOrigins } = await readCatalogSettings()
  if (!allowedOrigins.includes(origin)) {
    const refused = await answerError(new PatchbayError('origin_not_allowed', { params: { origin } }), c)
    refused.headers.append('Vary', 'Origin')
    return refused
  }
  if (isPreflight(c)) return preflight(c, origin)
  await next()
  // Afterwards: an error's answer is made anew.
  allow(c, origin)
  c.header('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After')
}

/** Whether a request that brings a cookie comes from a page that may use this API: ours, or one of a configured origin. */
export function isFromKnownPage(c: ApiContext): boolean {
  // Others were refused before they came here.
  return c.req.header('origin') !== undefined
}

/** Whether the browser asks from a page of another site, so that cookies of this one are no first party's. */
export function isCrossSite(c: ApiContext): boolean {
  return c.req.header('sec-fetch-site') === 'cross-site'
}

function isPreflight(c: ApiContext): boolean {
  return c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined
}

function preflight(c: ApiContext, origin: string): Response {
  allow(c, origin)
  c.header('Access-Control-Allow-Methods', METHODS)
  c.header('Access-Control-Allow-Headers', HEADERS)
  c.header('Access-Control-Max-Age', PREFLIGHT_SECONDS)
  return c.body(null, 204)
}

function allow(c: ApiContext, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Allow-Credentials', 'true')
  c.header('Vary', 'Origin', { append: true })
}

function ownOrigin(): string {
  return new URL(env().publicUrl).origin
}
