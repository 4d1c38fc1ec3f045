import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AtprotoPeer } from '../support/atproto-peer'

/** A server of the documents that a public client is known by. */
export interface Documents {
  stop(): void
}

/** Serves documents by their paths on 127.0.0.1, where the peer fetches them when it means `publicUrl`. */
export async function serveDocuments(
  peer: AtprotoPeer,
  publicUrl: string,
  documents: Record<string, () => Response | Promise<Response>>,
): Promise<Documents> {
  const server = createServer(async (request, response) => {
    const found = await documents[request.url ?? '']?.()
    response.writeHead(found?.status ?? 404, { 'content-type': 'application/json' })
    response.end(await found?.text())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await peer.standFor(new URL(publicUrl).host, `http://127.0.0.1:${port}`)
  return { stop: () => void server.close() }
}
