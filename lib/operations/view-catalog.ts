import 'server-only'
import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'
import type { FieldView } from '@/lib/contract/provider'
import { accountLabel } from '@/lib/core/account'
import { accountFields, accountValues } from '@/lib/core/account-fields'
import { waysToConnect } from '@/lib/core/connect-way'
import { descriptionOf, localized } from '@/lib/core/localize-provider'
import { isTyped, type Provider } from '@/lib/core/provider'
import { scopesToAsk } from '@/lib/core/scopes'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { missingFields } from '@/lib/operations/missing-fields'
import { type Look, viewConnection, viewFailure } from '@/lib/operations/view-connection'
import { markOf, revokes, viewProvider } from '@/lib/operations/view-provider'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import type { IntegrationRecord } from '@/lib/store/integrations'

/** Whether a customer can connect it in a browser: its set-up is finished, and it asks for consent or for a key. */
export function isOffered(integration: IntegrationRecord, provider: Provider): boolean {
  const canBegin = waysToConnect(provider).some((way) => way === 'redirect' || way === 'form')
  const theirs = accountFields(provider).map(({ key }) => key)
  return canBegin && missingFields(integration, provider, theirs).length === 0
}

/** An integration with what one customer and their group connected; `presets` are not asked for again. */
export function viewConnectorFor(
  integration: IntegrationRecord,
  definition: Provider,
  connections: readonly ConnectionWithIntegration[],
  look: Look,
  presets: Readonly<Record<string, string>> = {},
): CatalogConnector {
  const provider = localized(definition, look.locale)
  const { oauth2 } = provider
  const asked = oauth2 ? scopesToAsk(oauth2, integration.scopes) : []
  const description = descriptionOf(integration, definition, look.locale)
  return {
    ...{ slug: integration.slug, name: integration.name, description },
    about: provider.description || null,
    mark: markOf(provider),
    categories: [...provider.categories],
    multiple: integration.multiple,
    authType: provider.authType,
    fields: fieldsToAsk(provider).filter(({ key }) => presets[key] === undefined),
    scopes: asked.map((name) => ({
      name,
      label: oauth2?.scopes.find((scope) => scope.name === name)?.label ?? name,
    })),
    revokes: revokes(provider, integration),
    revocationNote: oauth2?.revocationNote ?? provider.endNote ?? null,
    connections: connections
      .map((connection) => viewCatalogConnection(connection, provider, look))
      // One that was begun and given up is taken up again by the next who begins.
      .filter(({ status, attempt }) => status !== 'not_connected' || attempt !== null),
  }
}

/** Whose server is asked, where each account has its own; of one that is connected again, it is known. */
const ACCOUNT: FieldView = {
  ...{ key: 'account', label: 'Handle', type: 'text', required: false, secret: false },
  ...{ placeholder: 'name.example.com', help: null, default: null, suffix: null, options: [] },
}

/**
 * What is asked of a customer before it is connected: all of a key, whose server it is, or what their account has of its
 * own and the connection, if there is one, does not know yet.
 */
export function fieldsToAsk(
  provider: Provider,
  connection?: Pick<ConnectionWithIntegration, 'setup'>,
): FieldView[] {
  if (isOfAccountServers(provider)) return [ACCOUNT]
  const { fields } = viewProvider(provider, 0)
  if (isTyped(provider)) return fields
  const known = accountValues(provider, connection?.setup)
  const asked = accountFields(provider).filter(({ key }) => !known[key])
  return fields.filter(({ key }) => asked.some((field) => field.key === key))
}

export function viewCatalogConnection(
  connection: ConnectionWithIntegration,
  provider: Provider,
  look: Look,
): CatalogConnection {
  const view = viewConnection(connection, connection.integration, provider, look)
  const { id, name, status, failure, grantedScopes, missingScopes, connectedAt } = view
  const { account, replacement } = view
  return {
    ...{ id, name, status, failure, grantedScopes, missingScopes, connectedAt },
    account: labelOf(account),
    replacement: replacement && {
      ...{ authorizationId: replacement.authorizationId, account: labelOf(replacement.account) },
    },
    owner: connection.ownerType === 'group' ? 'group' : 'user',
    attempt:
      viewAttempt(connection, provider, look) ??
      (view.lastAttempt && { at: view.lastAttempt.at, failure: view.lastAttempt.failure }),
  }
}

function labelOf(account: Parameters<typeof accountLabel>[0] | null): string | null {
  return (account && accountLabel(account, '')) || null
}

/** Consent of another account has come to nothing for as long as nobody has decided about it. */
function viewAttempt(
  { authorizations: [latest], connectedAt }: ConnectionWithIntegration,
  provider: Provider,
  { locale }: Look,
): CatalogConnection['attempt'] {
  if (latest?.outcome !== 'account_mismatch' || !latest.finishedAt) return null
  if (connectedAt && connectedAt > latest.finishedAt) return null
  const failure = viewFailure('account_mismatch', provider, latest.outcomeParams, locale)
  return { at: latest.finishedAt.toISOString(), failure }
}
