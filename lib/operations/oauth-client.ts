import 'server-only'
import { accountValues } from '@/lib/core/account-fields'
import { fieldsOfApiBase } from '@/lib/core/api-base-template'
import { PatchbayError } from '@/lib/core/errors'
import { ProviderFailure } from '@/lib/core/failure'
import type { OAuth2, Provider } from '@/lib/core/provider'
import { resolveProvider } from '@/lib/core/template'
import { egressFetch } from '@/lib/egress/fetch'
import type { OAuthClient } from '@/lib/oauth/client'
import { missingFields, openValues } from '@/lib/operations/missing-fields'
import { openSecrets } from '@/lib/operations/open-setup'
import type { IntegrationRecord } from '@/lib/store/integrations'
import { isOpeningError } from '@/lib/vault/seal'

/** All that is needed to speak to the provider of one integration. */
export interface Correspondent {
  /** With the set-up's values in its URLs. */
  provider: Provider & { oauth2: OAuth2 }
  client: OAuthClient
  /** What must be struck out of anything that the provider says. */
  secrets: string[]
}

/** Of which connection it is spoken: its integration's set-up counts, and what it has of its own. */
export interface Spoken {
  integration: IntegrationRecord
  setup: unknown
}

/**
 * The provider as a connection finds it, with the integration's set-up and the account's own values filled in, and our
 * client of it. Throws `setup_incomplete`, or `ProviderFailure` `opening_failed`.
 */
export function correspondentOf({ integration, setup }: Spoken, provider: Provider): Correspondent {
  const own = accountValues(provider, setup)
  const missing = missingFields(integration, provider, Object.keys(own))
  if (missing[0]) throw new PatchbayError('setup_incomplete', { params: { what: missing.join(', ') } })
  const secrets = secretsOf(integration)
  const values = { ...openValues(integration), ...own, ...secrets }
  const resolved = withOwnAddresses(integration, resolveProvider(provider, values))
  if (!resolved.oauth2) throw new Error(`${provider.key} is not an OAuth provider`)
  const client: OAuthClient = {
    oauth2: resolved.oauth2,
    clientId: values.client_id ?? '',
    clientSecret: values.client_secret ?? null,
    fetch: egressFetch(),
  }
  return { provider: { ...resolved, oauth2: resolved.oauth2 }, client, secrets: Object.values(secrets) }
}

/** What the integration says itself: where a grant is ended, and what its API base needs of a token response. */
function withOwnAddresses(integration: IntegrationRecord, provider: Provider): Provider {
  const { oauth2 } = provider
  if (!oauth2) return provider
  const { revocation, revocationUrl, tokenResponse, ...rest } = oauth2
  const own = integration.revocationUri
  const keep = [...(tokenResponse?.keep ?? []), ...fieldsOfApiBase(integration.apiBase)]
  return {
    ...provider,
    oauth2: {
      ...rest,
      ...(own !== null && { revocationUrl: own }),
      ...(own === null && revocationUrl && { revocationUrl }),
      ...(own === null && revocation && { revocation }),
      ...((tokenResponse || keep.length > 0) && { tokenResponse: { ...tokenResponse, keep } }),
    },
  }
}

function secretsOf(integration: IntegrationRecord): Record<string, string> {
  try {
    return openSecrets(integration)
  } catch (error) {
    if (isOpeningError(error)) throw new ProviderFailure('opening_failed', { cause: error })
    throw error
  }
}
