import 'server-only'
import { parseQuery } from '@/lib/api/body'
import { errorAnswer } from '@/lib/api/error'
import { credentialQuery } from '@/lib/contract/credential'
import { bearerKey } from '@/lib/core/api-key'
import { readCredential } from '@/lib/operations/read-credential'
import type { Answer, IncomingMessage, ServerResponse } from '@/lib/web/listener'
import { localeOf } from '@/lib/web/locale'

const CREDENTIALS = /^\/api\/connections\/([^/?]+)\/credentials(?:\?(.*))?$/

/**
 * Answers the routes that are asked thousands of times a second on Node's own request and response, which cost a
 * fraction of the standard ones; everything else goes to `next`, where the same routes stand for other ways to run.
 */
export function hotRoutes(next: Answer): Answer {
  return (request, response) => {
    const [, key, query = ''] = (request.method === 'GET' && CREDENTIALS.exec(request.url ?? '')) || []
    const apiKey = bearerKey(request.headers.authorization)
    // Whoever asks in another way is refused over there.
    if (key === undefined || apiKey === null) return next(request, response)
    return answerCredential(request, response, { apiKey, key, query })
  }
}

async function answerCredential(
  request: IncomingMessage,
  response: ServerResponse,
  { apiKey, key, query }: { apiKey: string; key: string; query: string },
): Promise<void> {
  const { headers } = request
  const requestId = String(headers['x-request-id'] ?? crypto.randomUUID())
  const locale = localeOf({ get: (name) => headers[name]?.toString() ?? null })
  try {
    const asked = parseQuery(new URLSearchParams(query), credentialQuery)
    const address = headers['x-patchbay-address']?.toString() ?? null
    const credential = await readCredential({ apiKey, requestId, address, locale }, decode(key), asked)
    send(response, 200, {}, JSON.stringify(credential))
  } catch (error) {
    const asProblem = headers.accept?.includes('application/problem+json') ?? false
    const answer = errorAnswer(error, { requestId, locale, asProblem })
    send(response, answer.status, answer.headers, JSON.stringify(answer.body))
  }
}

/** A key that cannot be decoded names nothing. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      ...headers,
    })
    .end(body)
}
