import 'server-only'
import { revokeSession } from '@/lib/atproto/session'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type Credential, grantedOf, type OAuth2Credential, secretsOf } from '@/lib/core/credential'
import { isPatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { redact } from '@/lib/core/redact'
import { log } from '@/lib/log'
import { revokeTokens } from '@/lib/oauth/revoke'
import { atprotoFor, sessionOf } from '@/lib/operations/account-server'
import { type Correspondent, correspondentOf, type Spoken } from '@/lib/operations/oauth-client'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { announce } from '@/lib/operations/record-event'

export type Revocation = 'revoked' | 'not_offered' | 'failed'

interface Subject {
  connection: Spoken & { id: string; name: string }
  provider: Provider
  credential: Credential
}

/** Ends a grant that nobody took, unless its token is the one in use: some providers grant the same one again. */
export async function giveBackGrant(
  actor: Actor,
  subject: Subject & { connection: Parameters<typeof tryOpenCredential>[0] },
): Promise<void> {
  const inUse = grantedOf(tryOpenCredential(subject.connection))
  if (inUse?.accessToken !== grantedOf(subject.credential)?.accessToken) await revokeGrant(actor, subject)
}

/** Ends the grant at the provider, as its data says (a key has none); best effort, recorded. Never throws: the credential here is gone either way. */
export async function revokeGrant(actor: Actor, subject: Subject): Promise<Revocation> {
  const { connection, provider } = subject
  const credential = grantedOf(subject.credential)
  if (!credential) return 'not_offered'
  const about = {
    integrationId: connection.integration.id,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, connection.name),
  }
  const hidden = secretsOf(credential)
  try {
    const correspondent = correspondentOf(connection, provider)
    const { client, secrets } = correspondent
    hidden.push(...secrets)
    const { accessToken, refreshToken } = credential
    const done = credential.session
      ? await endSession(correspondent, credential)
      : await revokeTokens({ client, accessToken, refreshToken })
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

async function endSession({ provider }: Correspondent, credential: OAuth2Credential): Promise<Revocation> {
  await revokeSession(await atprotoFor(provider.oauth2, []), sessionOf(credential, []))
  return 'revoked'
}
