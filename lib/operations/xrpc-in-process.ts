import 'server-only'
import { createXrpcClient, type SessionKeeper, type SessionTokens, type XrpcClient } from '@/lib/atproto/xrpc'
import type { Actor } from '@/lib/core/actor'
import { type ConnectionKey, parseConnectionKey } from '@/lib/core/connection-key'
import { grantedOf } from '@/lib/core/credential'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { isProviderFailure, type ProviderFailure } from '@/lib/core/failure'
import { pdsNonces } from '@/lib/egress/dpop'
import { egressFetch } from '@/lib/egress/fetch'
import { type FreshOptions, freshUse } from '@/lib/operations/fresh-credential'
import { lookIntoRefusal } from '@/lib/operations/look-into-refusal'
import { refreshConnection, targetOf } from '@/lib/operations/refresh-connection'
import { findConnection, findConnectionOfAccount } from '@/lib/store/connections'
import { digest } from '@/lib/vault/digest'

/** A client of one connected account's own server, for code in this process. */
export interface AccountClient extends XrpcClient {
  did: string
  /** The connection that it speaks for. */
  connectionId: string
  /** Asks for new tokens now. Null: done; else why not. */
  refresh(): Promise<ProviderFailure | null>
}

export type FoundClient =
  | { ok: true; client: AccountClient }
  | { ok: false; error: 'not_found' | 'no_session' | 'reauth' }

/** Of an answer, which is held whole; larger blobs go through the proxy, which hands them on as they come. */
const MOST_BYTES = 32 * 1024 * 1024

/**
 * The client of an account by its DID; of several connections of it, the one that was connected last. `not_found`: there
 * is none; `reauth`: its session is over.
 */
export async function fromDid(actor: Actor, did: string): Promise<FoundClient> {
  const found = await findConnectionOfAccount(did)
  if (!found) return { ok: false, error: 'not_found' }
  return openOrSay(actor, { by: 'id', id: found.id })
}

/**
 * The client of the connection that a web session holds the key of, its tokens refreshed if they must be. What is no key
 * is no session; whatever else is wrong, somebody has to sign in again.
 */
export async function fromSession(actor: Actor, key: unknown): Promise<FoundClient> {
  if (typeof key !== 'string' || key === '') return { ok: false, error: 'no_session' }
  return openOrSay(actor, parseConnectionKey(key))
}

async function openOrSay(actor: Actor, key: ConnectionKey): Promise<FoundClient> {
  try {
    const client = await open(actor, key)
    if (client) return { ok: true, client }
  } catch (error) {
    if (!isPatchbayError(error) && !isProviderFailure(error)) throw error
  }
  return { ok: false, error: 'reauth' }
}

async function open(actor: Actor, key: ConnectionKey): Promise<AccountClient | null> {
  const first = await read(actor, key, {})
  if (!first) return null
  const { id } = first
  const doors = { fetch: egressFetch({ maxBytes: MOST_BYTES }), nonces: pdsNonces() }
  return {
    ...createXrpcClient(doors, keeperOf(actor, { by: 'id', id })),
    did: first.tokens.did,
    connectionId: id,
    refresh: async () => {
      const connection = await findConnection({ by: 'id', id })
      return connection && refreshConnection(actor, targetOf(connection), { force: true })
    },
  }
}

function keeperOf(actor: Actor, key: ConnectionKey): SessionKeeper {
  const current = async (options: FreshOptions) => (await read(actor, key, options))?.tokens ?? null
  return {
    current: async () => {
      const tokens = await current({})
      if (!tokens) throw new Error('the connection holds no session any more')
      return tokens
    },
    renew: async ({ accessToken }) => {
      const rejected = Buffer.from(digest(accessToken)).toString('hex').slice(0, 16)
      const tokens = await current({ rejected }).catch((error) => {
        if (isPatchbayError(error)) return null
        throw error
      })
      return tokens?.accessToken === accessToken ? null : tokens
    },
    end: async () => {
      const connection = await findConnection(key)
      if (connection) await lookIntoRefusal(actor, connection.id)
    },
  }
}

async function read(
  actor: Actor,
  key: ConnectionKey,
  options: FreshOptions,
): Promise<{ id: string; tokens: SessionTokens } | null> {
  const { row, credential, status } = await freshUse(actor, key, options)
  if (status === 'needs_reauth') throw new PatchbayError('needs_reauth')
  const granted = grantedOf(credential)
  if (!granted?.session) return null
  const { did, pds, key: bound } = granted.session
  return { id: row.id, tokens: { did, pds, key: bound, accessToken: granted.accessToken } }
}
