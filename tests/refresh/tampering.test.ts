import { describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { readConnection } from '@/lib/operations/read-connection'
import { refreshAhead } from '@/lib/operations/refresh-ahead'
import { database, pool } from '@/lib/store/database'
import { refreshHouse } from './refresh-house'

const house = refreshHouse({ readers: 1 })

type Bytes = Uint8Array<ArrayBuffer>

async function sealed(key: string): Promise<Bytes> {
  return new Uint8Array((await house.row(key)).credential ?? [])
}

async function put(key: string, credential: Bytes): Promise<void> {
  await database().connection.update({ where: { id: (await house.row(key)).id }, data: { credential } })
}

const flipped = (at: (length: number) => number) => (bytes: Bytes) => {
  const place = at(bytes.length)
  return bytes.map((byte, index) => (index === place ? byte ^ 1 : byte))
}

const changes: [string, (bytes: Bytes) => Bytes][] = [
  ['M04 one bit of the ciphertext', flipped((length) => length - 40)],
  ['M04 one bit of the tag', flipped((length) => length - 1)],
  ['M04 one bit of the wrapped key', flipped(() => 30)],
  ['M04 the id of the key', flipped(() => 2)],
  ['M04 the version of the format', flipped(() => 0)],
  ['a tag that is cut', (bytes) => bytes.slice(0, -4)],
  ['all but nothing', (bytes) => bytes.slice(0, 3)],
  ['no bytes at all', () => new Uint8Array()],
]

async function isTold(key: string): Promise<void> {
  expect(await readConnection(house.admin, key)).toMatchObject({
    status: 'needs_reauth',
    failure: { code: 'opening_failed' },
  })
  const { id } = await house.row(key)
  const events = await database().event.findMany({ where: { connectionId: id } })
  expect(events.filter(({ type }) => type === 'security.opening_failed')).toHaveLength(1)
}

describe('a credential that was changed outside', () => {
  it.each(changes)(
    '%s: is never served, never overwritten by a refresh, and said so once',
    async (_, change) => {
      for (const life of [600_000, -1_000]) {
        const key = await house.plant(life)
        const broken = change(await sealed(key))
        await put(key, broken)
        for (let round = 0; round < 2; round++) {
          const answers = (await house.readers[0]?.fresh(key, 3)) ?? []
          expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(Array(3).fill('needs_reauth'))
        }
        const { id } = await house.row(key)
        await pool().query('update "Connection" set "refreshAt" = clock_timestamp() where id = $1', [id])
        await refreshAhead(systemActor('worker'))
        await house.readers[0]?.test(key)
        expect(house.server.uses).toHaveLength(0)
        expect(house.server.probes).toHaveLength(0)
        expect(await sealed(key)).toEqual(broken)
        await isTold(key)
      }
    },
  )

  it('M02 two that were swapped, each whole in itself, open neither', async () => {
    const [one, other] = [await house.plant(600_000), await house.plant(600_000)]
    const [first, second] = [await sealed(one), await sealed(other)]
    await put(one, second)
    await put(other, first)
    for (const key of [one, other]) {
      const [answer] = (await house.readers[0]?.fresh(key)) ?? []
      expect(answer && !answer.ok && answer.code).toBe('needs_reauth')
      await isTold(key)
    }
    await put(one, first)
    expect((await house.readers[0]?.fresh(one))?.[0]?.ok).toBe(true)
  })

  it('an older one of the same connection, put back, does not open at the newer version', async () => {
    const key = await house.plant(-1_000)
    const old = await sealed(key)
    await house.readers[0]?.fresh(key)
    await put(key, old)
    const [answer] = (await house.readers[0]?.fresh(key)) ?? []
    expect(answer && !answer.ok && answer.code).toBe('needs_reauth')
    await isTold(key)
  })
})
