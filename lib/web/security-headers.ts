import type { ServerResponse } from 'node:http'
import { closedCsp } from '@/lib/web/csp'

const always: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'],
  // Pages replace it by their own, with a nonce (proxy.ts).
  ['Content-Security-Policy', closedCsp],
]

/** Sets what every answer carries, whoever writes the rest of it. */
export function setSecurityHeaders(response: ServerResponse, pathname: string, publicUrl: string): void {
  for (const [name, value] of always) response.setHeader(name, value)
  // A callback's address holds a code.
  response.setHeader('Referrer-Policy', pathname.startsWith('/oauth2/') ? 'no-referrer' : 'same-origin')
  if (publicUrl.startsWith('https:'))
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}
