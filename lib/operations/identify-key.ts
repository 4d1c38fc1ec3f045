import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { log } from '@/lib/log'
import { fetchAccount } from '@/lib/oauth/identity'
import { keepAccount } from '@/lib/operations/apply-grant'
import { fetchAs, spokesmanOf } from '@/lib/operations/ask-provider'
import { openCredential } from '@/lib/operations/open-credential'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/** Asks whose a key is, and keeps it; where the provider does not say, nothing changes. Best effort: never throws for it. */
export async function identifyKey(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
): Promise<void> {
  const credential = openCredential(connection)
  if (!credential) return
  try {
    const spokesman = spokesmanOf(connection, provider, credential)
    const { identity } = spokesman.provider
    const account = identity && (await fetchAccount({ identity, fetch: fetchAs(spokesman) }))
    if (account) await keepAccount(actor, connection, account)
  } catch (error) {
    log().warn({ provider: provider.key, err: error }, 'the account of a key could not be asked for')
  }
}
