import { PatchbayError } from '@/lib/core/errors'
import type { DomainConfig } from '@/lib/domain-connect/config'

/**
 * The API that a secret may be sent to: the one that was registered with it. Whoever controls a domain's DNS says what
 * is discovered there, and would be told the secret of every customer. Throws `api_url_changed` where the two differ.
 */
export function registeredApi(config: DomainConfig, registeredUrl: string): string {
  const [found, registered] = [spelling(config.urlApi), spelling(registeredUrl)]
  if (found === null || found !== registered) {
    const params = { domain: config.zone, found: config.urlApi, registered: registeredUrl }
    throw new PatchbayError('api_url_changed', { params })
  }
  return found
}

/** An https address in one spelling; null for anything else. */
function spelling(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:' || url.username || url.password || /[?#]/.test(text)) return null
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
