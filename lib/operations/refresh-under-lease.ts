import 'server-only'
import type { Actor } from '@/lib/core/actor'
import {
  grantedOf,
  grantFrom,
  isRenewable,
  keepRefreshToken,
  type OAuth2Credential,
} from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { maySend, pauseAfter } from '@/lib/core/refresh-policy'
import { scopesToAsk } from '@/lib/core/scopes'
import type { TokenSet } from '@/lib/core/token-set'
import { freshEgressFetch } from '@/lib/egress/fresh-fetch'
import { requestClientToken } from '@/lib/oauth/client-grant'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { failRefresh } from '@/lib/operations/fail-refresh'
import { providerAmong } from '@/lib/operations/find-provider'
import { CALL_MS, type HeldLease, isUnspent, type Sent } from '@/lib/operations/held-lease'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { openCredential } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { refreshAtAccountServer } from '@/lib/operations/refresh-at-account-server'
import type { Place } from '@/lib/operations/refresh-place'
import { saveRefreshed } from '@/lib/operations/save-refreshed'
import type { RefreshableConnection } from '@/lib/store/connections'
import { releaseLease } from '@/lib/store/leases'
import type { Refreshable } from '@/lib/store/refreshable'

/** The connection whose refresh was claimed. */
export interface Claimed {
  id: string
  /** At the version that was claimed. */
  reading: Promise<Refreshable | null>
  place: Place
}

/**
 * Asks the provider for new tokens, for whoever holds the lease. The answer is committed before anything else is done
 * with it. The place at the provider is left when it has answered. Answers why it failed, or null.
 */
export async function refreshUnderLease(
  actor: Actor,
  { id, reading, place }: Claimed,
  lease: HeldLease,
): Promise<ProviderFailure | null> {
  const sent: Sent = { connected: false, answered: false }
  let connection: RefreshableConnection | null = null
  try {
    const read = await reading
    if (!read) throw new PatchbayError('not_found')
    connection = read.connection
    const provider = providerAmong(connection.integration, read.ownProvider)
    const before = credentialOf(connection)
    const stillValid = !lease.usedUp && (lease.validMs === null || lease.validMs > 0)
    // Asking again uses nothing up.
    const mayRotate = before.ofClient ? false : connection.rotates
    const decision = maySend({ unanswered: lease.unanswered, rotates: mayRotate, stillValid })
    if (decision === 'give_up') throw new ProviderFailure('answer_lost')
    if (decision === 'wait') {
      // An earlier answer was lost: the second use waits until the access token is used up. Nothing failed.
      await releaseLease(id, lease.fence, { unspent: true, failed: false, pauseMs: 0, waits: true })
      return null
    }
    const asked = ask(connection, provider, { lease, sent, before })
    const { tokens, scopes } = await asked.catch((error) => {
      if (isProviderFailure(error) && error.code === 'rate_limited') place.leave(error)
      throw error
    })
    place.leave()
    const grant = keepRefreshToken(grantFrom(tokens, scopes, lease.at, before.ofClient), before)
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

/** By the refresh token, or once more as the application itself. Answers the scopes too that the tokens are of. */
async function ask(
  connection: RefreshableConnection,
  provider: Provider,
  { lease, sent, before }: { lease: HeldLease; sent: Sent; before: OAuth2Credential },
): Promise<{ tokens: TokenSet; scopes: readonly string[] }> {
  const { integration, grantedScopes } = connection
  const correspondent = correspondentOf(connection, provider)
  if (before.session) {
    const { oauth2 } = correspondent.provider
    return {
      tokens: await refreshAtAccountServer(oauth2, before, grantedScopes, { lease, sent }),
      scopes: grantedScopes,
    }
  }
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
  const client = { ...correspondent.client, fetch: watched }
  if (before.refreshToken !== null) {
    const { refreshToken } = before
    return { tokens: await refreshTokens({ client, refreshToken }), scopes: grantedScopes }
  }
  const scopes = scopesToAsk(correspondent.provider.oauth2, integration.scopes)
  return { tokens: await requestClientToken({ client, scopes }), scopes }
}

function credentialOf(connection: RefreshableConnection): OAuth2Credential {
  const credential = grantedOf(openCredential(connection))
  if (!credential || !isRenewable(credential)) throw new ProviderFailure('expired')
  return credential
}
