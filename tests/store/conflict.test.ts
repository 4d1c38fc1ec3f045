import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database, isDatabaseUnavailable, isUniqueViolation, transaction } from '@/lib/store/database'
import { closeHouse, openHouse } from '../support/house'

beforeAll(async () => {
  await openHouse([])
  await database().$executeRawUnsafe('create sequence strikes')
})
afterAll(() => closeHouse())

/** The first `times` inserts of a setting since now fail with this code, wherever they are made. */
async function strike(code: string, times: number): Promise<void> {
  await database().$executeRawUnsafe('alter sequence strikes restart')
  await database().$executeRawUnsafe(`create or replace function strike() returns trigger language plpgsql as $$
    begin if nextval('strikes') <= ${times} then raise exception 'struck' using errcode = '${code}'; end if; return new; end $$`)
  await database().$executeRawUnsafe(
    'create or replace trigger strike before insert on "Setting" for each row execute function strike()',
  )
}

const strikes = async () =>
  Number((await database().$queryRaw<{ last: bigint }[]>`select last_value as last from strikes`)[0]?.last)

describe('Q07 a transaction that PostgreSQL gives up for another one', () => {
  it.each(['40001', '40P01'])('with %s is made again, by Prisma’s statements and by ours', async (code) => {
    await strike(code, 2)
    const key = `${code}-model`
    await transaction((tx) => tx.setting.create({ data: { key, value: 1 } }))
    expect(await strikes()).toBe(3)
    await strike(code, 2)
    await transaction(
      (tx) => tx.$executeRaw`insert into "Setting" (key, value) values (${`${code}-raw`}, '1')`,
    )
    expect(await strikes()).toBe(3)
    expect(await database().setting.count({ where: { key: { startsWith: code } } })).toBe(2)
  })

  it('is given up after five, with nothing of it left', async () => {
    await strike('40001', 100)
    const hopeless = transaction((tx) => tx.setting.create({ data: { key: 'hopeless', value: 1 } }))
    await expect(hopeless).rejects.toMatchObject({ code: 'P2034' })
    expect(await strikes()).toBe(5)
    expect(await database().setting.count({ where: { key: 'hopeless' } })).toBe(0)
  })

  it('for any other reason is not made again', async () => {
    await strike('23505', 100)
    const error: unknown = await transaction((tx) =>
      tx.setting.create({ data: { key: 'taken', value: 1 } }),
    ).catch((thrown) => thrown)
    expect(isUniqueViolation(error)).toBe(true)
    expect(isDatabaseUnavailable(error)).toBe(false)
    expect(await strikes()).toBe(1)
  })

  it('in a real deadlock is the second to have been first', async () => {
    await strike('23505', 0)
    const keys = ['one', 'other']
    await database().setting.createMany({ data: keys.map((key) => ({ key, value: 0 })) })
    let begun = 0
    const both = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (begun < 2) return
        clearInterval(timer)
        resolve()
      }, 5)
    })
    const write = (order: string[]) =>
      transaction(async (tx) => {
        for (const [at, key] of order.entries()) {
          await tx.$executeRaw`update "Setting" set value = to_jsonb((value #>> '{}')::int + 1) where key = ${key}`
          if (at > 0) continue
          begun++
          await both
        }
      })
    await Promise.all([write(keys), write([...keys].reverse())])
    const rows = await database().setting.findMany({ where: { key: { in: keys } } })
    expect(rows.map(({ value }) => value)).toEqual([2, 2])
  })
})
