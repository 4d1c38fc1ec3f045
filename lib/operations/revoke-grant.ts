import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type Credential, secretsOf } from '@/lib/core/credential'
import { isPatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { redact } from '@/lib/core/redact'
import { log } from '@/lib/log'
import { revokeTokens } from '@/lib/oauth/revoke'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { announce } from '@/lib/operations/record-event'
import type { IntegrationRecord } from '@/lib/store/integrations'

export type Revocation = 'revoked' | 'not_offered' | 'failed'

/** Ends the grant at the provider, as its data says; best effort, recorded. Never throws: the credential here is gone either way. */
export async function revokeGrant(
  actor: Actor,
  subject: {
    connection: { id: string; name: string; integration: IntegrationRecord }
    provider: Provider
    credential: Credential
  },
): Promise<Revocation> {
  const { connection, provider, credential } = subject
  const about = {
    integrationId: connection.integration.id,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, connection.name),
  }
  const hidden = secretsOf(credential)
  try {
    const { client, secrets } = correspondentOf(connection.integration, provider)
    hidden.push(...secrets)
    const { accessToken, refreshToken } = credential
    const done = await revokeTokens({ client, accessToken, refreshToken })
    if (done === 'revoked') await announce(actor, { type: 'token.revoked', ...about })
    return done
  } catch (error) {
    const code = isProviderFailure(error) || isPatchbayError(error) ? error.code : 'unexpected_answer'
    const words = isProviderFailure(error) && error.words ? redact(error.words, hidden) : null
    log().warn({ requestId: actor.requestId, ...about, code, err: error }, 'a grant could not be revoked')
    await announce(actor, {
      type: 'token.revoke_failed',
      outcome: 'failure',
      ...about,
      detail: { code, words },
    })
    return 'failed'
  }
}
