import { PatchbayError } from '@/lib/core/errors'
import type { Field, OAuth2, Provider, Scope } from '@/lib/core/provider'

/** A metadata document whose issuer is already believed. */
export interface Metadata {
  key: string
  name: string
  document: Record<string, unknown>
  issuer: string
  /** Where the document lies. */
  source: string
  openid: boolean
}

const plainWords: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name and picture',
  email: 'See your e-mail address',
  offline_access: 'Stay connected while you are away',
  phone: 'See your phone number',
  address: 'See your postal address',
}
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const askedByDefault: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access'])

/** A provider from an authorization server's metadata: RFC 8414 §2, OpenID Connect Discovery §3, RFC 9207 §3. */
export function providerOfMetadata(metadata: Metadata): Provider {
  const { key, name, source } = metadata
  const oauth2 = oauth2Of(metadata)
  // A token of the application's own speaks for nobody.
  const userinfo = oauth2.grant === 'client_credentials' ? undefined : oauth2.userinfoUrl
  return {
    key,
    name,
    // Customers read it too, in the catalog.
    description: `Accounts at ${new URL(metadata.issuer).host}.`,
    categories: [],
    authType: 'oauth2',
    fields: oauth2.tokenAuthMethod === 'none' ? [clientId] : [clientId, clientSecret],
    oauth2,
    // OpenID Connect Core §5.1
    ...(userinfo && {
      identity: {
        url: userinfo,
        id: ['sub'],
        name: ['name', 'preferred_username'],
        email: ['email'],
        picture: ['picture'],
      },
      probe: { url: userinfo },
    }),
    source,
  }
}

function oauth2Of({ document, issuer, source, openid }: Metadata): OAuth2 {
  const at = (name: string) => endpointOf(document, name, source)
  const [authorizationUrl, tokenUrl] = [at('authorization_endpoint'), at('token_endpoint')]
  const grant = grantOf(document)
  if (!tokenUrl || (grant === 'authorization_code' && !authorizationUrl))
    throw failed('it has no authorization_endpoint or no token_endpoint')
  const [revocationUrl, userinfoUrl] = [at('revocation_endpoint'), at('userinfo_endpoint')]
  const deviceAuthorizationUrl = at('device_authorization_endpoint')
  const scopes = scopesOf(document, openid).filter(
    ({ name }) => grant !== 'client_credentials' || !Object.hasOwn(plainWords, name),
  )
  return {
    ...(authorizationUrl && { authorizationUrl }),
    tokenUrl,
    ...(revocationUrl && { revocationUrl }),
    ...(userinfoUrl && { userinfoUrl }),
    ...(deviceAuthorizationUrl && { deviceAuthorizationUrl }),
    issuer,
    grant,
    scopes,
    pkce: pkceOf(document),
    tokenAuthMethod: tokenAuthMethodOf(document),
    // OpenID Connect Core §11: without it, offline_access is to be ignored.
    ...(scopes.some((scope) => scope.name === 'offline_access') && {
      authorizationParams: { prompt: 'consent' },
    }),
    idToken: openid && document.jwks_uri !== undefined ? 'validate' : 'ignore',
    issParameterSupported: document.authorization_response_iss_parameter_supported === true,
  }
}

/** https, or the very host and port that the document came from: a description may not point anywhere else by http. */
function endpointOf(document: Record<string, unknown>, name: string, source: string): string | undefined {
  const value = Object.hasOwn(document, name) ? document[name] : undefined
  if (value === undefined || value === null) return undefined
  const url = typeof value === 'string' && value.length <= 2000 && URL.canParse(value) ? new URL(value) : null
  const plain = url !== null && url.username === '' && url.password === '' && url.hash === ''
  if (url === null || !plain) throw failed(`its ${name} is not an address`)
  const from = new URL(source)
  const sameServer = url.protocol === from.protocol && url.host === from.host
  if (url.protocol !== 'https:' && !sameServer) throw failed(`its ${name} is not an https address`)
  return url.href
}

/** Consent by redirect where it is offered, else whichever other grant is (RFC 8414 §2, RFC 8628 §4). */
function grantOf(document: Record<string, unknown>): OAuth2['grant'] {
  const types = namesOf(document, 'response_types_supported')
  const grants = namesOf(document, 'grant_types_supported')
  const isConsent = (!types || types.includes('code')) && (!grants || grants.includes('authorization_code'))
  if (isConsent) return 'authorization_code'
  if (document.device_authorization_endpoint && grants?.includes(deviceGrant)) return 'device_code'
  if (grants?.includes('client_credentials')) return 'client_credentials'
  throw failed('the server does not offer the authorization code flow')
}

function scopesOf(document: Record<string, unknown>, openid: boolean): Scope[] {
  const offered = namesOf(document, 'scopes_supported') ?? (openid ? ['openid', 'profile', 'email'] : [])
  // RFC 6749 §3.3
  const names = [...new Set(offered)]
    .filter((name) => /^[\x21\x23-\x5b\x5d-\x7e]{1,300}$/.test(name))
    .slice(0, 200)
  return names.map((name) => ({
    name,
    label: Object.hasOwn(plainWords, name) ? (plainWords[name] ?? '') : '',
    ...(askedByDefault.has(name) && { default: true }),
    ...(openid && name === 'openid' && { required: true }),
  }))
}

/** Sent to servers that say nothing of PKCE too: unknown parameters are ignored (RFC 6749 §3.1). */
function pkceOf(document: Record<string, unknown>): 'S256' | 'none' {
  const methods = namesOf(document, 'code_challenge_methods_supported')
  return methods && !methods.includes('S256') ? 'none' : 'S256'
}

function tokenAuthMethodOf(document: Record<string, unknown>): OAuth2['tokenAuthMethod'] {
  const offered = namesOf(document, 'token_endpoint_auth_methods_supported') ?? ['client_secret_basic']
  const ours = (['client_secret_basic', 'client_secret_post', 'none'] as const).find((method) =>
    offered.includes(method),
  )
  if (!ours) throw failed('the server takes neither a client secret nor public clients')
  return ours
}

function namesOf(document: Record<string, unknown>, name: string): string[] | undefined {
  const value = Object.hasOwn(document, name) ? document[name] : undefined
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, 1000) : undefined
}

const clientId: Field = {
  key: 'client_id',
  label: 'Client ID',
  type: 'text',
  required: true,
  secret: false,
  help: 'From the application that you registered at the provider.',
}
const clientSecret: Field = {
  key: 'client_secret',
  label: 'Client secret',
  type: 'password',
  required: true,
  secret: true,
  help: 'Shown by the provider beside the client ID.',
}

function failed(what: string): PatchbayError {
  return new PatchbayError('discovery_failed', { params: { what } })
}
