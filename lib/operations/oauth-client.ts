import 'server-only'
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

/**
 * The provider of an integration with its set-up filled in, and our client of it.
 * Throws `setup_incomplete`, or `ProviderFailure` `opening_failed`.
 */
export function correspondentOf(integration: IntegrationRecord, provider: Provider): Correspondent {
  const missing = missingFields(integration, provider)
  if (missing[0]) throw new PatchbayError('setup_incomplete', { params: { what: missing.join(', ') } })
  const secrets = secretsOf(integration)
  const values = { ...openValues(integration), ...secrets }
  const resolved = resolveProvider(provider, values)
  if (!resolved.oauth2) throw new Error(`${provider.key} is not an OAuth provider`)
  const client: OAuthClient = {
    oauth2: resolved.oauth2,
    clientId: values.client_id ?? '',
    clientSecret: values.client_secret ?? null,
    fetch: egressFetch(),
  }
  return { provider: { ...resolved, oauth2: resolved.oauth2 }, client, secrets: Object.values(secrets) }
}

function secretsOf(integration: IntegrationRecord): Record<string, string> {
  try {
    return openSecrets(integration)
  } catch (error) {
    if (isOpeningError(error)) throw new ProviderFailure('opening_failed', { cause: error })
    throw error
  }
}
