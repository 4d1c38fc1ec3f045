import 'server-only'
import { apiBaseOf, isPlaced } from '@/lib/core/api-url'
import { type Credential, valuesOf } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import type { Api, Provider } from '@/lib/core/provider'
import { resolveProvider } from '@/lib/core/template'
import { once } from '@/lib/once'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { findProvider } from '@/lib/providers'
import type { CredentialRow } from '@/lib/store/credentials'
import { type DestinationRow, readDestination } from '@/lib/store/destinations'

/** Where a connection's requests go, and how. */
export interface Destination {
  base: string
  api: Api
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
  const { integration, definition, data, stamp } = found
  const provider = findProvider(integration.providerKey) ?? definition
  if (!provider) throw new PatchbayError('misconfigured', { params: { what: 'Its provider is gone.' } })
  if (!provider.api) throw new PatchbayError('no_api')
  const { key, name, description, categories, authType, fields, oauth2, api } = provider
  const needed = { key, name, description, categories, authType, fields, api, ...(oauth2 && { oauth2 }) }
  return {
    stamp,
    // A token's addresses are the set-up's; a key brings its own, sealed with it.
    provider: credential.type === 'oauth2' ? correspondentOf(integration, needed).provider : needed,
    apiBase: found.connectionApiBase ?? integration.apiBase,
    data,
    headers: headersOf(api, integration.headers),
  }
}

/** An integration's own headers count before its provider's. One that names a person is not sent: a program asks. */
function headersOf(api: Api, own: unknown): Record<string, string> {
  const texts = Object.entries({ ...api.headers, ...(own as Record<string, unknown>) })
  return Object.fromEntries(
    texts.flatMap(([name, text]) =>
      typeof text === 'string' && !text.includes('${') ? [[name.toLowerCase(), text] as const] : [],
    ),
  )
}

function fill({ provider, apiBase, data, headers }: Known, credential: Credential): Destination {
  const values = valuesOf(credential)
  const { api } = credential.type === 'oauth2' ? provider : resolveProvider(provider, values)
  if (!api) throw new PatchbayError('no_api')
  if (!isPlaced(api.credential, values))
    throw new PatchbayError('misconfigured', {
      params: { what: 'The credential has nothing to put into a request.' },
    })
  return { base: apiBase ?? apiBaseOf(api, data), api, values, headers }
}
