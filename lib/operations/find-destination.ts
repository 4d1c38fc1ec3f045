import 'server-only'
import { fieldsOfApiBase } from '@/lib/core/api-base-template'
import { apiBaseOf, isPlaced } from '@/lib/core/api-url'
import { type Credential, grantedOf, valuesOf } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { fillHeaders, userValues } from '@/lib/core/header-template'
import type { ApiLimits, CredentialPlace, Provider } from '@/lib/core/provider'
import { resolveProvider } from '@/lib/core/template'
import { BEARER } from '@/lib/egress/credential-fetch'
import { once } from '@/lib/once'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { findProvider } from '@/lib/providers'
import type { CredentialRow } from '@/lib/store/credentials'
import { type DestinationRow, readDestination } from '@/lib/store/destinations'

/** Where a connection's requests go, and how. */
export interface Destination {
  base: string
  place: CredentialPlace
  limits: ApiLimits
  /** Further headers that callers may send. */
  callerHeaders: readonly string[]
  /** The credential's own values, for the place that the provider's data names. */
  values: Record<string, string>
  /** That go with each request that does not carry them itself, by their names in small letters. */
  headers: Readonly<Record<string, string>>
}

/** What of a destination does not depend on the credential. */
interface Known {
  stamp: string
  /** Its API's address filled, where the set-up fills it. */
  provider: Provider
  /** The address is filled from the key's own fields. */
  isOfKey: boolean
  /** In place of the provider's own base. */
  apiBase: string | null
  data: Record<string, unknown>
  headers: Readonly<Record<string, string>>
}

/** Connections whose destination one process remembers. */
const MOST_KNOWN = 2_000

const known = () => once('destinations', () => new Map<string, Known>())

/**
 * The destination that stood when the credential was read, and no other: one that was changed meanwhile is not what the
 * credential was given for. Null: it has changed. It is remembered for as long as the rows that it was made from stand.
 * Throws `no_api`, `setup_incomplete`, `misconfigured`, or `ProviderFailure` `opening_failed`.
 */
export async function findDestination(
  row: CredentialRow,
  credential: Credential,
): Promise<Destination | null> {
  const found = known().get(row.id)
  const current = found?.stamp === row.stamp ? found : await learn(row, credential)
  return current && fill(current, credential)
}

async function learn(row: CredentialRow, credential: Credential): Promise<Known | null> {
  const found = await readDestination(row.id)
  if (!found || found.stamp !== row.stamp) return null
  const all = known()
  if (all.size >= MOST_KNOWN) all.clear()
  const made = make(found, credential)
  all.set(row.id, made)
  return made
}

function make(found: DestinationRow, credential: Credential): Known {
  const { integration, setup, definition, data, stamp, owner } = found
  const provider = findProvider(integration.providerKey) ?? definition
  if (!provider) throw new PatchbayError('misconfigured', { params: { what: 'Its provider is gone.' } })
  const apiBase = found.connectionApiBase ?? integration.apiBase
  if (apiBase === null && !provider.api) throw new PatchbayError('no_api')
  if (found.connectionApiBase === null && fieldsOfApiBase(integration.apiBase).length > 0)
    throw new PatchbayError('misconfigured', { params: { what: 'Its API’s address could not be filled.' } })
  const { probe, identity, instructions, ...needed } = provider
  const headers = fillHeaders(integration.headers as Record<string, string>, userValues(owner))
  return {
    stamp,
    // A token's addresses are the set-up's; a key brings its own, sealed with it.
    provider:
      credential.type === 'oauth2' ? correspondentOf({ integration, setup }, needed).provider : needed,
    isOfKey: credential.type !== 'oauth2' && provider.api?.baseUrl.includes('{') === true,
    apiBase,
    data,
    headers: inSmallLetters({ ...provider.api?.headers, ...headers }),
  }
}

function inSmallLetters(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]))
}

function fill({ provider, isOfKey, apiBase, data, headers }: Known, credential: Credential): Destination {
  const values = valuesOf(credential)
  const { api } = isOfKey ? resolveProvider(provider, values) : provider
  // Tokens of an account's own server are for that server alone.
  const own = grantedOf(credential)?.session?.pds
  const base = own ?? apiBase ?? (api && apiBaseOf(api, data))
  const { credential: place = BEARER, limits = {}, callerHeaders = [] } = api ?? {}
  if (!base) throw new PatchbayError('no_api')
  if (!isPlaced(place, values))
    throw new PatchbayError('misconfigured', {
      params: { what: 'The credential has nothing to put into a request.' },
    })
  return { base, place, limits, callerHeaders, values, headers }
}
