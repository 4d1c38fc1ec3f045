import 'server-only'
import { decode } from 'next-auth/jwt'
import { env, required } from '@/lib/env'

const YEAR_SECONDS = 365 * 24 * 3600

/** What next-auth's cookie carries: the session row's id, and nothing that matters without that row. */
export async function readSessionId(cookieHeader: string | null): Promise<string | null> {
  const token = joinChunks(parseCookies(cookieHeader), sessionCookieName())
  if (!token) return null
  const secret = required('nextAuthSecret')
  // A forged or foreign token makes decode throw.
  const claims = await decode({ token, secret }).catch(() => null)
  return typeof claims?.sid === 'string' ? claims.sid : null
}

/** The secret that marks one browser, so that nobody can finish a consent that another browser began. */
export function readBrowserSecret(cookieHeader: string | null): string | null {
  const secret = parseCookies(cookieHeader).get(browserCookieName())
  return secret && /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : null
}

/** One cookie of a request; null without it. */
export function readCookie(cookieHeader: string | null, name: string): string | null {
  return parseCookies(cookieHeader).get(name) ?? null
}

/** `__Host-` where the browser can keep its promise: on https. */
export function browserCookieName(): string {
  return isSecure() ? '__Host-patchbay.browser' : 'patchbay.browser'
}

/** How it is set. Lax, because the callback is a navigation that comes from the provider's site. */
export function browserCookie() {
  return {
    ...{ httpOnly: true, sameSite: 'lax' as const, secure: isSecure(), path: '/' },
    maxAge: YEAR_SECONDS,
  }
}

export function sessionCookieName(): string {
  return isSecure() ? '__Host-patchbay.session' : 'patchbay.session'
}

export function isSecure(): boolean {
  return env().publicUrl.startsWith('https://')
}

function parseCookies(header: string | null): Map<string, string> {
  const pairs = (header ?? '').split(/; */).map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), pair.slice(at + 1)] as const
  })
  return new Map(pairs)
}

/** next-auth splits a long cookie into `name.0`, `name.1` and so on; ours never is, but a browser may hold old ones. */
function joinChunks(cookies: Map<string, string>, name: string): string | null {
  const whole = cookies.get(name)
  if (whole) return whole
  const chunks: string[] = []
  for (let i = 0; i < 8; i++) {
    const chunk = cookies.get(`${name}.${i}`)
    if (chunk === undefined) break
    chunks.push(chunk)
  }
  return chunks.length > 0 ? chunks.join('') : null
}
