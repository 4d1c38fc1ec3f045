import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlatformAnswer, PlatformUser } from '@/lib/contract/platform'
import { database, pool } from '@/lib/store/database'
import type { Caller } from '../api/callers'
import { addFor, grantTo } from '../support/customers'
import { PUBLIC_URL } from '../support/house'
import { type Reader, startReader, type Told } from '../support/processes'
import { platformHouse } from './platform-house'

const house = platformHouse()

let one: Reader
let other: Reader
beforeAll(async () => {
  ;[one, other] = await Promise.all([startReader(), startReader()])
})
afterAll(() => Promise.all([one.end(), other.end()]))

const users = (externalId: string, group?: string) => ({
  ...{ method: 'POST', path: '/platform/users', headers: house.caller },
  body: { user: { external_id: externalId, ...(group && { external_group_id: group }) } },
})

const get = (path: string, headers: Caller = house.caller) => ({ method: 'GET', path, headers })

const only = async (told: Promise<Told[]>) => (await told)[0] as Told

const tokenIn = ({ body }: Told) => (body as PlatformUser).access_token

async function keysOf(reader: Reader): Promise<{ kid: string }[]> {
  const { body } = await only(reader.ask(get('/platform/jwks.json', {})))
  return (body as { keys: { kid: string }[] }).keys
}

/** Advisory lock of whoever puts a signing key in its place. */
const SIGNING_KEYS_LOCK = 7_202_606

/** Has both processes come to the place where the first key is made before either of them may make it. */
async function atOnce<T>(ask: () => Promise<T>): Promise<T> {
  const holder = await pool().connect()
  try {
    await holder.query('begin')
    await holder.query('select pg_advisory_xact_lock($1)', [SIGNING_KEYS_LOCK])
    const asked = ask()
    const waiting = async () => {
      const { rows } = await pool().query(
        `select distinct a.client_port from pg_locks l join pg_stat_activity a using (pid)
         where l.locktype = 'advisory' and l.objid = $1 and not l.granted and a.datname = current_database()`,
        [SIGNING_KEYS_LOCK],
      )
      return rows.length
    }
    await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    await holder.query('commit')
    return await asked
  } finally {
    holder.release()
  }
}

it('two that sign their first token at once have one key, and each takes the other’s tokens', async () => {
  expect(await database().signingKey.count()).toBe(0)
  const [mine, theirs] = await atOnce(() =>
    Promise.all([one.ask(users('ann'), 10), other.ask(users('bob'), 10)]),
  )
  expect([...mine, ...theirs].map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(await database().signingKey.count({ where: { retiredAt: null } })).toBe(1)
  expect(await keysOf(one)).toEqual(await keysOf(other))
  for (const [reader, told, externalId] of [
    ...mine.map((each) => [other, each, 'ann'] as const),
    ...theirs.map((each) => [one, each, 'bob'] as const),
  ]) {
    const asked = get('/platform_user/session', { authorization: `Bearer ${tokenIn(told)}` })
    const session = await only(reader.ask(asked))
    expect([session.status, JSON.stringify(session.body)]).toEqual([200, expect.stringContaining(externalId)])
  }
})

it('a user who is provisioned on both at once is one user, in one group, made once', async () => {
  const asked = users('crowd', 'crowd group')
  const told = await Promise.all([one.ask(asked, 20), other.ask(asked, 20)])
  expect(told.flat().map(({ status }) => status)).toEqual(Array(40).fill(200))
  expect(await database().subject.count({ where: { externalId: 'crowd' } })).toBe(1)
  expect(await database().group.count({ where: { externalId: 'crowd group' } })).toBe(1)
  expect(await database().event.count({ where: { type: 'subject.created', target: 'crowd' } })).toBe(1)
})

it('who is made on one is read on the other, with a token that was renewed once for both', async () => {
  await one.ask(users('dora'))
  const path = `/platform/users/dora/connections/${house.slug}`
  const before = await only(other.ask(get(path)))
  expect([before.status, (before.body as PlatformAnswer).connection.enabled]).toEqual([200, false])
  const subject = await database().subject.findUniqueOrThrow({ where: { externalId: 'dora' } })
  const grant = house.server.grant()
  await grantTo(await addFor(subject, house.integrationId), grant, { expiresInMs: -1_000 })
  const told = (await Promise.all([one.ask(get(path), 10), other.ask(get(path), 10)])).flat()
  const tokens = told.map(({ body }) => (body as PlatformAnswer).authorization?.access_token)
  expect(new Set(tokens)).toEqual(new Set([`access-${grant.family}-1`]))
  expect(house.server.usesOf(grant.family)).toHaveLength(1)
})

it('a session and a one-time token of one are good on the other: the token once, and neither after it ended', async () => {
  const token = tokenIn(await only(one.ask(users('eve'))))
  const bearer = { authorization: `Bearer ${token}` }
  const begun = await only(
    one.ask({ method: 'POST', path: '/platform_user/sessions', headers: bearer, body: {} }),
  )
  const cookie = begun.headers['set-cookie']?.split(';')[0] ?? ''
  const browser = { cookie, origin: PUBLIC_URL }
  expect((await only(other.ask(get('/platform_user/session', browser)))).status).toBe(200)

  const made = await only(
    other.ask({ method: 'POST', path: '/platform_user/sessions/ott', headers: browser }),
  )
  const { ott } = made.body as { ott: string }
  const open = { method: 'POST', path: '/platform_user/sessions', headers: {}, body: { ott } }
  const entered = (await Promise.all([one.ask(open, 5), other.ask(open, 5)])).flat()
  expect(entered.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(410)])

  await other.ask({ method: 'DELETE', path: '/platform_user/sessions', headers: browser })
  expect((await only(one.ask(get('/platform_user/session', browser)))).status).toBe(401)
})
