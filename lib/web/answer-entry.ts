import 'server-only'
import { isPatchbayError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { currentActor } from '@/lib/web/session'
import { keepSubject } from '@/lib/web/subject-session'

/** Opens the session of a link to the catalog: a 303 to a clean URL, so that the secret stays in no history. */
export async function answerEntry(request: Request): Promise<Response> {
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
    if (isPatchbayError(error) && error.code === 'connect_link_over') return '/connectors/over'
    throw error
  }
}
