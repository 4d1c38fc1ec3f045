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

export const METADATA_PATH = '/atproto/client-metadata.json'
export const KEYS_PATH = '/atproto/jwks.json'

const ownHosts = ['localhost', '127.0.0.1', '[::1]']

/** Names that servers elsewhere cannot find, or must not ask for (RFC 2606, RFC 6761, RFC 6762). */
const innerName = /(?:^|\.)(?:localhost|local|internal|test|example|invalid|home\.arpa|lan|home|onion)$/

/** Which kind of client a public URL makes (https://atproto.com/specs/oauth, "Clients"). */
export function clientKindOf(publicUrl: string): ClientKind {
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'http:' && ownHosts.includes(hostname)) return 'loopback'
  const isNamed = hostname.includes('.') && !innerName.test(hostname)
  return isNamed && isOAuthClientIdDiscoverable(publicUrl + METADATA_PATH) ? 'confidential' : 'unreachable'
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
