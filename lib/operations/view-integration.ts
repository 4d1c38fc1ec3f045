import 'server-only'
import type { IntegrationView } from '@/lib/contract/integration'
import { DEFAULT_NAME } from '@/lib/core/connection-key'
import { descriptionOf } from '@/lib/core/localize-provider'
import { isTyped, type Provider } from '@/lib/core/provider'
import { SCHEDULES, turnsOf } from '@/lib/core/schedule'
import { scopesToAsk } from '@/lib/core/scopes'
import { env } from '@/lib/env'
import { accountRedirectUri, isOfAccountServers, viewOwnClient } from '@/lib/operations/account-server'
import { missingFields } from '@/lib/operations/missing-fields'
import { type Look, viewConnection } from '@/lib/operations/view-connection'
import { markOf } from '@/lib/operations/view-provider'
import { viewSetup } from '@/lib/operations/view-setup'
import type { IntegrationWithConnections } from '@/lib/store/integration-connections'

/** An integration as console and API show it: of a secret only that it is saved, since when and by whom. */
export function viewIntegration(
  integration: IntegrationWithConnections,
  provider: Provider,
  look: Look & { ownerNames: ReadonlyMap<string, string> },
): IntegrationView {
  const { connections, totals } = integration
  const usual = connections.find(isUsual) ?? connections[0]
  const validateEvery = SCHEDULES.find((schedule) => schedule === integration.validateEvery) ?? 'off'
  const scopes = provider.oauth2 ? scopesToAsk(provider.oauth2, integration.scopes) : []
  const testable = provider.probe !== undefined
  const isTested = testable && integration.enabled
  const turns = turnsOf(isTested ? validateEvery : 'off', totals, look.now)
  return {
    id: integration.id,
    slug: integration.slug,
    name: integration.name,
    description: descriptionOf(integration, provider, look.locale),
    category: integration.category,
    tags: integration.tags,
    provider: { key: provider.key, name: provider.name, mark: markOf(provider) },
    authType: provider.authType,
    mode: integration.mode === 'per_user' ? 'per-user' : 'shared',
    enabled: integration.enabled,
    inCatalog: integration.inCatalog,
    multiple: integration.multiple,
    ready: missingFields(integration, provider).length === 0,
    redirectUri: isOfAccountServers(provider) ? accountRedirectUri() : redirectUriOf(integration.slug),
    ownClient: viewOwnClient(provider, scopes),
    validateEvery,
    schedule: { lastAt: turns.lastAt?.toISOString() ?? null, nextAt: turns.nextAt?.toISOString() ?? null },
    testable,
    setup: viewSetup(provider, (isTyped(provider) && usual) || integration),
    scopes,
    headers: integration.headers as Record<string, string>,
    apiBaseUri: integration.apiBase,
    revocationUri: integration.revocationUri,
    connections: connections.map((connection) =>
      viewConnection(connection, integration, provider, {
        ...look,
        ownerName: look.ownerNames.get(connection.ownerId),
      }),
    ),
    connectionTotals: { all: totals.all, connected: totals.connected, testable: totals.testable },
    customerConnections: totals.customers,
    createdAt: integration.createdAt.toISOString(),
    updatedAt: integration.updatedAt.toISOString(),
  }
}

/** The one that a bare slug means. */
function isUsual({ ownerType, name }: { ownerType: string; name: string }): boolean {
  return ownerType === 'organisation' && name === DEFAULT_NAME
}

/** Where the provider sends people back to: from the public URL alone, never from a request (RFC 9700 §2.1). */
export function redirectUriOf(slug: string): string {
  return `${env().publicUrl}/oauth2/callback/${slug}`
}
