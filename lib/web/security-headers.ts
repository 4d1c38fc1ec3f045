import type { ServerResponse } from 'node:http'
import { closedCsp } from '@/lib/web/csp'

const always: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'],
  // Pages replace it by their own, with a nonce (proxy.ts).
  ['Content-Security-Policy', closedCsp],
]

/** Sets what every answer carries, whoever writes the rest of it. */
export function setSecurityHeaders(response: ServerResponse, pathname: string, publicUrl: string): void {
  for (const [name, value] of always) response.setHeader(name, value)
  response.setHeader('Cross-Origin-Opener-Policy', openerPolicy(pathname))
  // A callback's address holds a code.
  response.setHeader('Referrer-Policy', pathname.startsWith('/oauth2/') ? 'no-referrer' : 'same-origin')
  if (publicUrl.startsWith('https:'))
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/** What else a consent passes through in its own window, before and after the provider's page. */
const IN_CONNECT_WINDOW = /^\/connectors\/go\/(connecting|done)$|^\/oauth2\//

/**
 * Which windows know each other (HTML §7.1.3). The catalog sees when the window that it opened is closed, which takes
 * that no page in it has a policy of its own; the console knows nobody.
 */
function openerPolicy(pathname: string): string {
  if (IN_CONNECT_WINDOW.test(pathname)) return 'unsafe-none'
  return /^\/connectors(\/|$)/.test(pathname) ? 'same-origin-allow-popups' : 'same-origin'
}
