import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request as it arrived, spelled as it was sent. */
export interface Arrival {
  method: string
  url: string
  headers: IncomingMessage['headers']
  rawHeaders: string[]
  body: Buffer
  socket: Socket
}

export type Answering = (arrival: Arrival, response: ServerResponse) => unknown

/** An API on 127.0.0.1 that remembers what it was asked, and answers as a test says. */
export interface Upstream {
  origin: string
  host: string
  seen: Arrival[]
  answer: Answering
  /** Takes requests before their bodies are read, in the place of `answer`. */
  take: ((request: IncomingMessage, response: ServerResponse) => unknown) | null
  /** Open connections. */
  sockets: Set<Socket>
  reset(): void
  stop(): Promise<void>
}

const echo: Answering = ({ method, url, headers, body }, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ method, url, authorization: headers.authorization, body: body.toString() }))

/** Starts it. It answers with what it was asked, unless told otherwise. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer(async (request, response) => {
    request.on('error', () => {})
    if (upstream.take) return upstream.take(request, response)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '', headers, rawHeaders, socket } = request
    const arrival = { method, url, headers, rawHeaders, socket, body: Buffer.concat(chunks) }
    upstream.seen.push(arrival)
    await upstream.answer(arrival, response)
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.keepAliveTimeout = 30_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const upstream: Upstream = {
    ...{ origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, seen: [], answer: echo, take: null },
    sockets,
    reset() {
      Object.assign(upstream, { answer: echo, take: null })
      upstream.seen.length = 0
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return upstream
}
