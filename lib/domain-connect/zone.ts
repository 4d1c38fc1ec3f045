import { domainToASCII } from 'node:url'
import { getDomain } from 'tldts'
import { PatchbayError } from '@/lib/core/errors'

/** A domain as Domain Connect splits it: what is registered, and the labels below it. */
export interface ZoneAndHost {
  /** The registrable domain by the public suffix list: lower case, ACE, without the root's dot. */
  zone: string
  /** Null at the apex. */
  host: string | null
}

const longestName = 253
const longestLabel = 63

/** Letters, digits and marks of any script, and what joins them. UTS 46 reads the three other dots as dots. */
const writable = /^[\p{L}\p{M}\p{N}\p{Join_Control}._。．｡-]+$/u

/** Registrars sell names of letters, digits and hyphens alone; below them DNS has underscores too (`_dmarc`). */
const zoneLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const hostLabel = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/

/**
 * Splits a domain as somebody typed it, without asking anybody: upper case, an international name and one dot at the
 * end are taken. A suffix under which strangers register (`co.uk`, `github.io`) is nobody's zone. Throws
 * `invalid_domain`.
 */
export function zoneAndHost(domain: string): ZoneAndHost {
  const name = asciiName(domain)
  const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false }
  const zone = name === null ? null : getDomain(name, options)
  if (name === null || zone === null) throw invalid(domain)
  const host = name === zone ? null : name.slice(0, -zone.length - 1)
  const fits = areLabels(zone, zoneLabel) && (host === null || areLabels(host, hostLabel))
  if (!fits) throw invalid(domain)
  return { zone, host }
}

/** Null for what is no name: addresses too, in every spelling that a URL would take (`127.1`, `0x7f000001`). */
function asciiName(domain: string): string | null {
  const text = domain.trim()
  // No name is that long in any spelling, and the reading of one takes its time.
  if (text.length > 4 * longestName || !writable.test(text)) return null
  const name = domainToASCII(text).replace(/\.$/, '')
  const ended = name.slice(name.lastIndexOf('.') + 1)
  if (name === '' || name.length > longestName || /^\d+$/.test(ended)) return null
  return name
}

function areLabels(name: string, pattern: RegExp): boolean {
  return name.split('.').every((label) => label.length <= longestLabel && pattern.test(label))
}

function invalid(domain: string): PatchbayError {
  return new PatchbayError('invalid_domain', {
    params: { domain: domain.replace(/\p{Cc}/gu, '').slice(0, 80) },
  })
}
