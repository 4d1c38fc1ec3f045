import type { Field, Provider } from '@/lib/core/provider'

/** Every address in a provider's data, wherever it stands. */
export function addressesOf(provider: Provider): string[] {
  return JSON.stringify(provider).match(/[a-z]+:\/\/[^\s"<>)\\]+/g) ?? []
}

/** Names of the `{field}`s that stand in a provider's own addresses. */
export function placeholdersOf({ oauth2, identity, probe, api }: Provider): string[] {
  // A picture's template is filled from the answer, and places where a request is made.
  const urls = {
    oauth2,
    identity: identity?.url,
    probe: probe && 'url' in probe ? probe.url : undefined,
    api: api?.baseUrl,
  }
  return [...JSON.stringify(urls).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

/** A form filled in, as far as a form can be filled by somebody who has no account. */
export function filledIn(provider: Provider): Record<string, string> {
  const typed = (placeholder = '') => (placeholder.startsWith('https://') ? placeholder : 'acme')
  return Object.fromEntries(
    provider.fields.map(({ key, default: initial, placeholder }: Field) => [
      key,
      initial ?? typed(placeholder),
    ]),
  )
}
