import 'server-only'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { recordDenial } from '@/lib/operations/record-denial'
import { translateError } from '@/lib/web/error'
import { currentActor } from '@/lib/web/session'
import { keepSubject } from '@/lib/web/subject-session'

/**
 * Opens the session of a link to the catalog, where a person has said so on its page: a 303 to a clean URL, so that the
 * secret is behind them. 403 for what another site posts, which could sign somebody in as a person of its choice.
 */
export async function answerEntry(request: Request): Promise<Response> {
  if (request.headers.get('origin') !== new URL(env().publicUrl).origin) return refuse()
  const path = await enter(new URL(request.url).searchParams.get('session') ?? '')
  return new Response(null, {
    status: 303,
    headers: {
      location: env().publicUrl + path,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

async function enter(secret: string): Promise<string> {
  const { requestId, address, locale } = await currentActor()
  try {
    const entered = await openConnectSession(
      { type: 'anonymous', requestId, address, ...(locale && { locale }) },
      secret,
    )
    await keepSubject(entered)
    return entered.goTo
  } catch (error) {
    // Its own page says what became of it.
    if (isPatchbayError(error) && error.code === 'connect_link_over')
      return `/connectors/go/enter?${new URLSearchParams({ session: secret, over: '1' })}`
    throw error
  }
}

async function refuse(): Promise<Response> {
  const actor = await currentActor()
  const error = new PatchbayError('cross_origin')
  await recordDenial(actor, error)
  const { message } = translateError(error, actor.requestId, actor.locale)
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(message, { status: 403, headers })
}
