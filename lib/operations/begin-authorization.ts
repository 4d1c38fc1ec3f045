import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor, UserActor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { scopesToAsk } from '@/lib/core/scopes'
import { createAuthorizationRequest } from '@/lib/oauth/authorization-request'
import { providerOf } from '@/lib/operations/find-provider'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { recordEvent } from '@/lib/operations/record-event'
import { redirectUriOf } from '@/lib/operations/view-integration'
import { countOpenAuthorizations, createAuthorization } from '@/lib/store/authorizations'
import { transaction } from '@/lib/store/database'
import { findIntegration } from '@/lib/store/integrations'
import { digest } from '@/lib/vault/digest'
import { seal } from '@/lib/vault/seal'

/** RFC 6749 §4.1.2 recommends ten minutes for the code; the whole attempt gets no more. */
const LIFETIME_MS = 10 * 60 * 1000

/** Attempts that one user may have open at once. */
const MOST_OPEN = 50

export interface BeginInput {
  /** Id or slug. */
  integration: string
  /** A connection's name; `default` without one. */
  connection?: string
  /** The secret of the browser that begins: only it can finish. */
  browser: string
}

/**
 * Opens a single-use authorization and answers the URL of the provider's consent page.
 * State is stored as a digest, verifier and nonce sealed; all of it is bound to session, browser and configuration.
 */
export async function beginAuthorization(actor: Actor, input: BeginInput): Promise<{ url: string }> {
  permit(actor, 'connect')
  const user = requireUser(actor)
  const integration = await findIntegration(input.integration)
  const connection = integration?.connections.find(({ name }) => name === (input.connection ?? DEFAULT_NAME))
  if (!integration || !connection) throw new PatchbayError('not_found')
  if (!integration.enabled) throw new PatchbayError('integration_disabled')
  if (!connection.enabled) throw new PatchbayError('connection_disabled')

  await consumePoint(LIMITS.connect, user.id)
  const now = new Date()
  if ((await countOpenAuthorizations(user.id, now)) >= MOST_OPEN)
    throw new PatchbayError('too_many_requests', {
      params: { wait: 'ten minutes' },
      retryAfter: LIFETIME_MS / 1000,
    })

  const { client, provider } = correspondentOf(integration, await providerOf(integration))
  const redirectUri = redirectUriOf(integration.slug)
  const scopes = scopesToAsk(provider.oauth2, integration.scopes)
  const request = await createAuthorizationRequest({ client, redirectUri, scopes })

  const id = randomUUID()
  await transaction(async (tx) => {
    await createAuthorization(tx, {
      id,
      stateDigest: digest(request.state),
      sealed: seal(
        proofPlace(id),
        JSON.stringify({ codeVerifier: request.codeVerifier, nonce: request.nonce }),
      ),
      userId: user.id,
      sessionId: user.sessionId,
      browserDigest: digest(input.browser),
      integrationId: integration.id,
      connectionId: connection.id,
      configVersion: integration.configVersion,
      redirectUri,
      issuer: provider.oauth2.issuer ?? null,
      scopes,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    })
    await recordEvent(tx, actor, {
      type: 'connection.connecting',
      integrationId: integration.id,
      connectionId: connection.id,
      target: formatConnectionKey(integration.slug, connection.name),
      detail: { scopes },
    })
  })
  return { url: request.url }
}

/** Where an authorization's verifier and nonce are sealed. */
export function proofPlace(authorizationId: string) {
  return { table: 'Authorization', row: authorizationId, column: 'sealed', version: 1 }
}

function requireUser(actor: Actor): Actor & UserActor {
  if (actor.type !== 'user') throw new PatchbayError('unauthenticated')
  return actor
}
