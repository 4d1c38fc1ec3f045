import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { grantedOf, grantFrom, keepRefreshToken, type OAuth2Credential } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { maySend, pauseAfter } from '@/lib/core/refresh-policy'
import type { TokenSet } from '@/lib/core/token-set'
import { freshEgressFetch } from '@/lib/egress/fresh-fetch'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { failRefresh } from '@/lib/operations/fail-refresh'
import { providerOf } from '@/lib/operations/find-provider'
import { CALL_MS, type HeldLease, isUnspent, type Sent } from '@/lib/operations/held-lease'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { openCredential } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { saveRefreshed } from '@/lib/operations/save-refreshed'
import { findRefreshable, type RefreshableConnection } from '@/lib/store/connections'
import { releaseLease } from '@/lib/store/leases'

/**
 * Asks the provider for new tokens, for whoever holds the lease. The connection is read again under it, and the answer
 * is committed before anything else is done with it. `onAnswered`: the provider has no more to do with it. Answers why
 * it failed, or null.
 */
export async function refreshUnderLease(
  actor: Actor,
  id: string,
  lease: HeldLease,
  onAnswered: () => void,
): Promise<ProviderFailure | null> {
  const sent: Sent = { connected: false, answered: false }
  let connection: RefreshableConnection | null = null
  try {
    connection = await findRefreshable(id)
    if (!connection) throw new PatchbayError('not_found')
    const provider = await providerOf(connection.integration)
    const before = credentialOf(connection)
    const stillValid = !lease.usedUp && (lease.validMs === null || lease.validMs > 0)
    const decision = maySend({ unanswered: lease.unanswered, rotates: connection.rotates, stillValid })
    if (decision === 'give_up') throw new ProviderFailure('answer_lost')
    if (decision === 'wait') {
      // An earlier answer was lost: the second use waits until the access token is used up. Nothing failed.
      await releaseLease(id, lease.fence, { unspent: true, failed: false, pauseMs: 0, waits: true })
      return null
    }
    const tokens = await ask(connection, provider, {
      lease,
      sent,
      refreshToken: before.refreshToken ?? '',
    }).finally(onAnswered)
    const grant = keepRefreshToken(grantFrom(tokens, connection.grantedScopes, lease.at), before)
    const rotated = tokens.refreshToken !== null && tokens.refreshToken !== before.refreshToken
    const rotates = rotated || connection.rotates === true
    return await saveRefreshed(actor, { connection, provider, lease, grant, rotates })
  } catch (error) {
    if (connection && isProviderFailure(error)) return failRefresh(actor, connection, lease, error, sent)
    const pauseMs = pauseAfter((connection?.refreshFailures ?? 0) + 1, null, Math.random())
    const release = () => releaseLease(id, lease.fence, { unspent: isUnspent(sent), failed: true, pauseMs })
    // Kept at, and waited for by nobody: a token that was not sent must not count as sent.
    await release().catch(() => void persist('a lease', release).catch(() => {}))
    throw error
  }
}

function ask(
  connection: RefreshableConnection,
  provider: Provider,
  { lease, sent, refreshToken }: { lease: HeldLease; sent: Sent; refreshToken: string },
): Promise<TokenSet> {
  const { client } = correspondentOf(connection.integration, provider)
  const door = freshEgressFetch({
    sendBy: lease.claimedAt + CALL_MS,
    timeoutMs: CALL_MS,
    onOpen: () => (sent.connected = true),
  })
  const watched: typeof globalThis.fetch = async (input, init) => {
    const response = await door(input, init)
    sent.answered = true
    return response
  }
  return refreshTokens({ client: { ...client, fetch: watched }, refreshToken })
}

function credentialOf(connection: RefreshableConnection): OAuth2Credential {
  const credential = grantedOf(openCredential(connection))
  if (!credential?.refreshToken) throw new ProviderFailure('expired')
  return credential
}
