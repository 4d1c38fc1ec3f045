import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { grantedOf } from '@/lib/core/credential'
import type { Provider } from '@/lib/core/provider'
import { keepAccount } from '@/lib/operations/apply-grant'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { askAccount } from '@/lib/operations/settle-grant'
import { findConnection } from '@/lib/store/connections'

/** Asks again who the account is, where its name may change while it stays the same account, and keeps a new one. */
export async function showAccount(actor: Actor, connectionId: string, provider: Provider): Promise<void> {
  const connection = await findConnection({ by: 'id', id: connectionId })
  const credential = connection && grantedOf(tryOpenCredential(connection))
  if (!connection || !credential?.session) return
  const account = await askAccount(correspondentOf(connection, provider), { credential })
  const isNew = account?.id === connection.accountId && account.name !== connection.accountName
  if (isNew) await keepAccount(actor, connection, account)
}
