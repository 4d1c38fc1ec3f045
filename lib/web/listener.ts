import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import { log } from '@/lib/log'
import { clientAddress } from '@/lib/web/client-address'
import { replaceHeaders } from '@/lib/web/request-headers'
import { canonicalUrl, isApi, pathOf } from '@/lib/web/request-target'
import { setSecurityHeaders } from '@/lib/web/security-headers'

export type { IncomingMessage, ServerResponse }

/** Whatever answers requests: the API, or Next. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown

export interface Doors {
  publicUrl: string
  port: number
  api: Answer
  /** Next takes longer to be ready than the API; requests for pages wait for it. */
  pages: Promise<Answer>
}

/**
 * What stands in front of everything: it refuses malformed targets, says truthfully who asks and under which id, sets
 * the headers that every answer carries, and hands the request to the API or to Next.
 */
export function makeListener({ publicUrl, port, api, pages }: Doors): RequestListener {
  const { host: publicHost, origin } = new URL(publicUrl)

  return (request, response) => {
    const requestId = randomUUID()
    const path = pathOf(request.url)
    setSecurityHeaders(response, path ?? '/', publicUrl)
    response.setHeader('X-Request-Id', requestId)
    if (path === null) return refuse(response, requestId, 'bad_request', { what: 'its address is malformed' })
    if (isForeign(request, path, origin)) return refuse(response, requestId, 'cross_origin')

    const elsewhere = isPage(request, path)
      ? canonicalUrl(request.url ?? '/', request.headers.host, publicUrl, port)
      : null
    if (elsewhere) return redirect(response, path.startsWith('/oauth2/callback') ? 303 : 307, elsewhere)

    const forwardedFor = request.headers['x-forwarded-for']
    const address = clientAddress(request.socket.remoteAddress, forwardedFor?.toString())
    replaceHeaders(request, {
      host: publicHost,
      'x-forwarded-host': publicHost,
      'x-forwarded-for': address,
      'x-patchbay-address': address,
      'x-request-id': requestId,
    })
    const answer = isApi(path) ? Promise.resolve(api) : pages
    answer.then((handle) => handle(request, response)).catch((error) => fail(response, requestId, error))
  }
}

/** Next's own client asks for pages with `rsc`, and so does Next itself when an action redirects. */
function isPage(request: IncomingMessage, path: string): boolean {
  const { method, headers } = request
  return method === 'GET' && !/^\/(api|_next)\//.test(path) && headers.rsc === undefined
}

function redirect(response: ServerResponse, status: 303 | 307, location: string): void {
  response.writeHead(status, { Location: location, 'Cache-Control': 'no-store' }).end()
}

/**
 * Whether another site's page sent this form or action. Next looks too, but takes the `null` of a sandboxed frame for
 * an old browser. The API looks for itself, as programs may send what they like there.
 */
function isForeign({ method, headers }: IncomingMessage, path: string, own: string): boolean {
  if (method === 'GET' || method === 'HEAD' || isApi(path)) return false
  return headers.origin !== undefined && headers.origin !== own
}

function refuse(
  response: ServerResponse,
  requestId: string,
  code: ErrorCode,
  params: Record<string, string> = {},
): void {
  response.setHeader('Connection', 'close')
  writeError(response, requestId, new PatchbayError(code, { params }))
}

function fail(response: ServerResponse, requestId: string, error: unknown): void {
  log().error({ err: error, requestId }, 'a request failed outside its handler')
  if (response.headersSent) response.destroy()
  else writeError(response, requestId, new PatchbayError('internal'))
}

function writeError(
  response: ServerResponse,
  requestId: string,
  { status, code, message }: PatchbayError,
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify({ error: { code, message, requestId } }))
}
