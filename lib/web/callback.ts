import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { type CallbackResult, completeAuthorization } from '@/lib/operations/complete-authorization'
import { domainOfConnection } from '@/lib/operations/note-domain-return'
import { isOfCatalog, readAttemptEnd } from '@/lib/operations/read-attempt-end'
import { translateError } from '@/lib/web/error'
import { currentActor } from '@/lib/web/session'
import { readBrowserSecret } from '@/lib/web/session-cookie'
import { currentSubject } from '@/lib/web/subject-session'

/**
 * Answers a provider's redirect: whatever happened, a 303 to a clean URL of ours, so that the code stays in no
 * history, and nothing is ever posted again (RFC 9700 §4.12).
 */
export async function answerCallback(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const browser = readBrowserSecret(request.headers.get('cookie'))
  return new Response(null, {
    status: 303,
    headers: {
      location: env().publicUrl + (await pathAfter(url, browser)),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

async function pathAfter(url: URL, browser: string | null): Promise<string> {
  const user = await currentActor()
  const input = { query: url.searchParams, path: url.pathname, browser }
  try {
    // One browser may be signed in to the console and to the catalog: who comes back is told by what was begun.
    const states = url.searchParams.getAll('state')
    if (await isOfCatalog(states[0] ?? null)) return await inCatalog(user, input, states[0] ?? null)
    return await pathOf(await completeAuthorization(user, input), user.requestId)
  } catch (error) {
    const { code } = translateError(error, user.requestId)
    return `/oauth2/failed?code=${code}&request=${user.requestId}`
  }
}

/** A customer goes back to the catalog; a pop-up to the page that tells its opener, and closes. */
async function inCatalog(
  { requestId, address, locale }: Actor,
  input: Parameters<typeof completeAuthorization>[1],
  state: string | null,
): Promise<string> {
  const nobody: Actor = { type: 'anonymous', requestId, address, ...(locale && { locale }) }
  const subject = (await currentSubject()) ?? nobody
  const result = await completeAuthorization(subject, input)
  const end = result.type === 'finished' ? await readAttemptEnd(subject, state) : null
  if (!end) return `/connectors/go/done?${new URLSearchParams({ error: codeOf(result), request: requestId })}`
  const { slug, connectionId, popup, error } = end
  const query = new URLSearchParams({
    ...(popup && { popup: '1' }),
    ...(error === null ? {} : { error }),
    ...(popup || error !== null ? { connection: connectionId } : { done: connectionId }),
  })
  return popup ? `/connectors/go/done?${query}` : `/connectors/${slug}?${query}`
}

function codeOf(result: CallbackResult): string {
  return result.type === 'refused' ? result.code : 'unknown_state'
}

async function pathOf(result: CallbackResult, requestId: string): Promise<string> {
  if (result.type === 'refused') return `/oauth2/failed?code=${result.code}&request=${requestId}`
  const domain = await domainOfConnection(result.slug, result.name)
  if (domain !== null) return `/domains/return?${new URLSearchParams({ domain })}`
  return result.path
}
