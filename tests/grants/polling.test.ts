import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantFrom } from '@/lib/core/credential'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { grantPlace } from '@/lib/operations/open-credential'
import { pool } from '@/lib/store/database'
import { keepDeviceGrant, takeDuePolls } from '@/lib/store/device-polls'
import { seal } from '@/lib/vault/seal'
import { type Reader, startReader } from '../support/processes'
import { deviceHouse } from './device-house'

const house = deviceHouse()
const readers: Reader[] = []

beforeAll(async () => {
  readers.push(await startReader(), await startReader())
})
afterAll(() => Promise.all(readers.map((reader) => reader.end())))

async function work<T>(of: Reader[], during: () => Promise<T>): Promise<T> {
  await Promise.all(of.map((reader) => reader.startWorker()))
  try {
    return await during()
  } finally {
    await Promise.all(of.map((reader) => reader.stopWorker().catch(() => {})))
  }
}

const asked = async () => (await house.questions()).length
const status = async () => (await house.read()).status

describe('two processes', () => {
  it('ask as one, never sooner than the provider wants, and notice the entry by themselves', async () => {
    const begun = await house.begin()
    await work(readers, async () => {
      await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThan(3)
      await house.enter(begun)
      await expect.poll(status, { timeout: 15_000 }).toBe('connected')
    })
    const times = (await house.questions()).map(({ at }) => at)
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    // Both clocks count whole milliseconds.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(998)
  }, 40_000)

  it('slow down for good when they are told to', async () => {
    await house.begin()
    await house.server.inject('slow_down')
    await work(readers, async () => {
      await expect.poll(asked, { timeout: 20_000 }).toBe(2)
    })
    const [first, second] = await house.questions()
    expect(first?.error).toBe('slow_down')
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(5_998)
  }, 40_000)

  it('of which one is killed while the code waits: the other goes on, and nothing is lost', async () => {
    const [first, second] = readers
    if (!first || !second) throw new Error('no readers')
    await disconnectConnection(house.admin, house.slug)
    const begun = await house.begin()
    await first.startWorker()
    await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThan(0)
    await house.server.inject('late')
    await expect.poll(house.server.waiting, { timeout: 15_000 }).toBe(0)
    // In the middle of a question, of which no answer comes any more.
    await first.end()
    readers.splice(0, 1, await startReader())
    await house.enter(begun)
    expect(await status()).toBe('connecting')
    await work([second], () => expect.poll(status, { timeout: 40_000 }).toBe('connected'))
  }, 60_000)

  it('do not take the same code', async () => {
    await house.begin()
    await pool().query('update "Authorization" set "pollAt" = clock_timestamp() where "pollAt" is not null')
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeDuePolls(5, 5_000)))
    expect(taken.flat()).toHaveLength(1)
  })
})

describe('tokens that have arrived', () => {
  it('are settled by the next process, when the one that got them died before it could', async () => {
    await house.begin()
    const { id, scopes } = await house.attempt()
    const tokens = {
      ...{ accessToken: 'arrived', tokenType: 'Bearer', refreshToken: 'r', expiresIn: 3600 },
      ...{ refreshExpiresIn: null, scopes: null, kept: {} },
    }
    const now = new Date()
    const sealed = seal(grantPlace(id), JSON.stringify(grantFrom(tokens, scopes, now)))
    const until = new Date(now.getTime() + 60_000)
    expect(await keepDeviceGrant(id, sealed, now, until)).toBe(true)
    // Safe to do twice, as after a commit whose answer was lost.
    expect(await keepDeviceGrant(id, sealed, now, until)).toBe(true)
    expect(await house.read()).toMatchObject({ device: null, replacement: null })
    // The account cannot be told of a token that is made up: that is asked about, and nothing is lost.
    const settled = await house.poll()
    expect(settled.replacement).not.toBeNull()
    expect(await house.questions()).toEqual([])
  })

  it('can be kept by one attempt alone', async () => {
    await house.begin()
    const { id } = await house.attempt()
    const sealed = () => seal(grantPlace(id), '{}')
    const now = new Date()
    expect(await keepDeviceGrant(id, sealed(), now, now)).toBe(true)
    expect(await keepDeviceGrant(id, sealed(), now, now)).toBe(false)
  })
})
