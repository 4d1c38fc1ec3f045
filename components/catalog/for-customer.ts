import type { ActionResult } from '@/lib/contract/error'
import type { Messages } from '@/lib/core/messages'

const SIGNED_OUT = ['unauthenticated', 'session_ended', 'forbidden']

/** Of us, and of a server that customers never heard of. */
const AWAY = ['unreachable', 'unavailable', 'internal']

/** Whether who asked is not let in any more, or is offered it no longer: the page itself says so when it is read anew. */
export function isShut({ code }: { code: string }): boolean {
  return SIGNED_OUT.includes(code) || code === 'unknown_connector'
}

/** An action's answer as a customer reads it: the console's log and its sign-in page are not theirs. */
export function forCustomer<T>(
  result: ActionResult<T>,
  { sessionOver, away }: Messages['catalog'],
): ActionResult<T> {
  if (result.ok) return result
  const { error } = result
  if (AWAY.includes(error.code)) return { ok: false, error: { ...error, message: away, requestId: '' } }
  if (!SIGNED_OUT.includes(error.code)) return { ok: false, error: { ...error, requestId: '' } }
  return { ok: false, error: { ...error, code: 'catalog_over', message: sessionOver, requestId: '' } }
}
