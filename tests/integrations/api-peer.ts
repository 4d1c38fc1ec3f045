import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A provider's API on 127.0.0.1 that takes whatever it is shown, but for the tokens that it was told to refuse. */
export interface ApiPeer {
  origin: string
  /** Tokens that it answers with 401; `every` refuses whatever comes. */
  refused: Set<string>
  asked: Asked[]
  stop(): Promise<void>
}

export async function startApiPeer(): Promise<ApiPeer> {
  const peer = { refused: new Set<string>(), asked: [] as Asked[] } as ApiPeer
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '/', headers } = request
    peer.asked.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') })
    if (url.endsWith('/silence')) return
    if (url.endsWith('/away')) {
      response.writeHead(302, { location: `http://127.0.0.1:1/stolen` }).end()
      return
    }
    const token = (headers.authorization ?? '').replace(/^Bearer /, '')
    const status =
      peer.refused.has(token) || peer.refused.has('every') ? 401 : url.includes('/teapot') ? 418 : 200
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"hello":"there"}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  peer.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  peer.stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return peer
}
