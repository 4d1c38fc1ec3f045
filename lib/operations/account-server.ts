import 'server-only'
import type { Atproto } from '@/lib/atproto/client'
import {
  type ClientSettings,
  clientFaultOf,
  clientIdOf,
  clientKindOf,
  confidentialMetadata,
  redirectUriOf,
} from '@/lib/atproto/client-metadata'
import type { AtprotoSession } from '@/lib/atproto/session'
import type { OwnClient } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import type { OAuth2Credential } from '@/lib/core/credential'
import { ProviderFailure } from '@/lib/core/failure'
import type { OAuth2, Provider } from '@/lib/core/provider'
import { scopesToAsk } from '@/lib/core/scopes'
import type { TokenSet } from '@/lib/core/token-set'
import { authNonces } from '@/lib/egress/dpop'
import { egressFetch } from '@/lib/egress/fetch'
import { textRecordsByDns } from '@/lib/egress/text-records'
import { env } from '@/lib/env'
import { readCatalog } from '@/lib/operations/find-provider'
import { openClientKeys, publishedClientKeys } from '@/lib/operations/open-client-keys'
import { listScopesByProvider } from '@/lib/store/integrations'

/**
 * One for all integrations: servers remember our metadata for a while, and must not refuse the callback of one that was
 * set up a moment ago. What came back is told apart by its state, and its issuer is always checked (RFC 9207).
 */
export const ACCOUNT_CALLBACK = '/oauth2/callback'

/** Where their consent comes back to. */
export function accountRedirectUri(): string {
  return redirectUriOf(env().publicUrl, ACCOUNT_CALLBACK)
}

/** For the documents of an account and of its server. */
const READ_MS = 5_000

/** This install as a client of AT Protocol, with its ways out. `scopes`: that are asked for now. Throws `ProviderFailure`. */
export async function atprotoFor(
  { directoryUrl }: Pick<OAuth2, 'directoryUrl'>,
  scopes: readonly string[],
): Promise<Atproto> {
  if (!directoryUrl) throw new ProviderFailure('wrong_endpoint')
  const { publicUrl, dnsServers } = env()
  const resolve = textRecordsByDns(dnsServers)
  const isPublic = clientKindOf(publicUrl) === 'loopback'
  return {
    doors: {
      fetch: egressFetch({ timeoutMs: READ_MS }),
      resolveTxt: async (name) => (await resolve(name)).map((strings) => strings.join('')),
      plcDirectory: directoryUrl,
      nonces: authNonces(),
    },
    settings: isPublic ? settingsWith(scopes) : await confidentialSettings(),
    keys: isPublic ? [] : await openClientKeys(),
  }
}

/** What authorization servers read at `/atproto/client-metadata.json`. */
export async function readClientMetadata(_actor: Actor) {
  return confidentialMetadata(await confidentialSettings())
}

/** As what accounts' servers know this install, where a provider's accounts have servers of their own. */
export function viewOwnClient(provider: Provider, scopes: readonly string[]): OwnClient | null {
  if (!isOfAccountServers(provider)) return null
  const { publicUrl } = env()
  const kind = clientKindOf(publicUrl)
  const fault = kind === 'unreachable' ? clientFaultOf(publicUrl) : null
  return { kind, fault, id: clientIdOf(settingsWith(scopes)), publicUrl }
}

/** What they read at `/atproto/jwks.json`. */
export function readClientKeys(_actor: Actor) {
  return publishedClientKeys()
}

/** Every scope that anything here may ask for: a server refuses what the metadata it remembers does not hold. */
async function confidentialSettings(): Promise<ClientSettings> {
  const chosen = await listScopesByProvider()
  const offered = [...(await readCatalog()).values()].filter(isOfAccountServers)
  return settingsWith(
    offered.flatMap(({ key, oauth2 }) => [
      ...(oauth2?.scopes ?? []).map(({ name }) => name),
      ...(oauth2 ? scopesToAsk(oauth2, chosen.get(key) ?? []) : []),
    ]),
  )
}

function settingsWith(scopes: readonly string[]): ClientSettings {
  return { publicUrl: env().publicUrl, name: 'Patchbay', callbackPaths: [ACCOUNT_CALLBACK], scopes }
}

/** Whether each account's own server gives its tokens. */
export function isOfAccountServers({ oauth2 }: Pick<Provider, 'oauth2'>): boolean {
  return oauth2?.grant === 'account_server'
}

/** A session as every grant is kept. */
export function tokensOf(session: AtprotoSession, now = Date.now()): TokenSet {
  const { accessToken, refreshToken, expiresAt, scopes, ...bound } = session
  const { did, issuer, pds, clientId, key, auth } = bound
  return {
    ...{ accessToken, tokenType: 'DPoP', refreshToken, scopes, refreshExpiresIn: null },
    expiresIn: expiresAt === null ? null : Math.max(0, Math.round((Date.parse(expiresAt) - now) / 1000)),
    kept: { did, pds },
    session: { did, issuer, pds, clientId, key, auth },
  }
}

/** A kept grant as the session that it is. Throws `ProviderFailure('invalid_grant')` for one that is none. */
export function sessionOf(credential: OAuth2Credential, scopes: readonly string[]): AtprotoSession {
  const { session, accessToken, refreshToken } = credential
  if (!session) throw new ProviderFailure('invalid_grant')
  return { ...session, accessToken, refreshToken, expiresAt: null, scopes }
}
