import type { Field, Provider } from '@/lib/core/provider'

/**
 * The fields of a set-up that each account may have its own value of: a name that the provider puts before a domain of
 * its own (`acme` before `.zendesk.com`), wherever it stands. The integration's are the organisation's; a customer
 * brings theirs along, and can lead our client's secret nowhere but to that domain.
 */
export function accountFields(provider: Provider): readonly Field[] {
  const { oauth2, identity, probe, api, fields } = provider
  if (!oauth2) return []
  const addresses = JSON.stringify([oauth2, identity, probe, api])
  return fields.filter(({ key, suffix, secret }) => {
    const [, ...behind] = addresses.split(`{${key}}`)
    const isBelow = suffix?.startsWith('.') && behind.every((rest) => rest.startsWith(suffix))
    return isBelow === true && behind.length > 0 && !secret
  })
}

/** What a connection's own values fill, of all that was kept with it. */
export function accountValues(provider: Provider, setup: unknown): Record<string, string> {
  const kept = (setup ?? {}) as Record<string, string>
  return Object.fromEntries(
    accountFields(provider).flatMap(({ key }) => (kept[key] ? [[key, kept[key]] as const] : [])),
  )
}

/** The value as somebody typed it, or pasted it with the address around it. */
export function withoutAddress(value: string, { suffix = '' }: Field): string {
  const host = value
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
  return host.toLowerCase().endsWith(suffix.toLowerCase()) ? host.slice(0, host.length - suffix.length) : host
}
