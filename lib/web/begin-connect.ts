import 'server-only'
import { cookies } from 'next/headers'
import type { Connecting } from '@/lib/contract/connection'
import type { ActionResult } from '@/lib/contract/error'
import type { ConnectWay } from '@/lib/core/connect-way'
import { connectAccount } from '@/lib/operations/connect-account'
import { randomToken } from '@/lib/vault/digest'
import { action } from '@/lib/web/action'
import { browserCookie, browserCookieName } from '@/lib/web/session-cookie'

/** Begins to connect from a page: marks the browser if it is not marked yet, and answers what that leads to. */
export function beginConnect(input: {
  integration: string
  connection?: string | undefined
  way?: ConnectWay | undefined
  account?: string | undefined
}): Promise<ActionResult<Connecting>> {
  return action(async (actor) => connectAccount(actor, { ...input, browser: await markBrowser() }))
}

/** The secret of the browser that asks, which it keeps from now on. */
export async function markBrowser(): Promise<string> {
  const jar = await cookies()
  const known = jar.get(browserCookieName())?.value
  if (known && /^[A-Za-z0-9_-]{43}$/.test(known)) return known
  const secret = randomToken()
  jar.set(browserCookieName(), secret, browserCookie())
  return secret
}
