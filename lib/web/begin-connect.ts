import 'server-only'
import { cookies } from 'next/headers'
import type { ActionResult } from '@/lib/contract/error'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { randomToken } from '@/lib/vault/digest'
import { action } from '@/lib/web/action'
import { browserCookieName, isSecure } from '@/lib/web/session-cookie'

const YEAR_SECONDS = 365 * 24 * 3600

/** Begins a consent from a page: marks the browser if it is not marked yet, and answers the provider's URL. */
export function beginConnect(input: {
  integration: string
  connection?: string
}): Promise<ActionResult<{ url: string }>> {
  return action(async (actor) => beginAuthorization(actor, { ...input, browser: await markBrowser() }))
}

async function markBrowser(): Promise<string> {
  const jar = await cookies()
  const known = jar.get(browserCookieName())?.value
  if (known && /^[A-Za-z0-9_-]{43}$/.test(known)) return known
  const secret = randomToken()
  // Lax, because the callback is a navigation that comes from the provider's site.
  jar.set(browserCookieName(), secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: YEAR_SECONDS,
  })
  return secret
}
