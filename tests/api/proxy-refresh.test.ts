import { beforeAll, describe, expect, it } from 'vitest'
import { database, pool } from '@/lib/store/database'
import { piece } from '../support/pour'
import type { Answering } from '../support/upstream'
import { proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
let made = 0
beforeAll(async () => {
  slug = await house.setUp('acme')
})

/** A connection of its own for a test; its token has so long to live. */
async function connect(expiresInMs: number | null = 3_600_000, refreshable = true) {
  const name = `c${made++}`
  const id = await house.plant(slug, { name, expiresInMs, refreshable })
  const row = () => database().connection.findUniqueOrThrow({ where: { id } })
  const get = (path = '/x', more: Partial<Sent> = {}) =>
    house.send({ path: `/${slug}/request${path}?connection=${name}`, ...more })
  return { id, row, get }
}

/** Takes only tokens of these generations. */
const takes =
  (...generations: number[]): Answering =>
  ({ headers }, response) => {
    const generation = Number(headers.authorization?.split('-').at(-1))
    const status = generations.includes(generation) ? 200 : 401
    response.writeHead(status, { 'www-authenticate': 'Bearer' }).end(`${status} for ${generation}`)
  }

describe('a token', () => {
  it('C3 that has expired is refreshed once, and then the request goes', async () => {
    const { get } = await connect(-1_000)
    house.upstream.answer = takes(1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => get()))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(house.tokens.uses).toHaveLength(1)
    expect(house.upstream.seen).toHaveLength(10)
  })

  it('that is refused before its time is renewed, and the request sent once more with its body', async () => {
    const { get } = await connect()
    house.upstream.answer = takes(1)
    const body = '{"a":1}'
    const headers = { 'content-length': String(body.length), 'content-type': 'application/json' }
    const answer = await get('/x', { method: 'POST', body, headers })
    expect([answer.status, answer.text]).toEqual([200, '200 for 1'])
    expect(house.upstream.seen.map((arrival) => arrival.body.toString())).toEqual([body, body])
    expect(house.tokens.uses).toHaveLength(1)
  })

  it('that ten callers are refused with is renewed once', async () => {
    const { get } = await connect()
    house.upstream.answer = takes(1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => get()))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(house.tokens.uses).toHaveLength(1)
    expect(house.upstream.seen.length).toBeLessThanOrEqual(20)
  })

  it('that somebody else has renewed already is not renewed again', async () => {
    const { get, id } = await connect()
    house.upstream.answer = async (arrival, response) => {
      // Renewed while this very request was on its way.
      if (house.upstream.seen.length === 1) {
        await get('/y')
        return takes(1)(arrival, response)
      }
      return takes(1)(arrival, response)
    }
    expect((await get()).status).toBe(200)
    expect([
      house.tokens.uses.length,
      (await database().connection.findUniqueOrThrow({ where: { id } })).credentialVersion,
    ]).toEqual([1, 2])
  })

  it('P28 that is refused whatever is done is renewed once, and then the refusal is the answer', async () => {
    const { get } = await connect()
    house.upstream.answer = takes()
    const first = await get()
    expect([first.status, first.text, first.headers['www-authenticate']]).toEqual([
      401,
      '401 for 1',
      undefined,
    ])
    expect((await get()).text).toBe('401 for 1')
    expect(house.tokens.uses).toHaveLength(1)
  })

  it('that is refused anew after it was renewed is looked into, once for all who were refused', async () => {
    const { get, row } = await connect()
    house.upstream.answer = takes()
    house.tokens.manner.refusesGenerations = [0, 1]
    const answers = await Promise.all(Array.from({ length: 10 }, () => get()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    await expect.poll(async () => (await row()).validationCode, { timeout: 5_000 }).toBe('invalid_token')
    expect((await get()).code).toBe('needs_reauth')
    expect(house.tokens.uses).toHaveLength(1)
    expect(house.tokens.probes.length).toBeLessThan(answers.length)
  })

  it('C3 that cannot be renewed any more is said to need a person, and nothing is sent again', async () => {
    const { get, row } = await connect()
    house.upstream.answer = takes()
    house.tokens.manner.refuse = { status: 400, body: { error: 'invalid_grant' } }
    const answer = await get()
    expect([answer.status, answer.code]).toEqual([409, 'needs_reauth'])
    expect(JSON.parse(answer.text).error.message).toContain('Reconnect the account.')
    expect((await row()).validationCode).toBe('invalid_grant')
    expect(house.upstream.seen).toHaveLength(1)
    expect((await get()).code).toBe('needs_reauth')
    expect(house.upstream.seen).toHaveLength(1)
  })

  it('that has expired while its provider is away is a passing matter', async () => {
    const { get } = await connect(-1_000)
    house.tokens.manner.refuse = { status: 503, body: {} }
    const answer = await get()
    expect([answer.status, answer.code]).toEqual([503, 'connection_unavailable'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(house.upstream.seen).toEqual([])
  })

  it('that goes with a body that cannot be sent twice is renewed for the next request', async () => {
    const { get, row } = await connect()
    house.upstream.answer = takes(1)
    const headers = { 'transfer-encoding': 'chunked' }
    const put = () => get('/x', { method: 'PUT', body: piece, headers })
    expect((await put()).status).toBe(401)
    await expect.poll(async () => (await row()).credentialVersion, { timeout: 5_000 }).toBe(2)
    expect((await put()).status).toBe(200)
    expect(house.tokens.uses).toHaveLength(1)
  })

  it('without a way to renew it is looked into, and the refusal is the answer', async () => {
    const { get, row } = await connect(null, false)
    house.upstream.answer = takes()
    house.tokens.manner.refusesGenerations = [0]
    expect((await get()).status).toBe(401)
    await expect.poll(async () => (await row()).validationCode, { timeout: 5_000 }).toBe('invalid_token')
    expect((await get()).code).toBe('needs_reauth')
    expect(house.upstream.seen).toHaveLength(1)
    expect(house.tokens.probes).toHaveLength(1)
  })

  it('goes nowhere else once its destination has changed in the middle of a request', async () => {
    const { get, id } = await connect()
    house.upstream.answer = async (arrival, response) => {
      await pool().query('update "Connection" set "apiBase" = $2 where id = $1', [
        id,
        `${house.upstream.origin}/moved`,
      ])
      return takes(1)(arrival, response)
    }
    const answer = await get()
    expect([answer.status, answer.code]).toEqual([409, 'changed_meanwhile'])
    expect(house.upstream.seen.map(({ url }) => url)).toEqual(['/v1/x'])
  })
})
