import { PatchbayError } from '@/lib/core/errors'
import type { OAuth2, Provider } from '@/lib/core/provider'

const placeholder = /\{(\w+)\}/g

/**
 * Fills each `{field}` of a provider's URL. A value cannot leave its place: in the host it is letters, digits, dots and
 * dashes, elsewhere it is percent-encoded, and it never makes a path longer or shorter.
 * `labels` name a field to a person when its value is missing.
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = {},
): string {
  const authority = authorityOf(template)
  const filled = template.replace(placeholder, (_, field: string, at: number) => {
    const value = Object.hasOwn(values, field) ? (values[field] ?? '') : ''
    if (value === '')
      throw new PatchbayError('setup_incomplete', { params: { what: labels[field] ?? field } })
    if (at < authority.start) throw misfit(field, labels)
    return at < authority.end ? hostPart(field, value, labels) : encodeURIComponent(value)
  })
  if (filled !== template) assertSameShape(template, filled)
  return filled
}

/**
 * The provider as one set-up makes it: every URL of its protocol, identity, probe and API filled from the set-up's
 * values, or from a field's default where the input was left blank.
 */
export function resolveProvider(provider: Provider, values: Readonly<Record<string, string>>): Provider {
  const known: Record<string, string> = { ...values }
  const labels: Record<string, string> = {}
  for (const field of provider.fields) {
    labels[field.key] = field.label
    known[field.key] = values[field.key]?.trim() || field.default || ''
  }
  const fill = (url: string) => fillTemplate(url, known, labels)
  return {
    ...provider,
    ...(provider.oauth2 && { oauth2: resolveOAuth2(provider.oauth2, fill) }),
    ...(provider.identity && { identity: { ...provider.identity, url: fill(provider.identity.url) } }),
    ...(provider.probe && { probe: { ...provider.probe, url: fill(provider.probe.url) } }),
    ...(provider.api && { api: { ...provider.api, baseUrl: fill(provider.api.baseUrl) } }),
  }
}

function resolveOAuth2(oauth2: OAuth2, fill: (url: string) => string): OAuth2 {
  const { revocationUrl, userinfoUrl, deviceAuthorizationUrl, issuer, revocation } = oauth2
  return {
    ...oauth2,
    authorizationUrl: fill(oauth2.authorizationUrl),
    tokenUrl: fill(oauth2.tokenUrl),
    ...(revocationUrl && { revocationUrl: fill(revocationUrl) }),
    ...(userinfoUrl && { userinfoUrl: fill(userinfoUrl) }),
    ...(deviceAuthorizationUrl && { deviceAuthorizationUrl: fill(deviceAuthorizationUrl) }),
    ...(issuer && { issuer: fill(issuer) }),
    ...(revocation && { revocation: { ...revocation, url: fill(revocation.url) } }),
  }
}

/** Where the host stands in a template: from behind `//` to the next `/`, `?` or `#`. */
function authorityOf(template: string): { start: number; end: number } {
  const slashes = template.indexOf('//')
  const start = slashes < 0 ? 0 : slashes + 2
  const length = template.slice(start).search(/[/?#]/)
  return { start, end: length < 0 ? template.length : start + length }
}

function hostPart(field: string, value: string, labels: Readonly<Record<string, string>>): string {
  if (!/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value) || value.includes('..'))
    throw misfit(field, labels)
  return value
}

/** A value of `..` is encoded to itself and would still climb: a URL may differ from its template in its values alone. */
function assertSameShape(template: string, filled: string): void {
  const plain = template.replace(placeholder, 'x')
  const same =
    URL.canParse(plain) &&
    URL.canParse(filled) &&
    new URL(plain).pathname.split('/').length === new URL(filled).pathname.split('/').length &&
    !/\/(\.|%2e){1,2}(?=[/?#]|$)/i.test(filled.slice(authorityOf(filled).end))
  if (!same) {
    throw new PatchbayError('invalid_input', {
      params: { what: 'One of the values does not fit into the provider’s address.' },
    })
  }
}

function misfit(field: string, labels: Readonly<Record<string, string>>): PatchbayError {
  const message = `${labels[field] ?? field} may hold only letters, digits, dots and dashes.`
  return new PatchbayError('invalid_input', { params: { what: message }, fields: { [field]: message } })
}
