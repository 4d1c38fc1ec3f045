import {
  atprotoLoopbackClientMetadata,
  buildAtprotoLoopbackClientId,
  isOAuthClientIdDiscoverable,
  type OAuthClientMetadataInput,
} from '@atproto/oauth-client-node'
import { scopeText } from '@/lib/atproto/scopes'

/** What there is to say of this installation as a client. */
export interface ClientSettings {
  /** Where people and servers reach it; without a slash at the end. */
  publicUrl: string
  name: string
  /** Every path on it that consent may come back to. */
  callbackPaths: readonly string[]
  /** Every scope that anything here asks for. */
  scopes: readonly string[]
}

/**
 * `confidential`: servers read our metadata at the public URL, and we sign with published keys. `loopback`: a client of
 * this machine alone, public, without metadata and keys. `unreachable`: neither, since no server could read the metadata.
 */
export type ClientKind = 'confidential' | 'loopback' | 'unreachable'

/** Why no server could: it is not https, an IP address, a name that is not the internet's, or not at port 443. */
export type ClientFault = 'http' | 'address' | 'name' | 'port'

export const METADATA_PATH = '/atproto/client-metadata.json'
export const KEYS_PATH = '/atproto/jwks.json'

const ownHosts = ['localhost', '127.0.0.1', '[::1]']

/** Names that servers elsewhere cannot find, or must not ask for (RFC 2606, 6761, 6762, 7686, 8375, 9476). */
const innerName =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|arpa|onion|alt|test|invalid|example(?:\.(?:com|net|org))?)$/

/** Which kind of client a public URL makes (https://atproto.com/specs/oauth, "Clients"). */
export function clientKindOf(publicUrl: string): ClientKind {
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'http:' && ownHosts.includes(hostname)) return 'loopback'
  return clientFaultOf(publicUrl) === null ? 'confidential' : 'unreachable'
}

/**
 * Why servers elsewhere cannot read a client's metadata at a public URL, as far as its form tells; null: they may.
 * The servers that most accounts are at open no port but 443, and no name that is set aside.
 */
export function clientFaultOf(publicUrl: string): ClientFault | null {
  const { protocol, hostname, port } = new URL(publicUrl)
  if (protocol !== 'https:') return 'http'
  if (/^\[|^[\d.]+$/.test(hostname)) return 'address'
  if (!hostname.includes('.') || innerName.test(hostname)) return 'name'
  if (port !== '') return 'port'
  return isOAuthClientIdDiscoverable(publicUrl + METADATA_PATH) ? null : 'name'
}

/** Where consent for a path comes back to: a loopback client may use no name, only the address. */
export function redirectUriOf(publicUrl: string, path: string): string {
  const url = new URL(publicUrl + path)
  if (clientKindOf(publicUrl) === 'loopback' && url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return url.href
}

/** The document that authorization servers read. Its keys stand by themselves, so that they can be changed alone. */
export function confidentialMetadata(settings: ClientSettings): OAuthClientMetadataInput {
  const { publicUrl, name, callbackPaths, scopes } = settings
  return {
    client_id: publicUrl + METADATA_PATH,
    client_name: name,
    client_uri: publicUrl,
    redirect_uris: atLeastOne(callbackPaths.map((path) => redirectUriOf(publicUrl, path))),
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: scopeText(scopes),
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    dpop_bound_access_tokens: true,
    jwks_uri: publicUrl + KEYS_PATH,
  } as OAuthClientMetadataInput
}

/** By what authorization servers know this installation; null where none of them can. */
export function clientIdOf(settings: ClientSettings): string | null {
  const kind = clientKindOf(settings.publicUrl)
  if (kind === 'unreachable') return null
  return kind === 'loopback' ? loopbackIdOf(settings) : settings.publicUrl + METADATA_PATH
}

/** What an authorization server makes of the id of a client on its own machine; nobody fetches it. */
export function loopbackMetadata(settings: ClientSettings): OAuthClientMetadataInput {
  return atprotoLoopbackClientMetadata(loopbackIdOf(settings))
}

function loopbackIdOf({ publicUrl, callbackPaths, scopes }: ClientSettings): string {
  return buildAtprotoLoopbackClientId({
    scope: scopeText(scopes),
    redirect_uris: callbackPaths.map((path) => redirectUriOf(publicUrl, path)),
  })
}

function atLeastOne(uris: string[]): [string, ...string[]] {
  const [first, ...rest] = uris
  if (first === undefined) throw new Error('A client needs a redirect URI.')
  return [first, ...rest]
}
