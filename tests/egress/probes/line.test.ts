import { createServer, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { failureOf, listen } from '../doors'
import { ask, host, watchDials } from './server-door'

watchDials()
const types = ['smtp', 'postgresql', 'mysql'] as const
const ports = { smtp: '465', postgresql: '5432', mysql: '3306' }

/** Listens, and answers the sockets that are open. */
async function serve(on: (socket: Socket) => void) {
  const open = new Set<Socket>()
  const { port } = await listen(
    createServer((socket) => {
      open.add(socket)
      socket.on('error', () => {}).on('close', () => open.delete(socket))
      on(socket)
    }),
  )
  return { port, open }
}

describe.each(types)('%s', (type) => {
  const common = { type, port: ports[type] }

  test.each(['tls', 'none'])(
    'a server that says nothing is given up at the deadline (%s)',
    async (security) => {
      const { port, open } = await serve((socket) => socket.resume())
      const given = { ...common, peer: port, security, allow: [`${host}:${ports[type]}`], timeoutMs: 150 }
      expect(await failureOf(ask(given).result)).toMatchObject({
        code: 'timeout',
        params: { target: `${host}:${ports[type]}` },
      })
      await expect.poll(() => open.size).toBe(0)
    },
  )

  test('a server that drips is given up at the deadline', async () => {
    const { port, open } = await serve((socket) => {
      socket.write(type === 'smtp' ? '220-hello' : Buffer.from([0xff]))
      const drip = setInterval(() => socket.write('0'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    const given = {
      ...common,
      peer: port,
      security: 'none',
      allow: [`${host}:${ports[type]}`],
      timeoutMs: 300,
    }
    expect(['timeout', 'unexpected_answer']).toContain((await failureOf(ask(given).result)).code)
    await expect.poll(() => open.size).toBe(0)
  })

  test('a server that never ends is cut off', async () => {
    let written = 0
    const { port, open } = await serve((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write(endless)) written += endless.length
      }
      socket.on('drain', more)
      more()
    })
    const given = { ...common, peer: port, security: 'none', allow: [`${host}:${ports[type]}`] }
    expect((await failureOf(ask(given).result)).code).toBe('unexpected_answer')
    await expect.poll(() => open.size).toBe(0)
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })

  test('a server that hangs up makes no connection', async () => {
    const { port } = await serve((socket) => socket.destroy())
    const given = { ...common, peer: port, security: 'none', allow: [`${host}:${ports[type]}`] }
    expect((await failureOf(ask(given).result)).code).toBe('connection_failed')
    const secured = ask({ ...common, peer: port, security: 'tls' })
    expect((await failureOf(secured.result)).code).toBe('connection_failed')
  })

  test('what a library cannot read ends the probe, and not the process', async () => {
    for (const noise of noises) {
      const { port } = await serve((socket) => {
        socket.write(noise)
        socket.on('data', () => socket.write(noise))
      })
      const given = {
        ...common,
        peer: port,
        security: 'none',
        allow: [`${host}:${ports[type]}`],
        timeoutMs: 300,
      }
      expect((await failureOf(ask(given).result)).code).toMatch(
        /^(unexpected_answer|connection_failed|timeout|provider_unavailable)$/,
      )
    }
  })

  test('a closed door, a name that is unknown, one that leads inside', async () => {
    const { port } = await serve(() => {})
    const inside = ask({ ...common, peer: port, security: 'tls', names: { [host]: ['10.0.0.5'] } })
    expect(await failureOf(inside.result)).toMatchObject({
      code: 'blocked_address',
      params: { target: `${host}:${ports[type]}` },
    })
    expect(inside.counted.connected).toEqual([])
    const unknown = ask({ ...common, peer: port, security: 'tls', names: {} })
    expect(await failureOf(unknown.result)).toMatchObject({
      code: 'name_not_found',
      params: { target: host },
    })
    const refused = ask({ ...common, peer: await closedPort(), security: 'tls' })
    expect((await failureOf(refused.result)).code).toBe('connection_failed')
  })

  test.each([
    { username: '' },
    { password: '' },
    { username: 'user\0database\0other' },
    { password: 'right\0' },
    { database: 'a\0b' },
  ])('a credential that no server could take is not sent: %j', async (given) => {
    const asked = ask({ ...common, peer: 1, security: 'tls', ...given })
    expect((await failureOf(asked.result)).code).toBe('invalid_token')
    expect(asked.counted).toEqual({ resolved: [], connected: [] })
  })
})

const endless = Buffer.alloc(16_384, '2')
const noises = [
  Buffer.from('R\0\0\0\x08\0\0\0\x0aD\0\0\0\x06\xff\xff', 'latin1'),
  Buffer.from('D\0\0\0\x06\xff\xffE\0\0\0\x05C', 'latin1'),
  Buffer.from([1, 0, 0, 0, 0x0a]),
  Buffer.from([9, 0, 0, 0, 0x0a, 0x35, 0, 1, 0, 0, 0, 1, 2]),
  Buffer.from([2, 0, 0, 0, 0xff, 0x15]),
  Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]),
  Buffer.from('220\r\n250-\r\n\r\n250 AUTH\r\n334\r\n'),
  Buffer.alloc(300, 0xff),
]

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
