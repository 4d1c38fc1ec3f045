import 'server-only'
import { errorAnswer } from '@/lib/api/error'
import type { Locale } from '@/lib/core/messages/locale'
import type { IncomingMessage, ServerResponse } from '@/lib/web/listener'
import { localeOf } from '@/lib/web/locale'

/** Which request it is, from where, and in which language it is answered. */
export interface RequestFacts {
  requestId: string
  address: string | null
  locale: Locale
}

/** The same facts that the API's middleware finds, of Node's own request. */
export function factsOf({ headers }: IncomingMessage): RequestFacts {
  return {
    requestId: String(headers['x-request-id'] ?? crypto.randomUUID()),
    address: headers['x-patchbay-address']?.toString() ?? null,
    locale: localeOf({ get: (name) => headers[name]?.toString() ?? null }),
  }
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  content: unknown,
): void {
  const body = JSON.stringify(content)
  const all = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
  }
  response.writeHead(status, all).end(body)
}

/** Answers with an error, as every door of the API does. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const asProblem = request.headers.accept?.includes('application/problem+json') ?? false
  const { status, headers, body } = errorAnswer(error, { ...factsOf(request), asProblem })
  sendJson(response, status, headers, body)
}
