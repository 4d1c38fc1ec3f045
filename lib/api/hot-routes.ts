import 'server-only'
import { parseQuery } from '@/lib/api/body'
import { factsOf, sendError, sendJson } from '@/lib/api/node-answer'
import { readCall } from '@/lib/api/proxy-call'
import { answerProxied } from '@/lib/api/proxy-node'
import { credentialQuery } from '@/lib/contract/credential'
import { bearerKey } from '@/lib/core/api-key'
import { readCredential } from '@/lib/operations/read-credential'
import type { Answer, IncomingMessage, ServerResponse } from '@/lib/web/listener'

const CREDENTIALS = /^\/api\/connections\/([^/?]+)\/credentials(?:\?(.*))?$/

/**
 * Answers the routes that are asked thousands of times a second on Node's own request and response, which cost a
 * fraction of the standard ones; everything else goes to `next`, where the same routes stand for other ways to run.
 */
export function hotRoutes(next: Answer): Answer {
  return (request, response) => {
    const { method = '', url = '', headers } = request
    const apiKey = bearerKey(headers.authorization)
    // Whoever asks in another way is refused over there.
    if (apiKey === null) return next(request, response)
    const [, key, query = ''] = (method === 'GET' && CREDENTIALS.exec(url)) || []
    if (key !== undefined) return answerCredential(request, response, { apiKey, key, query })
    const call = readCall(url, method, headers['patchbay-connection']?.toString())
    return call ? answerProxied(request, response, call, apiKey) : next(request, response)
  }
}

async function answerCredential(
  request: IncomingMessage,
  response: ServerResponse,
  { apiKey, key, query }: { apiKey: string; key: string; query: string },
): Promise<void> {
  try {
    const asked = parseQuery(new URLSearchParams(query), credentialQuery)
    const program = { apiKey, ...factsOf(request) }
    sendJson(response, 200, {}, await readCredential(program, decode(key), asked))
  } catch (error) {
    sendError(request, response, error)
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
