import 'server-only'
import { readProfile } from '@/lib/atproto/profile'
import { accountLabel, isSameAccount } from '@/lib/core/account'
import type { AccountSession } from '@/lib/core/account-session'
import type { Actor } from '@/lib/core/actor'
import { type Grant, grantFrom, valuesOf } from '@/lib/core/credential'
import { atHome } from '@/lib/core/template'
import type { Account, TokenSet } from '@/lib/core/token-set'
import { log } from '@/lib/log'
import { fetchAccount } from '@/lib/oauth/identity'
import { applyGrant, keepAccount } from '@/lib/operations/apply-grant'
import { fetchAs } from '@/lib/operations/ask-provider'
import type { Attempt } from '@/lib/operations/match-authorization'
import type { Correspondent } from '@/lib/operations/oauth-client'
import { grantPlace } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { recordEvent } from '@/lib/operations/record-event'
import { finishAuthorization, keepPendingGrant, writePendingAccount } from '@/lib/store/authorizations'
import { transaction } from '@/lib/store/database'
import { seal } from '@/lib/vault/seal'

/** How long a consent of another account waits for somebody to decide. */
export const DECISION_MS = 24 * 60 * 60 * 1000

/**
 * Puts a fresh grant where it belongs. It is sealed and committed before anything that can fail: on the connection,
 * or, where an account is there that must be compared first, on the attempt.
 */
export async function settleGrant(
  actor: Actor,
  attempt: Attempt,
  correspondent: Correspondent,
  tokens: TokenSet,
  startedAt: Date,
): Promise<void> {
  const { authorization, connection } = attempt
  const ofClient = correspondent.provider.oauth2.grant === 'client_credentials'
  const grant = grantFrom(tokens, authorization.scopes, startedAt, ofClient)
  if (mustCompare(connection)) await keepUntilCompared(authorization.id, grant)
  await settleKept(actor, attempt, correspondent, grant)
}

/** The same for a grant that is safe already: kept on the attempt, whatever the connection has. */
export async function settleKept(
  actor: Actor,
  attempt: Attempt,
  correspondent: Correspondent,
  grant: Grant,
): Promise<void> {
  const { connection } = attempt
  const isCompared = mustCompare(connection)
  if (!isCompared) await applyGrant(actor, attempt, grant, false)
  const account = await askAccount(correspondent, grant)
  if (!isCompared || isSameAccount(connection.accountId, account?.id ?? null)) {
    if (isCompared) await applyGrant(actor, attempt, grant, true)
    // Where nobody is named, nothing is learnt.
    if (correspondent.provider.identity || connection.accountId !== null)
      await keepAccount(actor, attempt.connection, account)
    return
  }
  await askForDecision(actor, attempt, account)
}

function mustCompare({ credential, accountId }: Attempt['connection']): boolean {
  return credential !== null && accountId !== null
}

function keepUntilCompared(authorizationId: string, grant: Grant): Promise<void> {
  const sealed = seal(grantPlace(authorizationId), JSON.stringify(grant))
  return persist('a grant', () =>
    keepPendingGrant(authorizationId, sealed, new Date(Date.now() + DECISION_MS)),
  )
}

/** Who the grant speaks for; null where the provider does not say, which costs the connection nothing. */
export async function askAccount(
  { provider }: Correspondent,
  grant: Pick<Grant, 'credential'>,
): Promise<Account | null> {
  if (!provider.identity) return null
  try {
    const { identity = provider.identity } = atHome(provider, grant.credential)
    const fetch = fetchAs({ provider, values: valuesOf(grant.credential) })
    const account = await fetchAccount({ identity, fetch })
    const { session } = grant.credential
    return account && session ? await withProfile(account, session, fetch) : account
  } catch (error) {
    log().warn({ provider: provider.key, err: error }, 'the account could not be asked for')
    return null
  }
}

/** By the name that the account gives itself, beside the handle by which it is found. */
async function withProfile(
  account: Account,
  session: AccountSession,
  fetch: typeof globalThis.fetch,
): Promise<Account> {
  const { displayName, pictureUrl } = await readProfile({ fetch }, session)
  const { name: handle } = account
  return { ...account, name: displayName && handle ? `${displayName} (@${handle})` : handle, pictureUrl }
}

function askForDecision(
  actor: Actor,
  { authorization, connection }: Attempt,
  account: Account | null,
): Promise<void> {
  const now = new Date()
  const asked = account ? { ...account } : {}
  return persist('the question which account', () =>
    transaction(async (tx) => {
      await writePendingAccount(tx, authorization.id, asked)
      await finishAuthorization(
        tx,
        authorization.id,
        { outcome: 'account_mismatch', params: null, detail: null },
        now,
      )
      await recordEvent(tx, actor, {
        type: 'connection.connect_failed',
        outcome: 'denied',
        integrationId: connection.integrationId,
        connectionId: connection.id,
        target: connection.integration.slug,
        detail: { code: 'account_mismatch', account: account ? accountLabel(account) : null },
      })
    }),
  )
}
