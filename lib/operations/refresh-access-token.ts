import 'server-only'
import type { Answered } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { grantedOf } from '@/lib/core/credential'
import { permit } from '@/lib/core/permission'
import { answer, refuse } from '@/lib/operations/in-process'
import { locateConnection } from '@/lib/operations/locate-connection'
import { missingFields } from '@/lib/operations/missing-fields'
import { openCredential } from '@/lib/operations/open-credential'
import { refreshAndRead, targetOf } from '@/lib/operations/refresh-connection'

/**
 * Renews the token of the very connection that a key names, whatever its time, and answers the new one. Refuses as
 * `locateConnection` does, with `no_refresh_token`, `client_credentials_not_configured` or `refresh_failed`.
 */
export async function refreshAccessToken(actor: Actor, key: string): Promise<Answered<string>> {
  permit(actor, 'read_credentials')
  const located = await locateConnection(actor, key)
  if (!located.ok) return located
  const { connection, provider } = located.value
  if (!connection.hasRefreshToken) return refuse('no_refresh_token')
  if (missingFields(connection.integration, provider).length > 0)
    return refuse('client_credentials_not_configured')
  const renewed = await refreshAndRead(actor, targetOf(connection), { force: true })
  const { failure } = renewed
  if (failure) return refuse('refresh_failed', { status: failure.httpStatus, reason: failure.code })
  const credential = grantedOf(openCredential(renewed.connection))
  return credential ? answer(credential.accessToken) : refuse('not_configured')
}
