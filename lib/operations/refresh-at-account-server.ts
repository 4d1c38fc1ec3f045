import 'server-only'
import { refreshSession } from '@/lib/atproto/session'
import type { OAuth2Credential } from '@/lib/core/credential'
import type { OAuth2 } from '@/lib/core/provider'
import type { TokenSet } from '@/lib/core/token-set'
import { freshEgressFetch } from '@/lib/egress/fresh-fetch'
import { atprotoFor, sessionOf, tokensOf } from '@/lib/operations/account-server'
import type { HeldLease, Sent } from '@/lib/operations/held-lease'

/**
 * From the claim on: the account's documents are read first, and the refresh token may be sent twice, since its server
 * wants a nonce. With these, both tries are over before the lease is.
 */
const SEND_BY_MS = 10_000
const CALL_MS = 4_500

/** Asks an account's own server for new tokens, under the lease. Throws `ProviderFailure`. */
export async function refreshAtAccountServer(
  oauth2: OAuth2,
  before: OAuth2Credential,
  scopes: readonly string[],
  { lease, sent }: { lease: HeldLease; sent: Sent },
): Promise<TokenSet> {
  const door = freshEgressFetch({
    sendBy: lease.claimedAt + SEND_BY_MS,
    timeoutMs: CALL_MS,
    onOpen: () => {
      sent.connected = true
    },
  })
  const tokenFetch: typeof globalThis.fetch = async (input, init) => {
    // Each try may use the token up until it is answered.
    sent.answered = false
    const response = await door(input, init)
    sent.answered = true
    return response
  }
  const session = sessionOf(before, scopes)
  return tokensOf(await refreshSession({ atproto: await atprotoFor(oauth2, []), session, tokenFetch }))
}
