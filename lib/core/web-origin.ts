/** Whether a text is exactly the origin of a web page: https, or http on this machine for whoever develops. */
export function isWebOrigin(text: string): boolean {
  // A URL parser takes a star for a letter; whoever writes one means a pattern, and there are none here.
  if (text.includes('*')) return false
  return URL.canParse(text) && new URL(text).origin === text && isTrustworthy(new URL(text))
}

export type OriginFault = 'pattern' | 'scheme' | 'insecure' | 'more' | 'broken'

/** Why a text is no origin, and which one it may have meant; null: it is one. */
export function originFault(text: string): { fault: OriginFault; meant: string | null } | null {
  if (isWebOrigin(text)) return null
  if (text.includes('*')) return { fault: 'pattern', meant: null }
  // "example.com:443" parses, with the name for a scheme.
  const url = URL.canParse(text) && /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? new URL(text) : null
  if (!url) {
    const guess = `https://${text}`
    return URL.canParse(guess) && /^[^\s/]+\.[^\s]+$/.test(text)
      ? { fault: 'scheme', meant: new URL(guess).origin }
      : { fault: 'broken', meant: null }
  }
  if (isTrustworthy(url)) return { fault: 'more', meant: url.origin }
  if (url.protocol === 'http:') return { fault: 'insecure', meant: `https://${url.host}` }
  return { fault: 'scheme', meant: null }
}

/** Whether a browser may be sent to that address: https, or http on this machine, and without user name or password. */
export function isWebAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false
  const url = new URL(text)
  return !url.username && !url.password && isTrustworthy(url)
}

/** Secure Contexts §3.1 */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return protocol === 'https:' || (protocol === 'http:' && isHere)
}
