import { createHash } from 'node:crypto'
import { hasUnprintable } from '@/lib/core/text'

/** What an account says of itself, in a record of its own. */
export interface Profile {
  displayName: string | null
  /** At the account's own server, where anybody may fetch it. */
  pictureUrl: string | null
}

const RECORD = { collection: 'app.bsky.actor.profile', rkey: 'self' }

/** As CIDs are written in base 32; nothing that could leave its place in an address. */
const cidForm = /^b[a-z2-7]{20,100}$/

/** Reads an account's profile at its own server. Somebody else wrote it: only plain text is taken, and only a blob of the account. */
export async function readProfile(
  door: { fetch: typeof globalThis.fetch },
  { pds, did }: { pds: string; did: string },
): Promise<Profile> {
  const url = new URL('/xrpc/com.atproto.repo.getRecord', pds)
  for (const [name, value] of Object.entries({ repo: did, ...RECORD })) url.searchParams.set(name, value)
  const response = await door.fetch(url, { headers: { accept: 'application/json' } })
  if (response.status !== 200) return { displayName: null, pictureUrl: null }
  const { value } = (await response.json()) as { value?: { displayName?: unknown; avatar?: unknown } }
  const { ref } = (value?.avatar ?? {}) as { ref?: { $link?: unknown } }
  return { displayName: plain(value?.displayName), pictureUrl: blobUrl(pds, did, ref?.$link) }
}

function plain(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return text !== '' && text.length <= 100 && !hasUnprintable(text) && !/[\t\r\n]/.test(text) ? text : null
}

function blobUrl(pds: string, did: string, cid: unknown): string | null {
  if (typeof cid !== 'string' || !cidForm.test(cid)) return null
  const url = new URL('/xrpc/com.atproto.sync.getBlob', pds)
  url.searchParams.set('did', did)
  url.searchParams.set('cid', cid)
  return url.href
}

/** What a CID of raw bytes begins with: version 1, raw, SHA-256 of 32 bytes (https://atproto.com/specs/blob). */
const RAW_SHA256 = [0x01, 0x55, 0x12, 0x20]

/** Whether these bytes are the blob that a profile's picture is at: its CID is their digest. */
export function isBlobAt(pictureUrl: string, bytes: Uint8Array): boolean {
  const digest = createHash('sha256').update(bytes).digest()
  return new URL(pictureUrl).searchParams.get('cid') === `b${base32(Buffer.from([...RAW_SHA256, ...digest]))}`
}

/** RFC 4648 §6 in small letters, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups
    .map((group) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('')
}
