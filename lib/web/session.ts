import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor, UserActor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { identifySession } from '@/lib/operations/identify-session'
import { isDatabaseUnavailable } from '@/lib/store/database'
import { localeOf } from '@/lib/web/locale'
import { readSessionId } from '@/lib/web/session-cookie'

/** Who asks for a page or an action: the signed-in user, or nobody. One read of the row per request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const given = await headers()
  const context = {
    requestId: given.get('x-request-id') ?? crypto.randomUUID(),
    address: given.get('x-patchbay-address'),
    locale: localeOf(given),
  }
  const sessionId = await readSessionId(given.get('cookie'))
  const user = sessionId && (await identifySession(sessionId).catch(retell))
  return user ? { ...user, ...context } : { type: 'anonymous', ...context }
})

/** Of an error that breaks a page the browser is shown the digest alone: what is foreseen has its code there. */
function retell(error: unknown): never {
  if (!isDatabaseUnavailable(error)) throw error
  const told = new PatchbayError('unavailable', { cause: error })
  throw Object.assign(told, { digest: told.code })
}

/** The signed-in user; null when nobody is. */
export async function currentUser(): Promise<(Actor & UserActor) | null> {
  const actor = await currentActor()
  return actor.type === 'user' ? actor : null
}

/** The signed-in user; whoever is not signed in is sent to sign in, and comes back to `returnTo`. */
export async function requireUser(returnTo: string): Promise<Actor & UserActor> {
  const user = await currentUser()
  if (!user) redirect(`/sign-in?from=${encodeURIComponent(returnTo)}`)
  return user
}
