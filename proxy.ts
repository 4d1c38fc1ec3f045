import { type NextRequest, NextResponse } from 'next/server'
import { pageCsp } from '@/lib/web/csp'
import { PATH_HEADER } from '@/lib/web/path-header'

/** Gives each page its content security policy, and tells it its path. Whoever may see what is decided in operations. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const csp = pageCsp(nonce, process.env.NODE_ENV === 'production')
  // Next reads the nonce from the request's header when it renders the page's scripts.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', csp)
  headers.set(PATH_HEADER, request.nextUrl.pathname)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', csp)
  return response
}

export const config = { matcher: [{ source: '/((?!api/|_next/static|_next/image).*)' }] }
