import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/store/database'
import { grantedIn } from '../support/granted'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()

describe('an expired credential, asked for', () => {
  it.each([
    ['O01', 'one process', 1],
    ['O02', 'two processes', 2],
  ])(
    '%s by 100 callers at once of %s: one token request, 100 right answers',
    async (_id, _how, processes) => {
      const key = await house.plant(-1_000)
      const family = await house.familyOf(key)
      house.server.manner.delayMs = 100
      const readers = house.readers.slice(0, processes)
      const answers = (await Promise.all(readers.map((reader) => reader.fresh(key, 100 / processes)))).flat()
      expect(answers).toHaveLength(100)
      expect(house.server.uses).toHaveLength(1)
      expect(new Set(house.served(answers))).toEqual(new Set([`access-${family}-1`]))
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(3_000)
      await house.checkHistory(key)
    },
  )

  it('O08 of twenty connections and a slow provider: no transaction waits for it, and no advisory lock', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => house.plant(-1_000)))
    house.server.manner.delayMs = 1_500
    let done = false
    const asked = Promise.all(house.readers.map((reader) => reader.freshAll(keys))).finally(() => {
      done = true
    })
    const idle = `select count(*)::int as n from pg_stat_activity where datname = current_database()
      and state like 'idle in transaction%' and state_change < clock_timestamp() - interval '1 second'`
    const locks = `select count(*)::int as n from pg_locks l join pg_stat_activity a using (pid)
      where a.datname = current_database() and l.locktype = 'advisory' and a.state = 'idle'`
    const seen: number[] = []
    while (!done) {
      for (const look of [idle, locks]) seen.push((await pool().query<{ n: number }>(look)).rows[0]?.n ?? -1)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    house.served((await asked).flat())
    expect(house.server.uses).toHaveLength(20)
    expect(house.server.mostAtOnce).toBeLessThanOrEqual(10)
    expect(seen.length).toBeGreaterThan(20)
    expect(new Set(seen)).toEqual(new Set([0]))
    for (const key of keys) await house.checkHistory(key)
  })

  it('O19 whose refresh brings no refresh token keeps the one that it had', async () => {
    const key = await house.plant(-1_000)
    Object.assign(house.server.manner, { rotates: false, changes: { refresh_token: undefined } })
    const before = grantedIn(await house.row(key))
    const [served] = house.served((await house.readers[0]?.fresh(key)) ?? [])
    expect(served).not.toBe(before?.accessToken)
    expect(grantedIn(await house.row(key))?.refreshToken).toBe(before?.refreshToken)
    await house.checkHistory(key)
  })

  it('whose refresh brings a new one and fewer scopes has both, in one commit', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.changes = { scope: '' }
    house.served((await house.readers[1]?.fresh(key)) ?? [])
    const row = await house.row(key)
    expect(row).toMatchObject({ credentialVersion: 2, baseVersion: 1, rotates: true, grantedScopes: [] })
    await house.checkHistory(key)
  })

  it.each([
    ['missing', undefined, null],
    ['a string', '120', 120],
    ['negative', -1, null],
    ['huge', 1e15, null],
    ['null', null, null],
    ['an array', [], null],
    ['nonsense', '3600s', null],
  ])(
    'P15 P16 P17 whose new lifetime is %s is kept, and not refreshed again at once',
    async (_, given, seconds) => {
      const key = await house.plant(-1_000)
      house.server.manner.expiresIn = given
      for (const reader of house.readers) house.served(await reader.fresh(key, 3))
      expect(house.server.uses).toHaveLength(1)
      const { expiresAt } = await house.row(key)
      if (seconds === null) expect(expiresAt).toBeNull()
      else expect(Math.abs((expiresAt?.getTime() ?? 0) - Date.now() - seconds * 1000)).toBeLessThan(5_000)
      await house.checkHistory(key)
    },
  )

  it('P18 whose new token has no lifetime at all is not refreshed for ever', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.expiresIn = 0
    for (const reader of house.readers) house.served(await reader.fresh(key, 3))
    expect(house.server.uses).toHaveLength(1)
    await house.checkHistory(key)
  })

  it('P28 refused by the API while unexpired, said by ten callers at once: one refresh, then none for 30 s', async () => {
    const key = await house.plant(600_000)
    const { createHash } = await import('node:crypto')
    const old = grantedIn(await house.row(key))?.accessToken ?? ''
    const digest = (token: string) => createHash('sha256').update(token).digest('hex').slice(0, 16)
    const ask = (token: string) =>
      Promise.all(house.readers.map((reader) => reader.fresh(key, 5, { rejected: digest(token) })))
    const fresh = house.served((await ask(old)).flat())
    expect(new Set(fresh).size).toBe(1)
    expect(fresh[0]).not.toBe(old)
    house.served((await ask(fresh[0] ?? '')).flat())
    expect(house.server.uses).toHaveLength(1)
    await house.checkHistory(key)
  })
})
