import type { Atproto } from '@/lib/atproto/client'
import { METADATA_PATH } from '@/lib/atproto/client-metadata'
import { createClientKeys } from '@/lib/atproto/keys'
import { Nonces } from '@/lib/atproto/nonces'
import type { AtprotoAccount, AtprotoPeer } from '../support/atproto-peer'

export const CALLBACK = '/oauth2/callback/test'
export const LOOPBACK_URL = 'http://localhost:3000'
export const LOOPBACK_REDIRECT = `http://127.0.0.1:3000${CALLBACK}`

/** What the network beyond this machine would say, as far as a test has it say something. */
export interface Beyond {
  /** TXT records by name. */
  txt: Map<string, string[]>
  /** Answers by URL. */
  web: Map<string, () => Response>
}

export interface PeerAtproto extends Atproto {
  beyond: Beyond
}

/** This client with its ways out: to the peer, and to what the test says of the rest of the world. */
export function loopbackAtproto(
  peer: Pick<AtprotoPeer, 'plc'>,
  scopes = ['transition:generic'],
): PeerAtproto {
  const beyond: Beyond = { txt: new Map(), web: new Map() }
  return {
    beyond,
    keys: [],
    settings: { publicUrl: LOOPBACK_URL, name: 'Patchbay', callbackPaths: [CALLBACK], scopes },
    doors: {
      fetch: fetchWithin(beyond),
      resolveTxt: async (name) => beyond.txt.get(name) ?? [],
      plcDirectory: peer.plc,
      nonces: new Nonces(),
    },
  }
}

/** The same as a client with a public URL and published keys. */
export async function confidentialAtproto(
  peer: Pick<AtprotoPeer, 'plc'>,
  publicUrl: string,
): Promise<PeerAtproto> {
  const atproto = loopbackAtproto(peer)
  return {
    ...atproto,
    keys: await createClientKeys(),
    settings: { ...atproto.settings, publicUrl },
  }
}

/** Makes a handle lead to its account, as its owner does by a DNS record. */
export function announce(
  { beyond }: PeerAtproto,
  { handle, did }: Pick<AtprotoAccount, 'handle' | 'did'>,
): void {
  beyond.txt.set(`_atproto.${handle}`, [`did=${did}`])
}

function fetchWithin({ web }: Beyond): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const said = web.get(url.href)
    if (said) return said()
    if (!['localhost', '127.0.0.1'].includes(url.hostname)) throw new Error(`Nobody answers at ${url.origin}`)
    return fetch(input, init)
  }
}

export { METADATA_PATH }
