import ipaddr from 'ipaddr.js'

const dnsLabel = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i
const unicode = /^[\p{L}\p{M}\p{N}_-]+$/u

/** A name with its labels in ACE (RFC 5891), as records hold them; what is no label stays, and fits nowhere. */
export function toAce(name: string): string {
  return name.split('.').map(labelToAce).join('.')
}

/** Whether a name can own a record: `@`, or labels, the first of which may be `*` (RFC 4592). */
export function isOwner(name: string): boolean {
  return name === '@' || (isWithinLimits(name) && labelsFit(name.replace(/^\*(?=\.|$)/, 'x')))
}

/** Whether it names a host, absolute or with its closing dot left away. Underscores are for what DKIM and ACME point to. */
export function isHostName(name: string): boolean {
  return isWithinLimits(name) && labelsFit(name.replace(/\.$/, ''))
}

/** IPv4 in decimals; the compliance suite takes one whose last parts are left away. */
export function isIpv4(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)
}

export function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]+$/i.test(text) && ipaddr.IPv6.isValid(text)
}

/** Where a browser can be sent. */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#]/i.test(text) || !URL.canParse(text)) return false
  return /^https?:$/.test(new URL(text).protocol)
}

function labelToAce(label: string): string {
  const isAscii = [...label].every((letter) => letter <= '\u007f')
  if (isAscii || !unicode.test(label) || !URL.canParse(`http://${label}`)) return label
  return new URL(`http://${label}`).hostname
}

function labelsFit(name: string): boolean {
  return name.split('.').every((label) => dnsLabel.test(label))
}

/** RFC 1035 §2.3.4. */
function isWithinLimits(name: string): boolean {
  return name.length > 0 && name.length <= 253
}
