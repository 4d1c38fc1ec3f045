import 'server-only'
import { PatchbayError } from '@/lib/core/errors'
import type { CredentialPlace, Provider } from '@/lib/core/provider'
import { egressFetch } from '@/lib/egress/fetch'
import { type ProbeResult, probeHttp } from '@/lib/egress/probes/http'
import { correspondentOf } from '@/lib/operations/oauth-client'
import type { IntegrationRecord } from '@/lib/store/integrations'

/** RFC 6750 §2.1, unless the provider's data says otherwise. */
const BEARER: CredentialPlace = { in: 'header', name: 'Authorization', prefix: 'Bearer ' }

/** Asks a provider, by its probe and within 15 s, whether an access token works. Throws `ProviderFailure` or `cannot_test`. */
export function askProvider(
  integration: IntegrationRecord,
  provider: Provider,
  accessToken: string,
  neededScopes: readonly string[],
): Promise<ProbeResult> {
  const { probe, api } = correspondentOf(integration, provider).provider
  if (!probe) throw new PatchbayError('cannot_test')
  return probeHttp({
    probe,
    place: api?.credential ?? BEARER,
    secret: accessToken,
    neededScopes,
    fetch: egressFetch(),
  })
}
