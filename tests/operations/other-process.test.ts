import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import { pool } from '@/lib/store/database'
import { type Reader, startReader } from '../support/processes'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()
const readers: Reader[] = []
let slug: string

async function start(environment: Record<string, string> = {}): Promise<Reader> {
  const reader = await startReader(environment)
  readers.push(reader)
  return reader
}

beforeAll(async () => {
  slug = await house.setUp('faulty')
})
afterAll(() => Promise.all(readers.map((reader) => reader.end())))

it('Q10 a consent that began in a process that is gone is finished by the next', async () => {
  const old = await start()
  const callback = await house.consentTo(slug, async (integration) => {
    const url = await old.begin(house.admin, integration, house.browser)
    await old.end()
    return url
  })
  expect(await house.finish(callback)).toMatchObject({ type: 'finished', slug })
  expect(await readConnection(house.admin, slug)).toMatchObject({ status: 'connected', renewable: true })
})

/** Every row of the database, as text. */
async function dump(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const tables: string[] = []
  for (const { name } of rows)
    tables.push(JSON.stringify((await client.query(`select t::text from "${name}" t order by 1`)).rows))
  await client.end()
  return tables.join('\n')
}

describe('a database that was restored elsewhere', () => {
  let restored: string

  beforeAll(async () => {
    await pool().query('update "Connection" set "expiresAt" = clock_timestamp() + interval \'1 hour\'')
    const source = new URL(process.env.DATABASE_URL ?? '')
    const url = new URL(source)
    url.pathname = `/restored_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client(inject('postgresUrl'))
    await admin.connect()
    const name = source.pathname.slice(1)
    // Nobody may be in what is copied.
    const sessions =
      'select count(pg_terminate_backend(pid))::int as n from pg_stat_activity where datname = $1'
    await vi.waitFor(
      async () => expect((await admin.query(sessions, [name])).rows).toEqual([{ n: 0 }]),
      5_000,
    )
    await admin.query(`create database ${url.pathname.slice(1)} template ${name}`)
    await admin.end()
    restored = url.href
  })

  it('opens with its keys, and a refresh token that has been replaced since is said to be over', async () => {
    const reader = await start({ DATABASE_URL: restored, NEXTAUTH_SECRET: randomBytes(32).toString('hex') })
    await reader.prepare()
    expect(await reader.fresh(slug)).toMatchObject([{ ok: true, value: { accessToken: 'access-1' } }])
    const client = new pg.Client(restored)
    await client.connect()
    await client.query('update "Connection" set "expiresAt" = clock_timestamp()')
    await client.end()
    house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
    expect(await reader.fresh(slug)).toMatchObject([{ ok: false, code: 'needs_reauth' }])
  })

  it.each([
    [
      'Q14 without its keys',
      () => `k2:${randomBytes(32).toString('base64')}`,
      /"k1", which is not in the list/,
    ],
    [
      'Q14 with others of the same name',
      () => `k1:${randomBytes(32).toString('base64')}`,
      /"k1" is not the one/,
    ],
  ])('%s does not start, says why, and is not touched', async (_, keys, why) => {
    const before = await dump(restored)
    const reader = await start({ DATABASE_URL: restored, PATCHBAY_ENCRYPTION_KEYS: keys() })
    await expect(reader.prepare()).rejects.toThrow(why)
    expect(await dump(restored)).toBe(before)
  })
})
