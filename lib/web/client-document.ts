import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { readClientKeys, readClientMetadata } from '@/lib/operations/account-server'

/** What authorization servers of AT Protocol read of us, without being asked who they are. Nothing in it is secret. */
export async function answerDocument(which: 'metadata' | 'keys'): Promise<Response> {
  const anybody: Actor = { type: 'anonymous', requestId: crypto.randomUUID(), address: null }
  const document = which === 'keys' ? await readClientKeys(anybody) : await readClientMetadata(anybody)
  // Servers keep it for some minutes whatever we say; a cache of ours must not add to that.
  return Response.json(document, { headers: { 'cache-control': 'no-store' } })
}
