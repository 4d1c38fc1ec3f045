import 'server-only'
import type { ConnectBody, OwnConnection } from '@/lib/contract/own-connection'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { grantFrom } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import { ownerMeant } from '@/lib/core/ownership'
import { isTyped, type Provider } from '@/lib/core/provider'
import { scopesToAsk } from '@/lib/core/scopes'
import type { TokenSet } from '@/lib/core/token-set'
import { issuerOf } from '@/lib/oauth/client'
import { exchangeCode } from '@/lib/oauth/code-grant'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { applyGrant, keepAccount } from '@/lib/operations/apply-grant'
import { type Correspondent, correspondentOf } from '@/lib/operations/oauth-client'
import { ensureConnection } from '@/lib/operations/own-connection'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { requireIntegration } from '@/lib/operations/read-integration'
import { readOwnConnection } from '@/lib/operations/read-own-connection'
import { announce } from '@/lib/operations/record-event'
import { refusalOf } from '@/lib/operations/refuse-credential'
import { saveKey } from '@/lib/operations/save-key'
import { askAccount } from '@/lib/operations/settle-grant'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { readNow } from '@/lib/store/database'

/**
 * Connects what a program brings: a code that a consent sent to its own redirect URI, a refresh token, or the fields of
 * a key. Its own account, or that of the `owner` it names, takes the place of what was connected. Throws `forbidden`,
 * `not_found`, `integration_disabled`, `connection_disabled`, `wrong_auth_type`, `setup_incomplete`,
 * `too_many_requests`, as `refusalOf` or as `saveKey` does.
 */
export async function connectGiven(
  actor: Actor,
  idOrSlug: string,
  body: ConnectBody,
  owner?: string,
): Promise<OwnConnection & { slug: string }> {
  const { integration, provider } = await requireIntegration(actor, 'enter_key', idOrSlug)
  const meant = ownerMeant(actor, integration.mode, owner)
  if (!integration.enabled) throw new PatchbayError('integration_disabled')
  if (isTyped(provider) !== 'fields' in body) throw new PatchbayError('wrong_auth_type')
  await consumePoint(LIMITS.connect, 'id' in actor ? actor.id : actor.type)
  const connection = await ensureConnection(actor, integration, meant)
  if (!connection.enabled) throw new PatchbayError('connection_disabled')
  if ('fields' in body) await saveKey(actor, connection.id, body)
  else await redeem(actor, connection, provider, body)
  return readOwnConnection(actor, idOrSlug, owner)
}

type Given = Exclude<ConnectBody, { fields: unknown }>

async function redeem(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  given: Given,
): Promise<void> {
  const correspondent = correspondentOf(connection, provider)
  const startedAt = await readNow()
  const tokens = await ask(correspondent, given).catch(async (error) => {
    if (!isProviderFailure(error)) throw error
    await announce(actor, {
      type: 'connection.connect_failed',
      outcome: 'failure',
      integrationId: connection.integrationId,
      connectionId: connection.id,
      target: formatConnectionKey(connection.integration.slug, connection.name),
      detail: { code: error.code },
    })
    throw refusalOf(actor, provider, error)
  })
  const scopes = scopesToAsk(correspondent.provider.oauth2, connection.integration.scopes)
  const grant = grantFrom(tokens, scopes, startedAt)
  await applyGrant(actor, { authorization: null, connection }, grant, false)
  await keepAccount(actor, connection, await askAccount(correspondent, grant))
}

async function ask({ client, provider }: Correspondent, given: Given): Promise<TokenSet> {
  if ('refresh_token' in given) {
    const refreshToken = given.refresh_token
    const tokens = await refreshTokens({ client, refreshToken })
    // RFC 6749 §6: no new one means that the old one stays good.
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken }
  }
  return exchangeCode({
    client,
    redirectUri: given.redirect_uri,
    code: given.code,
    codeVerifier: given.code_verifier ?? null,
    // The answer came to the program, which held its own state, nonce and issuer against it.
    ...{ state: 'given', nonce: null, iss: issuerOf(provider.oauth2) },
  })
}
