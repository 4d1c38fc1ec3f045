import { describe, expect, it } from 'vitest'
import { grantedIn } from '../support/granted'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()

describe('an expired credential, asked for by two processes', () => {
  it('O02 by 100 callers at once: one token request, 100 right answers', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.delayMs = 100
    const answers = (await Promise.all(house.readers.map((reader) => reader.fresh(key, 50)))).flat()
    expect(house.server.uses).toHaveLength(1)
    expect(new Set(house.served(answers))).toEqual(new Set(['access-family0-1']))
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(3_000)
    await house.checkHistory(key)
  })

  it('of a provider that takes 13 s: one token request, and nobody who can wait gets an error', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.delayMs = 13_000
    const answers = (await Promise.all(house.readers.map((reader) => reader.fresh(key, 10)))).flat()
    expect(house.server.uses).toHaveLength(1)
    expect(new Set(house.served(answers)).size).toBe(1)
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await house.checkHistory(key)
  }, 30_000)

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

  it('refused by the API while unexpired, said by ten callers at once: one refresh, then none for 30 s', async () => {
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
