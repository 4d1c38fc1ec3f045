import 'server-only'
import { PassThrough } from 'node:stream'
import { factsOf, sendError } from '@/lib/api/node-answer'
import { type Arrived, type Call, readAsked } from '@/lib/api/proxy-call'
import { log } from '@/lib/log'
import { proxyRequest } from '@/lib/operations/proxy-request'
import type { IncomingMessage, ServerResponse } from '@/lib/web/listener'

/** Answers a proxied request on Node's own request and response: no byte of either body is held for longer than it must. */
export async function answerProxied(
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
  apiKey: string,
): Promise<void> {
  try {
    await proxyRequest({ apiKey, ...factsOf(request) }, call.named, {
      read: () => readAsked(call, arrivedOn(request)),
      answer: (status, headers) => begin(response, status, headers),
      signal: leavingOf(request),
    })
  } catch (error) {
    fail(request, response, error)
  } finally {
    // What nobody reads any more would keep the connection from its next request.
    if (!request.complete) request.unpipe().resume()
  }
}

/** One for each connection and not for each request: to make a signal takes longer than most that is done for one. */
const leavings = new WeakMap<IncomingMessage['socket'], AbortSignal>()

/** Aborted when the connection closes: callers leave by that, in HTTP/1.1. */
function leavingOf({ socket }: IncomingMessage): AbortSignal {
  const known = leavings.get(socket)
  if (known) return known
  const left = new AbortController()
  const leave = () => left.abort(new Error('the caller has left'))
  if (socket.closed) leave()
  else socket.once('close', leave)
  leavings.set(socket, left.signal)
  return left.signal
}

function begin(response: ServerResponse, status: number, headers: Record<string, string>): ServerResponse {
  response.writeHead(status, headers)
  // A stream may be silent at first; what has a length comes at once, in one piece with its headers.
  if (headers['content-length'] === undefined)
    setImmediate(() => {
      if (!response.writableEnded && !response.destroyed) response.flushHeaders()
    })
  return response
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.destroyed) return
  if (!response.headersSent) {
    if (!request.complete) response.setHeader('connection', 'close')
    sendError(request, response, error)
    return
  }
  log().warn({ requestId: factsOf(request).requestId, err: error }, 'a proxied answer broke off')
  response.destroy()
}

function arrivedOn(request: IncomingMessage): Arrived {
  const { headers, method = 'GET' } = request
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return {
    method,
    header: (name) => headers[name]?.toString(),
    headers: Object.entries(headers).map(([name, value = '']) => [name, value.toString()] as const),
    body: hasBody ? request : null,
    stream: () => carry(request),
  }
}

/** The body apart from its connection: whoever gives the stream up must still be able to answer. */
function carry(request: IncomingMessage): PassThrough {
  const body = new PassThrough()
  request.once('close', () => {
    if (!request.complete) body.destroy(new Error('the caller has left'))
  })
  return request.pipe(body)
}
