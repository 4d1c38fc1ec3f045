import 'server-only'
import type { IntegrationData, StoredConnection } from '@/lib/contract/in-process'
import { formatConnectionKey } from '@/lib/core/connection-key'
import type { Credential } from '@/lib/core/credential'
import { isProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { failureOf, statusOf } from '@/lib/core/status'
import { STORED_STATUS } from '@/lib/core/stored-status'
import { openValues } from '@/lib/operations/missing-fields'
import { openCredential } from '@/lib/operations/open-credential'
import { openSecrets } from '@/lib/operations/open-setup'
import { factsOf, viewFailure } from '@/lib/operations/view-connection'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { isOpeningError } from '@/lib/vault/seal'

/** One connection of a list, as PhoenixKit answers it. */
export function storedConnection(
  connection: ConnectionWithIntegration,
  provider: Provider,
): StoredConnection {
  return {
    uuid: connection.id,
    name: connection.name,
    key: formatConnectionKey(connection.integration.slug, connection.name),
    data: storedData(connection, provider, new Date()),
  }
}

/**
 * A connection in PhoenixKit's fields, secrets opened: for code of this process alone. What cannot be opened is left
 * out, never handed on as it is sealed, and the status says so. Members without a value are left out too.
 */
export function storedData(
  connection: ConnectionWithIntegration,
  provider: Provider,
  now: Date,
): IntegrationData {
  const setup = tryOpen(() => ({
    ...openValues(connection.integration),
    ...openSecrets(connection.integration),
  }))
  const credential = tryOpen(() => openCredential(connection))
  const facts = factsOf(connection, connection.integration, now)
  if (setup === undefined || credential === undefined)
    facts.validation = { status: 'error', code: connection.validationCode ?? 'opening_failed' }
  const failure = failureOf(facts, now)
  const validation = failure ? `error: ${reasonOf(connection, provider, failure)}` : facts.validation?.status
  return {
    provider: provider.key,
    name: connection.name,
    auth_type: provider.authType,
    status: STORED_STATUS[statusOf(facts, now)],
    ...present(membersOf(connection)),
    ...(validation && { validation_status: validation }),
    ...setup,
    ...(credential && credentialData(credential, connection)),
  }
}

/** What follows from the credential. */
function membersOf(connection: ConnectionWithIntegration) {
  return {
    scopes: connection.grantedScopes.join(' '),
    connected_at: connection.connectedAt?.toISOString(),
    last_validated_at: (connection.checks[0]?.at ?? connection.validatedAt)?.toISOString(),
    external_account_id: connection.accountEmail ?? connection.accountId,
    external_account_name: connection.accountName,
    metadata: present({
      connected_email: connection.accountEmail,
      name: connection.accountName,
      picture: connection.picture && `/api/connections/${connection.id}/picture`,
    }),
  }
}

function credentialData(credential: Credential, { expiresAt }: ConnectionWithIntegration) {
  switch (credential.type) {
    case 'oauth2':
      return {
        access_token: credential.accessToken,
        ...(credential.refreshToken !== null && { refresh_token: credential.refreshToken }),
        token_type: credential.tokenType,
        expires_at: expiresAt?.toISOString() ?? null,
        token_obtained_at: credential.obtainedAt,
      }
    case 'credentials':
      return { credentials: { ...credential.fields } }
    default:
      return { ...credential.fields }
  }
}

/** Of what a program reported, its own words. */
function reasonOf(
  { validationReason, validationCode }: ConnectionWithIntegration,
  provider: Provider,
  failure: NonNullable<ReturnType<typeof failureOf>>,
): string {
  const params = failure === validationCode ? validationReason : null
  const told = params === null ? undefined : (JSON.parse(params) as Record<string, string>).reason
  return told ?? viewFailure(failure, provider, params, undefined).message
}

/** Undefined: there is something, and it cannot be opened. */
function tryOpen<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch (error) {
    if (isProviderFailure(error) || isOpeningError(error)) return undefined
    throw error
  }
}

/** Without what has no value. */
function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
}
