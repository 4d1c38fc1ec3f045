import 'server-only'
import oauth from 'grant/config/oauth.json'
import profiles from 'grant/config/profile.json'
import { isEndpoint } from '@/lib/contract/endpoint'
import type { PublicEndpoint } from '@/lib/contract/public-endpoint'
import type { Actor } from '@/lib/core/actor'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { findProvider } from '@/lib/providers'

/** As many as can be looked through. */
const most = 8

/**
 * Endpoints to begin a definition with, by what their name holds: those of the package `grant` (decision 016), of which
 * its data alone is read. OAuth 2.0 over https only, and nothing that the catalog has itself.
 */
export function listPublicEndpoints(actor: Actor, q: string): PublicEndpoint[] {
  permit(actor, 'write_provider', NO_INTEGRATION)
  const wanted = q.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (wanted === '') return []
  return publicEndpoints
    .filter(({ key }) => key.includes(wanted))
    .sort((a, b) => Number(b.key.startsWith(wanted)) - Number(a.key.startsWith(wanted)))
    .slice(0, most)
}

interface Entry {
  oauth: number
  authorize_url: string
  access_url: string
  scope_delimiter?: string
}

const publicEndpoints: readonly PublicEndpoint[] = Object.entries(oauth as Record<string, Entry>)
  .flatMap(([key, entry]) => readEntry(key, entry) ?? [])
  .sort((a, b) => a.key.localeCompare(b.key, 'en'))

function readEntry(key: string, entry: Entry): PublicEndpoint | null {
  const authorizationUrl = readUrl(entry.authorize_url)
  const tokenUrl = readUrl(entry.access_url)
  if (entry.oauth !== 2 || !authorizationUrl || !tokenUrl || findProvider(key)) return null
  const profile = (profiles as Record<string, { profile_url?: string }>)[key]
  return {
    key,
    // Its second version of something (`twitter2`) is the OAuth 2.0 one.
    name: key.charAt(0).toUpperCase() + key.slice(1).replace(/2$/, ''),
    authorizationUrl,
    tokenUrl,
    userinfoUrl: readUrl(profile?.profile_url),
    // The package puts a comma where its list does not say.
    scopeSeparator: /^[ +]$/.test(entry.scope_delimiter ?? ',') ? ' ' : ',',
  }
}

/** Its `[subdomain]` becomes a field of ours; where that is the whole of the host, it is called so. */
function readUrl(text = ''): string | null {
  const url = text.replace('//[subdomain]/', '//{host}/').replaceAll('[subdomain]', '{subdomain}')
  return url.startsWith('https://') && !/[[\]]/.test(url) && isEndpoint(url) ? url : null
}
