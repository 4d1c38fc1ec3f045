import type { OAuth2Credential } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import type { OAuth2, Probe, Provider } from '@/lib/core/provider'

const placeholder = /\{(\w+)\}/g
const host = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/
const hostAndPort = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/

/**
 * Fills each `{field}` of a provider's URL. A value cannot leave its place: in the host it is letters, digits, dots and
 * dashes, with a port where it is the whole of it; elsewhere it is percent-encoded; and it never makes a path longer or
 * shorter.
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
    // A colon is a path's own (RFC 3986 §3.3), and bots have one in their tokens.
    if (at >= authority.end) return encodeURIComponent(value).replaceAll('%3A', ':')
    const isWhole = at === authority.start && at + field.length + 2 === authority.end
    if (!(isWhole ? hostAndPort : host).test(value) || value.includes('..')) throw misfit(field, labels)
    return value
  })
  if (filled !== template) assertSameShape(template, filled)
  return filled
}

/** Fills each `{field}` of a text that is no URL, such as a user name; one without a value becomes nothing. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (_, field: string) =>
    Object.hasOwn(values, field) ? (values[field] ?? '') : '',
  )
}

/** The values of a form, a blank one replaced by its field's default, with what the choices in it fill besides. */
export function withDefaults(
  provider: Provider,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const known: Record<string, string> = { ...values }
  for (const { key, default: initial = '', options = [] } of provider.fields) {
    const value = values[key]?.trim() ? (values[key] ?? '') : initial
    Object.assign(known, { [key]: value }, options.find((option) => option.value === value)?.fills)
  }
  return known
}

/**
 * The provider as one set-up makes it: every URL of its protocol, identity, probe and API filled from the set-up's
 * values, or from a field's default where the input was left blank. Credential places stay templates: they are filled
 * where a request is made.
 */
export function resolveProvider(provider: Provider, values: Readonly<Record<string, string>>): Provider {
  const known = withDefaults(provider, values)
  const labels = Object.fromEntries(provider.fields.map(({ key, label }) => [key, label]))
  const fill = (url: string) => fillTemplate(url, known, labels)
  return {
    ...provider,
    ...(provider.oauth2 && { oauth2: withOwnServer(resolveOAuth2(provider.oauth2, fill), known, labels) }),
    ...(provider.identity && { identity: { ...provider.identity, url: fill(provider.identity.url) } }),
    ...(provider.probe && { probe: resolveProbe(provider.probe, fill) }),
    ...(provider.api && { api: { ...provider.api, baseUrl: fill(provider.api.baseUrl) } }),
  }
}

/** The provider as one account finds it: where tokens are of its own server, every address is there (AT Protocol). */
export function atHome(provider: Provider, { session }: Pick<OAuth2Credential, 'session'>): Provider {
  if (!session) return provider
  const { identity, probe, api } = provider
  const moved = (url: string) => session.pds + url.replace(/^https?:\/\/[^/]+/, '')
  return {
    ...provider,
    ...(identity && { identity: { ...identity, url: moved(identity.url) } }),
    ...(probe && 'url' in probe && { probe: { ...probe, url: moved(probe.url) } }),
    ...(api && { api: { ...api, baseUrl: moved(api.baseUrl) } }),
  }
}

function resolveProbe(probe: Probe, fill: (url: string) => string): Probe {
  return 'url' in probe ? { ...probe, url: fill(probe.url) } : probe
}

function resolveOAuth2(oauth2: OAuth2, fill: (url: string) => string): OAuth2 {
  const {
    authorizationUrl,
    refreshUrl,
    revocationUrl,
    userinfoUrl,
    deviceAuthorizationUrl,
    issuer,
    revocation,
  } = oauth2
  return {
    ...oauth2,
    ...(authorizationUrl && { authorizationUrl: fill(authorizationUrl) }),
    ...(oauth2.tokenUrl && { tokenUrl: fill(oauth2.tokenUrl) }),
    ...(refreshUrl && { refreshUrl: fill(refreshUrl) }),
    ...(revocationUrl && { revocationUrl: fill(revocationUrl) }),
    ...(userinfoUrl && { userinfoUrl: fill(userinfoUrl) }),
    ...(deviceAuthorizationUrl && { deviceAuthorizationUrl: fill(deviceAuthorizationUrl) }),
    ...(issuer && { issuer: fill(issuer) }),
    ...(revocation && { revocation: { ...revocation, url: fill(revocation.url) } }),
  }
}

/** With the token endpoint below the address that the set-up names. Throws `setup_incomplete`, `invalid_input`. */
function withOwnServer(
  oauth2: OAuth2,
  values: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): OAuth2 {
  if (!oauth2.tokenBelow) return oauth2
  const { field, path } = oauth2.tokenBelow
  const base = (values[field] ?? '').trim()
  if (base === '') throw new PatchbayError('setup_incomplete', { params: { what: labels[field] ?? field } })
  const url = URL.canParse(base) ? new URL(base) : null
  if (url?.protocol !== 'https:' || url.username || url.password || /[?#\\\s]/.test(base)) {
    const message = `${labels[field] ?? field} must be an https address without user name, query or fragment.`
    throw new PatchbayError('invalid_input', { params: { what: message }, fields: { [field]: message } })
  }
  return { ...oauth2, tokenUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}${path}` }
}

/** Where the host stands in a template: from behind `//` to the next `/`, `?` or `#`. */
function authorityOf(template: string): { start: number; end: number } {
  const slashes = template.indexOf('//')
  const start = slashes < 0 ? 0 : slashes + 2
  const length = template.slice(start).search(/[/?#]/)
  return { start, end: length < 0 ? template.length : start + length }
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
