import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import { type DomainConfig, offersSync } from '@/lib/domain-connect/config'
import { askStranger, type Door } from '@/lib/domain-connect/door'
import { checkAuthority } from '@/lib/domain-connect/host-guard'
import { readSettings } from '@/lib/domain-connect/settings'
import { zoneAndHost } from '@/lib/domain-connect/zone'

/**
 * Finds a domain's DNS provider: the TXT record `_domainconnect` of its zone names the host (and perhaps a path) that
 * holds the provider's settings. A record on a zone delegated below is not looked for: whoever has a part of a domain
 * does not speak for it. Throws `invalid_domain`, `not_supported`, `unsafe_host`, `settings_http_status`,
 * `invalid_settings`, and `ProviderFailure` where no answer came.
 */
export async function discover(domain: string, door: Door): Promise<DomainConfig> {
  const at = zoneAndHost(domain)
  const records = await door.resolveTxt(`_domainconnect.${at.zone}`)
  const place = records.map(placeOf).find((found) => found !== null)
  if (!place) throw new PatchbayError('not_supported', { params: { domain: at.zone } })
  const authority = checkAuthority(place.authority, door.allow)
  const url = `https://${authority}${place.path}/v2/${at.zone}/settings`
  const answer = await askStranger(door, url).catch((error) => {
    if (!isProviderFailure(error) || error.code !== 'unexpected_answer') throw error
    const what = 'it is too long or no answer of HTTP'
    throw new PatchbayError('invalid_settings', { params: { domain: at.zone, what }, cause: error })
  })
  if (answer.status < 200 || answer.status > 299) {
    const params = { domain: at.zone, target: authority, status: String(answer.status) }
    throw new PatchbayError('settings_http_status', { params })
  }
  return readSettings(answer, at, door.allow)
}

/** Whether a domain's DNS provider offers the synchronous flow. Throws as `discover` does, but for `not_supported`. */
export async function supported(domain: string, door: Door): Promise<boolean> {
  try {
    return offersSync(await discover(domain, door))
  } catch (error) {
    if (isPatchbayError(error) && error.code === 'not_supported') return false
    throw error
  }
}

/**
 * A record's text as authority and path; null where it is no such record: a wildcard's TXT for mail answers here too.
 * Its strings are one text, which some panels store with the quotes around it.
 */
function placeOf(strings: readonly string[]): { authority: string; path: string } | null {
  const text = strings
    .join('')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
  const [, authority, path = ''] =
    /^(?!\w+:\/)([a-z0-9._:[\]-]{1,260})((?:\/[a-z0-9._~!$&'()*+,;=:@-]*)*)$/i.exec(text) ?? []
  // A path with steps back would end elsewhere than it says.
  if (!authority || /\/\.{1,2}(\/|$)/.test(path)) return null
  return { authority, path: path.replace(/\/+$/, '') }
}
