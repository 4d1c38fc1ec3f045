import { randomUUID } from 'node:crypto'
import type { Actor, UserActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { type CallbackResult, completeAuthorization } from '@/lib/operations/complete-authorization'
import { createIntegration } from '@/lib/operations/create-integration'
import { atproto } from '@/lib/providers/atproto'
import { transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { randomToken } from '@/lib/vault/digest'
import { atprotoConsent } from '../support/atproto-consent'
import type { AtprotoAccount, AtprotoPeer } from '../support/atproto-peer'

/** The shipped provider, with the tests' own directory. */
export async function setUpAtproto(actor: Actor, peer: Pick<AtprotoPeer, 'plc'>): Promise<string> {
  const key = `local-${randomUUID().slice(0, 8)}`
  const oauth2 = { ...atproto.oauth2, directoryUrl: peer.plc }
  const provider: Provider = { ...atproto, key, name: `AT Protocol ${key}`, oauth2 }
  await transaction((tx) => createCustomProvider(tx, provider))
  return (await createIntegration(actor, { provider: key })).slug
}

/** One person at one browser, who begins with what they type and comes back as whoever they sign in as. */
export async function connectAs(
  actor: Actor & UserActor,
  slug: string,
  account: AtprotoAccount,
  options: {
    typed?: string
    connection?: string
    decision?: 'allow' | 'reject'
    change?: (back: URL) => void
  } = {},
): Promise<{ result: CallbackResult; back: URL; browser: string }> {
  const { typed = account.did, connection, decision = 'allow', change } = options
  const browser = randomToken()
  const begun = await beginAuthorization(actor, { integration: slug, connection, browser, account: typed })
  const back = await atprotoConsent(begun.url, {
    ...{ username: account.handle, password: account.password, decision },
  })
  change?.(back)
  return { result: await comeBack(actor, back, browser), back, browser }
}

export function comeBack(actor: Actor, back: URL, browser: string): Promise<CallbackResult> {
  return completeAuthorization(actor, { query: back.searchParams, path: back.pathname, browser })
}
