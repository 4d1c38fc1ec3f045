import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { grantFrom, keepRefreshToken, type OAuth2Credential } from '@/lib/core/credential'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { maySend } from '@/lib/core/refresh-policy'
import { freshEgressFetch } from '@/lib/egress/fresh-fetch'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { failRefresh } from '@/lib/operations/fail-refresh'
import { CALL_MS, type HeldLease, type Sent } from '@/lib/operations/held-lease'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { openCredential } from '@/lib/operations/open-credential'
import { saveRefreshed } from '@/lib/operations/save-refreshed'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { releaseLease } from '@/lib/store/leases'

/**
 * Asks the provider for new tokens, for whoever holds the lease. The answer is committed before anything else is done
 * with it. Answers why it failed, or null.
 */
export async function refreshUnderLease(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  lease: HeldLease,
): Promise<ProviderFailure | null> {
  const sent: Sent = { connected: false, status: null }
  try {
    const before = credentialOf(connection)
    const decision = maySend({
      unanswered: lease.unanswered,
      rotates: connection.rotates,
      stillValid: isValid(connection),
    })
    if (decision === 'give_up') throw new ProviderFailure('answer_lost')
    if (decision === 'wait') return await waitForExpiry(connection, lease)
    const { client } = correspondentOf(connection.integration, provider)
    const fetch = watched(
      sent,
      freshEgressFetch({
        sendBy: lease.claimedAt + CALL_MS,
        timeoutMs: CALL_MS,
        onOpen: () => (sent.connected = true),
      }),
    )
    const startedAt = new Date()
    const tokens = await refreshTokens({
      client: { ...client, fetch },
      refreshToken: before.refreshToken ?? '',
    })
    const grant = keepRefreshToken(grantFrom(tokens, connection.grantedScopes, startedAt), before)
    const rotated = tokens.refreshToken !== null && tokens.refreshToken !== before.refreshToken
    return await saveRefreshed(actor, {
      connection,
      provider,
      lease,
      grant,
      rotates: rotated || connection.rotates === true,
      startedAt,
    })
  } catch (error) {
    if (!isProviderFailure(error)) {
      await releaseLease(connection.id, lease.fence, { unspent: !sent.connected, failed: true }).catch(
        () => {},
      )
      throw error
    }
    return failRefresh(actor, connection, lease, error, sent)
  }
}

function credentialOf(connection: ConnectionWithIntegration): OAuth2Credential {
  const credential = openCredential(connection)
  if (!credential?.refreshToken) throw new ProviderFailure('expired')
  return credential
}

function isValid({ expiresAt }: ConnectionWithIntegration): boolean {
  return expiresAt === null || expiresAt > new Date()
}

/** An earlier answer was lost: the second use waits until the access token is used up. Nothing failed, and nothing is sent. */
async function waitForExpiry(connection: ConnectionWithIntegration, { fence }: HeldLease): Promise<null> {
  const pauseMs = Math.max(1, (connection.expiresAt?.getTime() ?? 0) - Date.now())
  await releaseLease(connection.id, fence, { unspent: true, failed: false, pauseMs })
  return null
}

function watched(sent: Sent, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    sent.status = response.status
    return response
  }
}
