import 'server-only'
import type { OwnConnection } from '@/lib/contract/own-connection'
import { fieldsOfApiBase } from '@/lib/core/api-base-template'
import { apiBaseOf } from '@/lib/core/api-url'
import { isPatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { resolveProvider } from '@/lib/core/template'
import { openValues } from '@/lib/operations/missing-fields'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/** A connection in the words of the OAuth Connections API (C1): exactly these fields, and never a token. */
export function viewOwnConnection(connection: ConnectionWithIntegration, provider: Provider): OwnConnection {
  const iso = (date: Date | null) => date?.toISOString() ?? null
  return {
    id: connection.id,
    integrationId: connection.integrationId,
    ownerId: connection.ownerId || null,
    isShared: connection.ownerType === 'organisation',
    tokenExpiresAt: iso(connection.expiresAt),
    refreshTokenExpiresAt: iso(connection.refreshExpiresAt),
    lastAuthorizedAt: iso(connection.lastAuthorizedAt),
    apiBaseUri: apiBaseFor(connection, provider),
    data: connection.data as Record<string, unknown>,
    createdAt: connection.createdAt.toISOString(),
    updatedAt: connection.updatedAt.toISOString(),
  }
}

/**
 * Where a connection's requests go: what was resolved when it was connected, the integration's own base, or the
 * provider's. Null where none is known, or where the integration's template could not be filled.
 */
export function apiBaseFor(connection: ConnectionWithIntegration, provider: Provider): string | null {
  const { integration, apiBase } = connection
  if (apiBase !== null) return apiBase
  if (integration.apiBase !== null)
    return fieldsOfApiBase(integration.apiBase).length > 0 ? null : integration.apiBase
  if (!provider.api) return null
  const filled = tryResolve(provider, { ...openValues(integration), ...openValues(connection) })
  return filled?.api ? apiBaseOf(filled.api, connection.data as Record<string, unknown>) : null
}

/** Null while the set-up lacks what the address is made of. */
function tryResolve(provider: Provider, values: Record<string, string>): Provider | null {
  try {
    return resolveProvider(provider, values)
  } catch (error) {
    if (isPatchbayError(error)) return null
    throw error
  }
}
