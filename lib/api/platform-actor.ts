import 'server-only'
import type { MiddlewareHandler } from 'hono'
import type { ApiContext, ApiEnv } from '@/lib/api/context'
import { basicKey } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { localeOf } from '@/lib/web/locale'

/**
 * Finds out which back end asks, by HTTP Basic alone: no session is let in here, and no browser, where the secret key
 * would be anybody's. Throws `platform_key_required`, `invalid_api_key` or `secret_key_in_browser`.
 */
export const withBackEnd: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = basicKey(c.req.header('authorization'))
  if (key === null) throw new PatchbayError('platform_key_required')
  const who = await identifyApiKey(key)
  if (!who) throw new PatchbayError('invalid_api_key')
  const requestId = c.get('requestId')
  const address = c.req.header('x-patchbay-address') ?? null
  // Known before it is refused, so that the refusal is noted.
  c.set('actor', { ...who, requestId, address, locale: localeOf(c.req.raw.headers) })
  if (isBrowser(c)) throw new PatchbayError('secret_key_in_browser')
  await next()
}

/** Fetch Standard §3.2 and Fetch Metadata §2.4: both are set by browsers, which let no script take them away. */
function isBrowser(c: ApiContext): boolean {
  return c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined
}
