import { createHash, randomBytes } from 'node:crypto'
import {
  atprotoLoopbackClientMetadata,
  isOAuthClientIdLoopback,
  NodeOAuthClient,
  type NodeSavedSession,
  type NodeSavedSessionStore,
  type NodeSavedState,
  type NodeSavedStateStore,
  type OAuthClientMetadataInput,
} from '@atproto/oauth-client-node'
import {
  type ClientSettings,
  clientKindOf,
  confidentialMetadata,
  loopbackMetadata,
} from '@/lib/atproto/client-metadata'
import { handleResolver } from '@/lib/atproto/handle'
import { type AtprotoIdentity, type IdentityDoors, resolveIdentity } from '@/lib/atproto/identity'
import { createSessionKey, keysetOf, type PrivateKey, signerOf } from '@/lib/atproto/keys'
import type { Nonces } from '@/lib/atproto/nonces'
import { ProviderFailure } from '@/lib/core/failure'

/** This installation as a client of AT Protocol, and the ways out that it is handed. */
export interface Atproto {
  doors: IdentityDoors & {
    /** Of authorization servers alone. */
    nonces: Nonces
  }
  settings: ClientSettings
  /** Private, as `createClientKeys` orders them; a loopback client needs none. */
  keys: readonly PrivateKey[]
}

/** What is on its way between begin and finish, for one attempt. */
export interface Flow {
  fetch?: typeof globalThis.fetch
  /** An account that was resolved a moment ago. */
  known?: AtprotoIdentity
  /** Of the client that a session was given to; what this one has now, unless told. */
  clientId?: string
  state?: NodeSavedState
}

/** What one flow has brought so far. */
export interface FlowResult {
  client: NodeOAuthClient
  state: { key: string; value: NodeSavedState } | null
  session: NodeSavedSession | null
}

/**
 * The client library for one flow. Its stores hold that flow alone: nothing is found in it that another began, so that
 * sessions of one account stand side by side and none is ended by the next. Whoever calls keeps what it brings.
 */
export async function openClient({ doors, settings, keys }: Atproto, flow: Flow = {}): Promise<FlowResult> {
  const result: Omit<FlowResult, 'client'> = { state: null, session: null }
  const stateStore: NodeSavedStateStore = {
    get: async () => flow.state,
    set: async (key, value) => {
      result.state = { key, value }
    },
    del: async () => {},
  }
  const sessionStore: NodeSavedSessionStore = {
    get: async () => undefined,
    set: async (_did, session) => {
      result.session = session
    },
    del: async () => {},
  }
  const client = new NodeOAuthClient({
    ...(await descriptionOf(settings, keys, flow.clientId)),
    stateStore,
    sessionStore,
    fetch: flow.fetch ?? doors.fetch,
    dpopNonceCache: doors.nonces,
    identityResolver: {
      resolve: async (input) => flow.known ?? resolveIdentity(doors, input),
    },
    handleResolver: handleResolver(doors),
    // Whether http may be spoken to a host is egress's to say, host by host.
    allowHttp: true,
    runtimeImplementation: {
      createKey: async () => signerOf(await createSessionKey()),
      // Its states would have 16 bytes; the callback takes ours alone, which have 32.
      getRandomValues: (length) => randomBytes(Math.max(length, 32)),
      digest: (bytes, { name }) => createHash(name).update(bytes).digest(),
      // A flow has a client of its own; what several could do at once is under a lease.
      requestLock: async (_name, act) => act(),
    },
  })
  return Object.assign(result, { client })
}

async function descriptionOf(settings: ClientSettings, keys: readonly PrivateKey[], clientId?: string) {
  const kind = clientKindOf(settings.publicUrl)
  if (kind === 'unreachable') throw new ProviderFailure('authorization_url_failed')
  // The id of such a client says all about it, so that another scope makes another client: a session has its own.
  if (clientId && isOAuthClientIdLoopback(clientId))
    return { clientMetadata: atprotoLoopbackClientMetadata(clientId) }
  if (kind === 'loopback') return { clientMetadata: loopbackMetadata(settings) }
  const clientMetadata: OAuthClientMetadataInput = confidentialMetadata(settings)
  return { clientMetadata, keyset: await keysetOf(keys) }
}
