import 'server-only'
import type { IntegrationChange, IntegrationView } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import { fieldsOfApiBase } from '@/lib/core/api-base-template'
import { PatchbayError } from '@/lib/core/errors'
import { isElsewhere } from '@/lib/core/moved-destination'
import type { Provider } from '@/lib/core/provider'
import { hasUnprintable } from '@/lib/core/text'
import { readIntegration, requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { addressesOf } from '@/lib/operations/view-provider'
import { markMoved } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'
import * as store from '@/lib/store/integrations'

/**
 * Renames or describes an integration, switches it and with it all its connections off or on, offers it to customers or
 * no longer, or says who connects, how often its connections are tested, and where its requests and revocations go. A
 * token that was given for another origin is not sent to a new one: it has to be connected again. Its slug stays:
 * programs and redirect URIs know it by that. Throws `not_found` or `invalid_input`.
 */
export async function updateIntegration(
  actor: Actor,
  idOrSlug: string,
  change: IntegrationChange,
): Promise<IntegrationView> {
  const { integration, provider } = await requireIntegration(actor, 'write_integration', idOrSlug)
  const {
    enabled,
    mode,
    inCatalog,
    multiple,
    validateEvery,
    headers,
    apiBaseUri: apiBase,
    revocationUri,
  } = change
  const addresses = { headers, apiBase, revocationUri }
  refuseTemplate(provider, apiBase)
  const name = change.name?.trim()
  if (name !== undefined && (name.length < 1 || name.length > 80 || hasUnprintable(name))) {
    const fault = 'A name has 1 to 80 printable characters.'
    throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { name: fault } })
  }
  // Blank, too, gives the provider's own text back.
  const description = change.description === undefined ? undefined : change.description?.trim() || null
  if (description && hasUnprintable(description)) {
    const fault = 'This holds characters that cannot be printed.'
    throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { description: fault } })
  }
  await transaction(async (tx) => {
    const offered = { inCatalog, multiple, description }
    await store.updateIntegration(tx, integration.id, {
      ...{ name, enabled, validateEvery },
      ...(mode && { mode: mode === 'per-user' ? ('per_user' as const) : mode }),
      ...offered,
      ...addresses,
    })
    if (isMoved(integration, provider, addresses)) await markMoved(tx, integration.id, new Date())
    await recordEvent(tx, actor, {
      type: 'integration.updated',
      integrationId: integration.id,
      target: integration.slug,
      detail: {
        ...(name && { name, before: integration.name }),
        ...(enabled !== undefined && { enabled }),
        ...(validateEvery !== undefined && { validateEvery }),
        ...(mode && { mode }),
        ...(inCatalog !== undefined && { inCatalog }),
        ...(multiple !== undefined && { multiple }),
        ...(description !== undefined && { description }),
        ...(headers && { headers: Object.keys(headers) }),
        ...(apiBase !== undefined && { apiBaseUri: apiBase }),
        ...(revocationUri !== undefined && { revocationUri }),
      },
    })
  })
  return readIntegration(actor, integration.id)
}

/** C1: only a token response names anything. */
function refuseTemplate(provider: Provider, apiBase: string | null | undefined): void {
  if (fieldsOfApiBase(apiBase ?? null).length === 0 || provider.authType === 'oauth2') return
  const fault =
    '$connection stands for what a token response named, and this provider has none. Write the address itself.'
  throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { apiBaseUri: fault } })
}

/** Whether a credential would go to an origin that it was not given for. */
function isMoved(
  integration: Pick<IntegrationRecord, 'apiBase' | 'revocationUri'>,
  provider: Provider,
  {
    apiBase,
    revocationUri,
  }: { apiBase: string | null | undefined; revocationUri: string | null | undefined },
): boolean {
  const { apiBaseUri, tokenUri, revocationUri: usual } = addressesOf(provider)
  const own = [apiBaseUri, tokenUri, usual]
  return (
    isElsewhere(integration.apiBase, apiBase, own) ||
    isElsewhere(integration.revocationUri, revocationUri, own)
  )
}
