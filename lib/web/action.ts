import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { ActionResult } from '@/lib/contract/error'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { recordDenial } from '@/lib/operations/record-denial'
import { translateError } from '@/lib/web/error'
import { currentActor } from '@/lib/web/session'

/**
 * Runs a server action: same origin, whoever is signed in, errors as values. Every action goes through it, because
 * each is an address that anybody can post to.
 */
export async function action<T>(run: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  return actionAs(await currentActor(), run)
}

/** The same for whoever is known otherwise: a customer in the catalog. */
export async function actionAs<T>(actor: Actor, run: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  try {
    await refuseCrossOrigin()
    return { ok: true, value: await run(actor) }
  } catch (error) {
    // A redirect of Next's is thrown too, and is no error.
    unstable_rethrow(error)
    await recordDenial(actor, error)
    const { code, message, fields, refusal } = translateError(error, actor.requestId, actor.locale)
    return { ok: false, error: { code, message, fields, refusal, requestId: actor.requestId } }
  }
}

/** Next compares Origin with the Host that a client sends; ours is compared with the configured URL. */
async function refuseCrossOrigin(): Promise<void> {
  const origin = (await headers()).get('origin')
  if (origin !== new URL(env().publicUrl).origin) throw new PatchbayError('cross_origin')
}
