import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { requestClientToken } from '@/lib/oauth/client-grant'
import { failAttemptWith } from '@/lib/operations/fail-attempt'
import { admitAttempt, type ConnectInput, openAttempt } from '@/lib/operations/open-attempt'
import { readConnection } from '@/lib/operations/read-connection'
import { settleGrant } from '@/lib/operations/settle-grant'
import { readNow } from '@/lib/store/database'

/** Longer than the provider is waited for. */
const LIFETIME_MS = 60 * 1000

/**
 * Connects the application itself (RFC 6749 §4.4): asks for a token at once, and settles it as a consent's. What goes
 * wrong is kept with the attempt, and shown on the connection that is answered.
 */
export async function connectByClient(actor: Actor, input: ConnectInput): Promise<ConnectionView> {
  const admitted = await admitAttempt(actor, input, 'client')
  const attempt = await openAttempt(actor, admitted, { way: 'client', lifetimeMs: LIFETIME_MS })
  try {
    const startedAt = await readNow()
    const tokens = await requestClientToken(admitted)
    await settleGrant(actor, attempt, admitted, tokens, startedAt)
  } catch (error) {
    await failAttemptWith(actor, attempt, error, admitted.secrets)
  }
  return readConnection(actor, admitted.connection.id)
}
