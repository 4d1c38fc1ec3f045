import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY_LIMIT } from '@/lib/api/key-limit'
import { createIntegration } from '@/lib/operations/create-integration'
import { purge } from '@/lib/operations/purge'
import { database, pool } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { ask, type Caller, person, program } from './callers'

let machine: Caller
let admin: Caller

beforeAll(async () => {
  await openHouse([])
  machine = await program([
    'integrations:read',
    'integrations:write',
    'connections:read',
    'connections:write',
  ])
  admin = await person('admin')
  await createIntegration(await signedIn(), { provider: 'google' })
})
afterAll(closeHouse)

const path = '/integrations/google/connections'
const add = (caller: Caller, key: string, name: string, to = path) =>
  ask({ ...caller, 'idempotency-key': key }, 'POST', to, { name })
const count = () => database().connection.count()

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.code}`
}

describe('a POST with an Idempotency-Key', () => {
  it('is done once, and answered the same again', async () => {
    const first = await add(machine, 'one', 'first')
    const before = await count()
    const again = await add(machine, 'one', 'first')
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.text()).toBe(await first.text())
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    expect(again.headers.get('cache-control')).toBe('no-store')
    expect(await count()).toBe(before)
  })

  it('keeps a refusal too', async () => {
    expect(await codeOf(await add(machine, 'refused', '???'))).toBe('400 invalid_name')
    const again = await add(machine, 'refused', '???')
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await codeOf(again)).toBe('400 invalid_name')
  })

  it.each([
    ['another body', () => add(machine, 'two', 'other')],
    ['another address', () => add(machine, 'two', 'second', '/integrations/nothing/connections')],
  ])('is refused for %s', async (_, send) => {
    await add(machine, 'two', 'second')
    expect(await codeOf(await send())).toBe('422 idempotency_mismatch')
  })

  it('is each caller’s own', async () => {
    await add(machine, 'three', 'third')
    const other = await add(admin, 'three', 'another')
    expect(other.headers.get('idempotency-replayed')).toBeNull()
    expect(other.status).toBe(201)
  })

  it('sent many times at once is done once', async () => {
    const before = await count()
    const answers = await Promise.all(Array.from({ length: 8 }, () => add(machine, 'race', 'raced')))
    expect(await count()).toBe(before + 1)
    for (const answer of answers) {
      if (answer.status === 201) continue
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(await codeOf(answer)).toBe('409 idempotency_in_flight')
    }
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
  })

  it('is free again after a day, or when its process did not live to answer', async () => {
    await add(machine, 'old', 'aged')
    await age('old', '25 hours')
    expect(await codeOf(await add(machine, 'old', 'aged'))).toBe('409 already_exists')
    await pool().query(`update "RememberedAnswer" set status = null where key = 'old'`)
    expect(await codeOf(await add(machine, 'old', 'aged'))).toBe('409 idempotency_in_flight')
    await age('old', '3 minutes')
    expect(await codeOf(await add(machine, 'old', 'aged'))).toBe('409 already_exists')
    await age('old', '25 hours')
    await purge()
    expect(await database().rememberedAnswer.count({ where: { key: 'old' } })).toBe(0)
  })

  it.each(['', 'x'.repeat(256), 'ü'])('is refused with a key like %j', async (key) => {
    expect(await codeOf(await add(machine, key, 'x'))).toBe('400 invalid_idempotency_key')
  })

  it('L02 is bounded as any other', async () => {
    expect(await codeOf(await add(machine, 'large', 'x'.repeat(300_000)))).toBe('413 payload_too_large')
  })

  it('says nothing to nobody', async () => {
    expect(await codeOf(await add({}, 'one', 'first'))).toBe('401 unauthenticated')
  })
})

const age = (key: string, by: string) =>
  pool().query(`update "RememberedAnswer" set "createdAt" = now() - $2::interval where key = $1`, [key, by])

describe('the requests of an API key', () => {
  it('T10 are counted, and told when there are too many', async () => {
    const busy = await program(['integrations:read'])
    const first = await ask(busy, 'GET', '/integrations')
    expect(first.headers.get('ratelimit-limit')).toBe(String(KEY_LIMIT))
    expect(first.headers.get('ratelimit-remaining')).toBe(String(KEY_LIMIT - 1))
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0)
    let last = first
    // A refusal costs less, and counts as much.
    for (let sent = 1; sent <= KEY_LIMIT; sent++) last = await ask(busy, 'GET', '/settings')
    expect(last.headers.get('ratelimit-remaining')).toBe('0')
    const over = await ask(busy, 'GET', '/integrations')
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await codeOf(over)).toBe('429 too_many_requests')
    expect((await ask(machine, 'GET', '/integrations')).status).toBe(200)
    expect((await ask(admin, 'GET', '/integrations')).headers.has('ratelimit-limit')).toBe(false)
  })
})
