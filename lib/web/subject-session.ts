import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { Actor, SubjectActor } from '@/lib/core/actor'
import type { EnteredCatalog } from '@/lib/operations/enter-catalog'
import { identifySubjectSession } from '@/lib/operations/identify-subject-session'
import { localeOf } from '@/lib/web/locale'
import { readSubjectSecret, subjectCookie, subjectCookieName } from '@/lib/web/subject-cookie'

/** The customer whose browser asks for a page or an action of the catalog; null when it has no session. One read per request. */
export const currentSubject = cache(async (): Promise<(Actor & SubjectActor) | null> => {
  const given = await headers()
  const secret = readSubjectSecret(given.get('cookie'))
  const subject = secret && (await identifySubjectSession(secret))
  if (!subject) return null
  return {
    ...subject,
    requestId: given.get('x-request-id') ?? crypto.randomUUID(),
    address: given.get('x-patchbay-address'),
    locale: localeOf(given),
  }
})

/** Gives the browser the session that has just begun. In actions and route handlers, where cookies can be set. */
export async function keepSubject({ cookie, expiresAt }: EnteredCatalog): Promise<void> {
  const jar = await cookies()
  jar.set(subjectCookieName(), cookie, subjectCookie(expiresAt))
}

/** Takes the session's cookie from the browser. */
export async function forgetSubject(): Promise<void> {
  const jar = await cookies()
  jar.set(subjectCookieName(), '', subjectCookie(new Date(0)))
}
