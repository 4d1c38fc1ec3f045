import 'server-only'
import { accountLabel } from '@/lib/core/account'
import type { Actor } from '@/lib/core/actor'
import { resolveApiBase } from '@/lib/core/api-base-template'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type Grant, isRenewable, keepRefreshToken } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { refreshTimeOf } from '@/lib/core/refresh-policy'
import type { Account } from '@/lib/core/token-set'
import { fetchPicture } from '@/lib/egress/picture'
import { endFault } from '@/lib/operations/note-fault'
import { credentialPlace, tryOpenCredential } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { recordEvent } from '@/lib/operations/record-event'
import { findOutcome, finishAuthorization, takePendingGrant } from '@/lib/store/authorizations'
import { appendCheck } from '@/lib/store/checks'
import {
  type ConnectionWithIntegration,
  type CredentialWrite,
  findConnection,
  writeAccount,
  writeCredential,
} from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { writePicture } from '@/lib/store/pictures'
import { seal } from '@/lib/vault/seal'

/** Concurrent writes of one credential that are worth trying against. */
const ATTEMPTS = 20

/** What a grant is for, and the attempt that brought it; null where a program brought it by itself. */
export interface GrantSubject {
  authorization: { id: string } | null
  connection: { id: string }
}

/**
 * Makes the grant the connection's credential, in one commit with the end of the attempt, a check and the event.
 * `sameAccount`: the refresh token that was there may stand in for one that the consent did not bring.
 */
export async function applyGrant(
  actor: Actor,
  { authorization, connection }: GrantSubject,
  grant: Grant,
  sameAccount: boolean,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await persist('reading a connection', () =>
      findConnection({ by: 'id', id: connection.id }),
    )
    // Deleted meanwhile: the caller of the deletion meant it.
    if (!current) throw new PatchbayError('not_found')
    // A commit whose answer was lost counts. Told by the attempt, since some providers grant the same token again.
    if (
      authorization &&
      (await persist('reading an attempt', () => findOutcome(authorization.id))) === 'connected'
    )
      return
    const whole = sameAccount ? keepRefreshToken(grant, tryOpenCredential(current)) : grant
    if (await persist('a credential', () => write(actor, authorization?.id ?? null, current, whole))) return
  }
  throw new PatchbayError('changed_meanwhile')
}

/** Keeps who the credential speaks for, and fetches the picture. Says so, because every open page shows it. */
export async function keepAccount(
  actor: Actor,
  connection: Pick<ConnectionWithIntegration, 'id' | 'name' | 'integrationId' | 'integration'>,
  account: Account | null,
): Promise<void> {
  await writePicture(connection.id, account?.pictureUrl ? await fetchPicture(account.pictureUrl) : null)
  await persist('an account', () =>
    transaction(async (tx) => {
      await writeAccount(tx, connection.id, account ?? { id: null, name: null, email: null })
      await recordEvent(tx, actor, {
        type: 'connection.identified',
        integrationId: connection.integrationId,
        connectionId: connection.id,
        target: formatConnectionKey(connection.integration.slug, connection.name),
        detail: { account: account ? accountLabel(account) : null },
      })
    }),
  )
}

function write(
  actor: Actor,
  authorizationId: string | null,
  current: ConnectionWithIntegration,
  grant: Grant,
): Promise<boolean> {
  const now = new Date()
  return transaction(async (tx) => {
    const write = credentialWrite(current, grant)
    if (!(await writeCredential(tx, current.id, current.credentialVersion, write, now))) return false
    await endFault(tx, actor, current.integration)
    if (authorizationId !== null) {
      await takePendingGrant(tx, authorizationId, 'connected')
      await finishAuthorization(
        tx,
        authorizationId,
        { outcome: 'connected', params: null, detail: null },
        now,
      )
    }
    await appendCheck(tx, {
      connectionId: current.id,
      how: 'grant',
      code: null,
      params: null,
      detail: null,
      latencyMs: null,
    })
    await recordEvent(tx, actor, {
      type: current.credential === null ? 'connection.connected' : 'connection.reconnected',
      integrationId: current.integrationId,
      connectionId: current.id,
      target: formatConnectionKey(current.integration.slug, current.name),
      detail: { scopes: grant.grantedScopes },
    })
    return true
  })
}

function credentialWrite(current: ConnectionWithIntegration, grant: Grant): CredentialWrite {
  const { credential, expiresAt, refreshExpiresAt, grantedScopes, data } = grant
  return {
    credential: seal(credentialPlace(current.id, current.credentialVersion + 1), JSON.stringify(credential)),
    credentialType: credential.type,
    tokenType: credential.tokenType,
    hasRefreshToken: isRenewable(credential),
    rotates: credential.ofClient ? false : null,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    refreshExpiresAt: refreshExpiresAt === null ? null : new Date(refreshExpiresAt),
    grantedScopes,
    data,
    apiBase: resolveApiBase(current.integration.apiBase, data),
    refreshAt:
      expiresAt === null
        ? null
        : refreshTimeOf(new Date(credential.obtainedAt), new Date(expiresAt), Math.random()),
  }
}
