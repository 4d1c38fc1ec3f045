import 'server-only'
import { createHmac, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { keyRing } from '@/lib/vault/key-ring'
import { OpeningError } from '@/lib/vault/opening-error'

/** One link of a chain: what vouches for a line and for all before it. */
export interface Link {
  keyId: string
  value: Uint8Array<ArrayBuffer>
}

/** The change log's, and that of the access log's blocks: a link of one is none of the other's. */
export type ChainName = 'event' | 'access'

/** Derived once for each key of the ring. */
const chainKeys = new WeakMap<KeyObject, Map<ChainName, Uint8Array>>()

/** The link after `previous` (null at the chain's beginning) for a line of text. */
export function link(previous: Uint8Array | null, line: string, chain: ChainName = 'event'): Link {
  const { id, key } = keyRing().first
  return { keyId: id, value: compute(chainKey(key, chain), previous, line) }
}

/** Whether `claimed` is the link after `previous` for this line. Throws `OpeningError` when its key is not in the ring. */
export function verifyLink(
  previous: Uint8Array | null,
  line: string,
  claimed: { keyId: string; value: Uint8Array },
  chain: ChainName = 'event',
): boolean {
  const key = keyRing().keys.get(claimed.keyId)
  if (!key) throw new OpeningError('unknown_key')
  const actual = compute(chainKey(key, chain), previous, line)
  return actual.length === claimed.value.length && timingSafeEqual(actual, claimed.value)
}

function compute(key: Uint8Array, previous: Uint8Array | null, line: string): Uint8Array<ArrayBuffer> {
  const before = previous ?? new Uint8Array()
  const length = Buffer.alloc(4)
  // Its length first, so that no byte can move between the previous value and the line.
  length.writeUInt32BE(before.length)
  const hmac = createHmac('sha256', key).update(length).update(before).update(line, 'utf8')
  return new Uint8Array(hmac.digest())
}

function chainKey(key: KeyObject, chain: ChainName): Uint8Array {
  const known = chainKeys.get(key) ?? new Map<ChainName, Uint8Array>()
  chainKeys.set(key, known)
  const derived =
    known.get(chain) ??
    new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `patchbay ${chain} chain`, 32))
  known.set(chain, derived)
  return derived
}
