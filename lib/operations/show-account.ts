import 'server-only'
import { isBlobAt } from '@/lib/atproto/profile'
import type { Actor } from '@/lib/core/actor'
import { grantedOf } from '@/lib/core/credential'
import type { Provider } from '@/lib/core/provider'
import type { Account } from '@/lib/core/token-set'
import { fetchPicture } from '@/lib/egress/picture'
import { keepAccount } from '@/lib/operations/apply-grant'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { askAccount } from '@/lib/operations/settle-grant'
import { findConnection } from '@/lib/store/connections'
import { findPicture } from '@/lib/store/pictures'

/**
 * Asks again who the account is, where its name and its picture may change while it stays the same account, and keeps
 * what is new.
 */
export async function showAccount(actor: Actor, connectionId: string, provider: Provider): Promise<void> {
  const connection = await findConnection({ by: 'id', id: connectionId })
  const credential = connection && grantedOf(tryOpenCredential(connection))
  if (!connection || !credential?.session) return
  const account = await askAccount(correspondentOf(connection, provider), { credential })
  if (!account || account.id !== connection.accountId) return
  if (account.name !== connection.accountName || (await hasNewPicture(connectionId, account)))
    await keepAccount(actor, connection, account)
}

/** Whether another picture is to be had than the one that is kept. One that cannot be kept is none. */
async function hasNewPicture(connectionId: string, { pictureUrl }: Account): Promise<boolean> {
  const kept = await findPicture(connectionId)
  if (!pictureUrl) return kept !== null
  if (kept) return !isBlobAt(pictureUrl, kept.bytes)
  return (await fetchPicture(pictureUrl)) !== null
}
