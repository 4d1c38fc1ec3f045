import { createServer } from 'node:http'

/** An API that answers every request with 2 kB of JSON. */
export function startSmallApi(port: number): void {
  const body = JSON.stringify({ items: 'x'.repeat(2_000) })
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
  const server = createServer((_, response) => response.writeHead(200, headers).end(body))
  server.keepAliveTimeout = 60_000
  server.listen(port, '127.0.0.1', () => process.send?.('ready'))
}
