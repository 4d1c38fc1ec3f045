import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { log } from '@/lib/log'
import { announce } from '@/lib/operations/record-event'

const NOTED: readonly string[] = [
  'forbidden',
  'cross_origin',
  'secret_key_in_browser',
  'secret_key_not_taken',
]

/**
 * Notes in the change log that somebody known was refused something. Best effort: the refusal stands without it.
 * Who is unknown is left to the log, which cannot be filled up by strangers.
 */
export async function recordDenial(actor: Actor, error: unknown): Promise<void> {
  if (!isPatchbayError(error) || !NOTED.includes(error.code) || actor.type === 'anonymous') return
  await announce(actor, {
    type: 'security.denied',
    outcome: 'denied',
    detail: { what: error.message },
  }).catch((failure) =>
    log().error({ requestId: actor.requestId, err: failure }, 'a refusal could not be noted'),
  )
}
