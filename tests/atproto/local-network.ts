import { randomUUID } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { Actor, UserActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { type CallbackResult, completeAuthorization } from '@/lib/operations/complete-authorization'
import { createIntegration } from '@/lib/operations/create-integration'
import { atproto } from '@/lib/providers/atproto'
import { transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { randomToken } from '@/lib/vault/digest'
import { atprotoConsent } from '../support/atproto-consent'
import type { AtprotoAccount, AtprotoPeer } from '../support/atproto-peer'

/** The shipped provider, with the tests' own directory. */
export async function setUpAtproto(actor: Actor, peer: AtprotoPeer): Promise<string> {
  const key = `local-${randomUUID().slice(0, 8)}`
  const oauth2 = { ...atproto.oauth2, directoryUrl: peer.plc }
  const provider: Provider = { ...atproto, key, name: `AT Protocol ${key}`, oauth2 }
  await transaction((tx) => createCustomProvider(tx, provider))
  return (await createIntegration(actor, { provider: key })).slug
}

/** A name server on loopback that runs for a whole file. */
export interface Names {
  address: string
  stop(): void
}

/** Answers the TXT records of `_atproto.alice.test` alone (RFC 1035 §3.3.14), and that there is nothing else. */
export async function startNames(texts: readonly string[]): Promise<Names> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.on('message', (query, from) => {
    const end = query.indexOf(0, HEADER) + 1
    const isAsked = query
      .subarray(HEADER, end)
      .toString('latin1')
      .toLowerCase()
      .includes('_atproto\u0005alice')
    const found = isAsked && query.readUInt16BE(end) === TXT ? texts : []
    const header = Buffer.from(query.subarray(0, HEADER))
    // An answer, and where there is none, NXDOMAIN.
    header.writeUInt16BE(found.length > 0 ? 0x8180 : 0x8183, 2)
    header.writeUInt16BE(found.length, 6)
    header.writeUInt16BE(0, 10)
    socket.send(Buffer.concat([header, query.subarray(HEADER, end + 4), ...found.map(record)]), from.port)
  })
  return { address: `127.0.0.1:${socket.address().port}`, stop: () => void socket.close() }
}

const HEADER = 12
const TXT = 16

function record(text: string): Buffer {
  const data = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])
  const fixed = Buffer.alloc(12)
  fixed.writeUInt16BE(0xc000 + HEADER, 0)
  fixed.writeUInt16BE(TXT, 2)
  fixed.writeUInt16BE(1, 4)
  fixed.writeUInt16BE(data.length, 10)
  return Buffer.concat([fixed, data])
}

/** One person at one browser, who begins with what they type and comes back as whoever they sign in as. */
export async function connectAs(
  actor: Actor & UserActor,
  slug: string,
  account: AtprotoAccount,
  options: {
    typed?: string
    connection?: string
    decision?: 'allow' | 'reject'
    change?: (back: URL) => void
  } = {},
): Promise<{ result: CallbackResult; back: URL; browser: string }> {
  const { typed = account.did, connection, decision = 'allow', change } = options
  const browser = randomToken()
  const begun = await beginAuthorization(actor, { integration: slug, connection, browser, account: typed })
  const back = await atprotoConsent(begun.url, {
    ...{ username: account.handle, password: account.password, decision },
  })
  change?.(back)
  return { result: await comeBack(actor, back, browser), back, browser }
}

export function comeBack(actor: Actor, back: URL, browser: string): Promise<CallbackResult> {
  return completeAuthorization(actor, { query: back.searchParams, path: back.pathname, browser })
}
