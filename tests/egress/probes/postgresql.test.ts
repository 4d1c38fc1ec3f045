import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type PostgresqlPeer, startPostgresql } from '../../support/postgresql-peer'
import { makeCertificate } from '../certificate'
import { failureOf, listen } from '../doors'
import { type Ask, ask as askServer, dialled, host, watchDials } from './server-door'

const certificate = makeCertificate(host)
const stranger = makeCertificate('server.evil.com')
let peer: PostgresqlPeer
beforeAll(async () => {
  peer = await startPostgresql(certificate)
})
afterAll(() => peer.stop())
watchDials()

const ask = (given: Partial<Ask> = {}) =>
  askServer({
    type: 'postgresql',
    port: '5432',
    security: 'tls',
    username: peer.role,
    database: 'postgres',
    ca: certificate.cert,
    peer: peer.port,
    ...given,
  })

/** In the clear, to what the operator lists. */
const askListed = (given: Partial<Ask> & { peer: number }) =>
  ask({ security: 'none', allow: [`${host}:5432`], ...given })

/** A server that says these messages, one to each thing it hears. */
async function say(...messages: Buffer[]): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = []
  const { port } = await listen(
    createServer((socket) =>
      socket
        .on('error', () => {})
        .on('data', (data) => {
          heard.push(data.toString('latin1'))
          const message = messages[heard.length - 1]
          if (message) socket.write(message)
        }),
    ),
  )
  return { port, heard }
}

const message = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}
const number = (value: number) => {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}
const error = (state: string) =>
  message('E', Buffer.from(`SFATAL\0VFATAL\0C${state}\0Mthe server says so\0\0`))
const authenticationOk = message('R', number(0))

describe('PostgreSQL', () => {
  test('lets a good password in, under TLS and over the one socket', async () => {
    expect(await ask().result).toMatchObject({ scopes: null, limited: false })
    expect(await ask({ security: 'starttls', port: '6543' }).result).toMatchObject({ limited: false })
    expect(dialled).toEqual({
      ports: [peer.port, peer.behind, peer.port, peer.behind],
      names: [],
    })
  })

  test('is asked in the clear where the operator lists it, and nowhere else', async () => {
    expect(await askListed({ peer: peer.behind }).result).toMatchObject({ limited: false })
    const open = ask({ security: 'none', peer: peer.behind })
    expect((await failureOf(open.result)).code).toBe('encryption_required')
    expect(open.counted.connected).toEqual([])
  })

  test('that refuses the password, or the role, is quoted', async () => {
    const failure = await failureOf(ask({ password: 'CANARY' }).result)
    expect(failure).toMatchObject({ code: 'invalid_token', params: { target: `${host}:5432` } })
    expect(failure.words).toContain('password authentication failed')
    expect(failure.words).not.toContain('CANARY')
    expect((await failureOf(ask({ username: 'nobody_here' }).result)).code).toBe('invalid_token')
  })

  test('without the database that was named, or closed to the role', async () => {
    expect((await failureOf(ask({ database: 'nowhere' }).result)).code).toBe('unknown_database')
    expect(await ask({ database: peer.closed }).result).toMatchObject({ limited: true })
    const wrong = ask({ database: peer.closed, password: 'wrong' })
    expect((await failureOf(wrong.result)).code).toBe('invalid_token')
  })

  test('is asked for its usual database where none is named', async () => {
    expect(await ask({ database: '' }).result).toMatchObject({ limited: false })
    const known = await say(Buffer.concat([authenticationOk, error('3D000')]))
    expect(await askListed({ peer: known.port, database: ' ' }).result).toMatchObject({ limited: true })
    expect(known.heard[0]).toContain('database\0postgres\0')
    // A pooler looks for the database first: nobody has looked at the password.
    const pooler = await say(error('3D000'))
    const unknown = askListed({ peer: pooler.port, database: '' })
    expect((await failureOf(unknown.result)).code).toBe('unknown_database')
    const shut = await say(error('42501'))
    expect((await failureOf(askListed({ peer: shut.port }).result)).code).toBe('unexpected_answer')
  })

  test('takes nothing from the environment of the process', async () => {
    vi.stubEnv('PGPASSWORD', 'CANARY')
    vi.stubEnv('PGDATABASE', 'canary')
    vi.stubEnv('PGSSLMODE', 'disable')
    try {
      expect(await ask({ database: '' }).result).toMatchObject({ limited: false })
      expect((await failureOf(ask({ password: 'wrong' }).result)).code).toBe('invalid_token')
    } finally {
      vi.unstubAllEnvs()
    }
  })

  test.each(['53300', '57P03', '57P01', '08006'])(
    'that is not fit to answer is unavailable: %s',
    async (state) => {
      const { port } = await say(error(state))
      expect(await failureOf(askListed({ peer: port }).result)).toMatchObject({
        code: 'provider_unavailable',
        words: 'the server says so',
      })
    },
  )

  test.each([
    ['of another host', stranger, stranger.cert],
    ['of nobody who is trusted', makeCertificate(host), certificate.cert],
  ])('with a certificate %s gets no password', async (_, wrong, ca) => {
    const other = await startPostgresql(wrong)
    const { result } = ask({ peer: other.port, username: other.role, ca })
    expect((await failureOf(result).finally(other.stop)).code).toBe('tls_failed')
  })

  test('at an IP address has a certificate for the address', async () => {
    const right = makeCertificate('127.0.0.1')
    const other = await startPostgresql(right)
    const listed = { peer: other.port, username: other.role, host: '127.0.0.1', allow: ['127.0.0.1:5432'] }
    try {
      expect(await ask({ ...listed, ca: right.cert }).result).toMatchObject({ limited: false })
      const named = ask({ ...listed, peer: peer.port, username: peer.role })
      expect((await failureOf(named.result)).code).toBe('tls_failed')
    } finally {
      await other.stop()
    }
  })

  test.each([
    ['N', 'tls_failed'],
    ['S and more, put there on the way', 'unexpected_answer'],
    ['E', 'unexpected_answer'],
    ['HTTP/1.1 400 Bad Request', 'unexpected_answer'],
  ])('that answers the request for TLS with %s', async (answer, code) => {
    const { port, heard } = await say(Buffer.from(answer))
    expect((await failureOf(ask({ peer: port }).result)).code).toBe(code)
    expect(heard).toHaveLength(1)
  })

  test('that asks for the password as it is, without TLS, does not get it', async () => {
    const { port, heard } = await say(message('R', number(3)))
    const failure = await failureOf(askListed({ peer: port, password: 'CANARY' }).result)
    expect(failure.code).toBe('encryption_required')
    expect(heard.join('')).not.toContain('CANARY')
  })
})
