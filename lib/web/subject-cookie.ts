import 'server-only'
import { isSecure, readCookie } from '@/lib/web/session-cookie'

/** `__Host-` where the browser can keep its promise: on https. */
export function subjectCookieName(): string {
  return isSecure() ? '__Host-patchbay_subject' : 'patchbay_subject'
}

/** The secret of a customer's session in a Cookie header; null without it. */
export function readSubjectSecret(cookieHeader: string | null): string | null {
  const secret = readCookie(cookieHeader, subjectCookieName())
  return secret && /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : null
}

/**
 * How it is set. Lax: the provider's redirect back is a navigation from another site. `embedded`: for a page of another
 * site that has the catalog within it; the browser keeps it for use under that site alone (CHIPS), where it can.
 */
export function subjectCookie(expires: Date, { embedded = false } = {}) {
  const isElsewhere = embedded && isSecure()
  return {
    ...{ httpOnly: true, secure: isSecure(), path: '/', expires },
    sameSite: isElsewhere ? ('none' as const) : ('lax' as const),
    ...(isElsewhere && { partitioned: true }),
  }
}
