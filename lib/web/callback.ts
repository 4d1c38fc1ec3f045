import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { type CallbackResult, completeAuthorization } from '@/lib/operations/complete-authorization'
import { translateError } from '@/lib/web/error'
import { currentActor } from '@/lib/web/session'
import { readBrowserSecret } from '@/lib/web/session-cookie'

/**
 * Answers a provider's redirect: whatever happened, a 303 to a clean URL of ours, so that the code stays in no
 * history, and nothing is ever posted again (RFC 9700 §4.12).
 */
export async function answerCallback(request: Request): Promise<Response> {
  const actor = await currentActor()
  const url = new URL(request.url)
  const path = await complete(actor, url, readBrowserSecret(request.headers.get('cookie')))
  return new Response(null, {
    status: 303,
    headers: {
      location: env().publicUrl + path,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

async function complete(actor: Actor, url: URL, browser: string | null): Promise<string> {
  try {
    return pathOf(
      await completeAuthorization(actor, { query: url.searchParams, path: url.pathname, browser }),
      actor.requestId,
    )
  } catch (error) {
    const { code } = translateError(error, actor.requestId)
    return `/oauth2/failed?code=${code}&request=${actor.requestId}`
  }
}

function pathOf(result: CallbackResult, requestId: string): string {
  if (result.type === 'refused') return `/oauth2/failed?code=${result.code}&request=${requestId}`
  return `/integrations/${result.slug}/${result.name}`
}
