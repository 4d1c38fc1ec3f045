import 'server-only'
import { type Credential, valuesOf } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { atHome, resolveProvider } from '@/lib/core/template'
import { BEARER, credentialFetch } from '@/lib/egress/credential-fetch'
import { egressFetch } from '@/lib/egress/fetch'
import { type ProbeResult, probeHttp } from '@/lib/egress/probes/http'
import { probeServer } from '@/lib/egress/probes/server'
import { correspondentOf, type Spoken } from '@/lib/operations/oauth-client'

/** A credential, and what is needed to speak to its provider with it. */
export interface Spokesman {
  /** With every `{field}` of its URLs filled. */
  provider: Provider
  /** The credential's own values, for the places that the provider's data names. */
  values: Record<string, string>
}

/**
 * The provider as a credential reaches it. A key brings its own addresses, sealed with it; a token has the set-up's.
 * `connection` null: what was typed belongs to no integration yet. Throws `setup_incomplete`.
 */
export function spokesmanOf(
  connection: Spoken | null,
  provider: Provider,
  credential: Credential,
): Spokesman {
  const values = valuesOf(credential)
  if (credential.type !== 'oauth2') return { provider: resolveProvider(provider, values), values }
  if (!connection) throw new Error('a token belongs to an integration')
  return { provider: atHome(correspondentOf(connection, provider).provider, credential), values }
}

/** Asks a provider, by its probe and within 15 s, whether a credential works. Throws `ProviderFailure` or `cannot_test`. */
export function askProvider(
  { provider, values }: Spokesman,
  neededScopes: readonly string[],
): Promise<ProbeResult> {
  const { probe } = provider
  if (!probe) throw new PatchbayError('cannot_test')
  if (!('url' in probe)) return probeServer(probe, values)
  return probeHttp({ probe, neededScopes, fetch: fetchAs({ provider, values }, probe.credential) })
}

/** Our way out, with the credential added where the provider's data says that it goes. */
export function fetchAs(
  { provider, values }: Spokesman,
  place = provider.api?.credential ?? BEARER,
): typeof fetch {
  return credentialFetch(place, values, egressFetch())
}
