import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { catalogHouse } from './catalog-house'

const house = catalogHouse()

let server: Server
beforeAll(async () => {
  server = createServer(getRequestListener(api.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

/** As clients send it over a socket: each says in its own way that there is no body, or that there is one. */
async function connect(headers: Record<string, string>, body = ''): Promise<number> {
  const { caller } = await house.guest()
  const { port } = server.address() as AddressInfo
  const sent = request({
    ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/platform_user/connections/local' },
    headers: { ...caller, ...headers },
  })
  sent.end(body)
  const [answer] = await once(sent, 'response')
  answer.resume()
  return answer.statusCode
}

const json = { 'content-type': 'application/json' }

it.each([
  ['with a length of none', { 'content-length': '0' }],
  ['in no pieces', { 'transfer-encoding': 'chunked' }],
  ['with a type that nothing is of', { ...json, 'content-length': '0' }],
])('connecting needs no body: %s', async (_, headers) => {
  expect(await connect(headers)).toBe(200)
})

it('and one that is sent is still held to be JSON, and to be right', async () => {
  expect(await connect(json, '{}')).toBe(200)
  expect(await connect({}, '{}')).toBe(415)
  expect(await connect({ 'content-type': 'text/plain' }, '{}')).toBe(415)
  expect(await connect(json, '{')).toBe(400)
  expect(await connect(json, '{"role":"admin"}')).toBe(400)
})
