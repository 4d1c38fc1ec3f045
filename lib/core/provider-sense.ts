import type { AuthType, CredentialPlace, Field, Probe, Provider } from '@/lib/core/provider'

/** What is wrong with a definition, and where in it. */
export interface Contradiction {
  path: readonly string[]
  message: string
}

/** The fields that programs count on, by how a provider is signed in to. */
export const FIXED_FIELDS: Readonly<Record<AuthType, readonly string[]>> = {
  oauth2: [],
  api_key: ['api_key'],
  bot_token: ['bot_token'],
  key_secret: ['access_key', 'secret_key'],
  credentials: ['username', 'password'],
}

/** An OAuth definition may leave these out: they are added. */
const CLIENT_FIELDS = ['client_id', 'client_secret']

type Sensed = Pick<Provider, 'authType' | 'fields' | 'oauth2' | 'identity' | 'probe' | 'api'>

/** Where a definition contradicts itself. Empty: it holds together, which says nothing of whether it is true. */
export function contradictionsIn(provider: Sensed): Contradiction[] {
  return [
    ...protocolFaults(provider),
    ...fieldFaults(provider),
    ...placeholderFaults(provider),
    ...placeFaults(provider),
  ]
}

function protocolFaults({ authType, fields, oauth2, probe }: Sensed): Contradiction[] {
  const faults: Contradiction[] = []
  const isOAuth = authType === 'oauth2'
  if (isOAuth && !oauth2) faults.push(fault('oauth2', 'An oauth2 provider needs its endpoints here.'))
  if (!isOAuth && oauth2) faults.push(fault('oauth2', `A provider by ${authType} has no OAuth endpoints.`))
  if (oauth2?.grant === 'authorization_code' && !oauth2.authorizationUrl)
    faults.push(fault('oauth2', 'Consent by redirect needs authorizationUrl.'))
  const own = oauth2?.grant === 'account_server'
  if (oauth2 && !oauth2.tokenUrl && !oauth2.tokenBelow && !own)
    faults.push(fault('oauth2', 'Its tokens come from a tokenUrl.'))
  if (oauth2?.tokenBelow && !fields.some(({ key }) => key === oauth2.tokenBelow?.field))
    faults.push(fault('oauth2', `No field is called ${oauth2.tokenBelow.field}.`))
  if (own && !oauth2.directoryUrl) faults.push(fault('oauth2', 'Accounts are found by a directoryUrl.'))
  if (oauth2?.grant === 'client_credentials' && oauth2.tokenAuthMethod === 'none')
    faults.push(fault('oauth2', 'Client credentials need a client secret: tokenAuthMethod is none.'))
  if (oauth2?.grant === 'device_code' && !oauth2.deviceAuthorizationUrl)
    faults.push(fault('oauth2', 'A device code needs deviceAuthorizationUrl.'))
  if (isOAuth && probe && !('url' in probe))
    faults.push(fault('probe', `A token does not sign in by ${probe.type}.`))
  return faults
}

function fieldFaults({ authType, fields }: Sensed): Contradiction[] {
  const keys = fields.map(({ key }) => key)
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at)
  const absent = FIXED_FIELDS[authType].filter((key) => !keys.includes(key))
  return [
    ...twice.map((key) => fault('fields', `Two fields are called ${key}.`)),
    ...absent.map((key) => fault('fields', `A provider by ${authType} needs the field ${key}.`)),
    ...fields.flatMap(ownFaults),
  ]
}

function ownFaults({ key, type, secret, options, default: initial }: Field): Contradiction[] {
  const values = options?.map(({ value }) => value) ?? []
  if (type === 'password' && !secret) return [fault('fields', `${key} is a password, and so a secret.`)]
  if (secret && initial !== undefined) return [fault('fields', `${key} is a secret, and has a default.`)]
  if ((type === 'select') !== values.length > 0)
    return [fault('fields', `${key}: options and the type select belong together.`)]
  if (type === 'select' && initial !== undefined && !values.includes(initial))
    return [fault('fields', `${key}: the default is not among the options.`)]
  return []
}

function placeholderFaults(provider: Sensed): Contradiction[] {
  const { authType, fields, oauth2, identity, probe, api } = provider
  const typed = fields.flatMap(({ key, options = [] }) => [
    key,
    ...options.flatMap(({ fills = {} }) => Object.keys(fills)),
  ])
  const known = authType === 'oauth2' ? [...typed, ...CLIENT_FIELDS] : typed
  // A picture's template is filled from the answer, and a place from the credential.
  const addresses = {
    oauth2,
    identity: identity?.url,
    probe: probe && ('url' in probe ? probe.url : probe),
    api: api?.baseUrl,
  }
  return Object.entries(addresses).flatMap(([member, texts]) =>
    unknownIn(texts, known).map((name) => fault(member, `No field is called ${name}.`)),
  )
}

function placeFaults({ authType, fields, probe, api }: Sensed): Contradiction[] {
  const secrets = fields.filter(({ secret }) => secret).map(({ key }) => key)
  const known = authType === 'oauth2' ? ['access_token'] : fields.map(({ key }) => key)
  const asked = httpOf(probe)
  const places: [string, CredentialPlace | undefined, string][] = [
    ['api', api?.credential, api?.baseUrl ?? ''],
    ['probe', asked && (asked.credential ?? api?.credential ?? UNSAID), asked?.url ?? ''],
  ]
  return places.flatMap(([member, place, url]) => {
    if (!place) return []
    if (place.in === 'url')
      return namesIn(url).some((name) => secrets.includes(name))
        ? []
        : [fault(member, 'No secret field stands in the URL.')]
    return unknownIn(withValue(place), known).map((name) =>
      fault(member, `The credential has no ${name}. Name a field in value.`),
    )
  })
}

/** What a request carries where the data does not say: an OAuth token. */
const UNSAID: CredentialPlace = { in: 'header', name: 'Authorization', prefix: 'Bearer ' }

function httpOf(probe: Probe | undefined) {
  return probe && 'url' in probe ? probe : undefined
}

function withValue(place: CredentialPlace): CredentialPlace {
  return place.in === 'header' || place.in === 'query' ? { value: '{access_token}', ...place } : place
}

function unknownIn(texts: unknown, known: readonly string[]): string[] {
  return [...new Set(namesIn(JSON.stringify(texts) ?? ''))].filter((name) => !known.includes(name))
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

function fault(member: string, message: string): Contradiction {
  return { path: [member], message }
}
