import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '@/lib/operations/create-api-key'
import { readConnection } from '@/lib/operations/read-connection'
import { readOverview } from '@/lib/operations/read-overview'
import { whatKeyUses, whoUses, whoUsesIntegration } from '@/lib/operations/who-uses'
import { database, pool } from '@/lib/store/database'
import { recordUses, sealAll } from '../support/access-lines'
import { signedIn } from '../support/house'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()
let slug: string
let [one, two] = ['', '']

async function makeKey(name: string): Promise<string> {
  return (await createApiKey(house.admin, { name, scopes: ['credentials:read'] })).id
}

beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
  const { id, integration } = await readConnection(house.admin, slug)
  one = id
  two = (await database().connection.create({ data: { integrationId: integration.id, name: 'second' } })).id
})
beforeEach(() => pool().query('truncate "Access", "AccessDay", "ApiKey" cascade'))

/** The counts of a day that is so many days ago. */
async function moveBack(actorId: string, days: number): Promise<void> {
  const text = 'update "AccessDay" set day = day - $2::int where "actorId" = $1'
  await pool().query(text, [actorId, days])
}

describe('who uses a connection', () => {
  it('is each caller with today’s calls, the week’s and the last, the busiest first', async () => {
    const [billing, reports] = [await makeKey('Billing'), await makeKey('Reports')]
    await recordUses(4, { connectionId: one }, billing)
    await sealAll()
    await moveBack(billing, 3)
    await recordUses(2, { connectionId: one, outcome: 'needs_reauth' }, billing)
    await recordUses(5, { connectionId: one }, reports)
    await recordUses(9, { connectionId: two }, reports)
    await sealAll()
    const { callers } = await whoUses(house.admin, slug)
    expect(callers).toMatchObject([
      { type: 'api_key', id: reports, name: 'Reports', active: true, today: 5, week: 5, failed: 0 },
      { type: 'api_key', id: billing, name: 'Billing', active: true, today: 2, week: 6, failed: 2 },
    ])
    const last = await database().access.findFirst({
      where: { actorId: reports, connectionId: one },
      orderBy: { at: 'desc' },
    })
    expect(callers[0]?.lastAt).toBe(last?.at.toISOString())
    expect((await whoUsesIntegration(house.admin, slug)).callers).toMatchObject([
      { id: reports, today: 14, week: 14 },
      { id: billing, today: 2, week: 6 },
    ])
  })

  it('is nobody who called longer ago than seven days', async () => {
    const billing = await makeKey('Billing')
    await recordUses(4, { connectionId: one }, billing)
    await sealAll()
    await moveBack(billing, 6)
    expect((await whoUses(house.admin, slug)).callers).toMatchObject([{ today: 0, week: 4 }])
    await moveBack(billing, 1)
    expect((await whoUses(house.admin, slug)).callers).toEqual([])
  })

  it('says by their present names who can call no more', async () => {
    const keys = await Promise.all(['a', 'b', 'c'].map(makeKey))
    for (const key of [...keys, 'gone']) await recordUses(1, { connectionId: one }, key)
    await sealAll()
    await pool().query(`update "ApiKey" set "revokedAt" = now() where id = $1`, [keys[0]])
    await pool().query(`update "ApiKey" set "expiresAt" = now() where id = $1`, [keys[1]])
    await pool().query(`update "ApiKey" set name = 'renamed' where id = $1`, [keys[2]])
    const { callers } = await whoUses(house.admin, slug)
    expect(callers.map(({ name, active }) => [name, active]).sort()).toEqual([
      ['a', false],
      ['b', false],
      ['gone', false],
      ['renamed', true],
    ])
  })

  it('is for whoever may read the connection, a key’s uses for admins', async () => {
    const viewer = await signedIn('viewer')
    expect(await whoUses(viewer, slug)).toEqual({ callers: [] })
    await expect(whatKeyUses(viewer, 'any')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(whatKeyUses(house.admin, 'any')).rejects.toMatchObject({ code: 'not_found' })
    await expect(whoUses(house.admin, 'nothing')).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('what a key uses is its connections that are still there', async () => {
  const billing = await makeKey('Billing')
  await recordUses(1, { connectionId: one }, billing)
  await recordUses(3, { connectionId: two }, billing)
  await recordUses(2, { connectionId: crypto.randomUUID() }, billing)
  await sealAll()
  expect((await whatKeyUses(house.admin, billing)).connections).toMatchObject([
    { id: two, key: `${slug}:second`, integration: 'Faulty', today: 3 },
    { id: one, key: slug, today: 1 },
  ])
})

it('the overview names some of those who are hit by what is broken, and counts them all', async () => {
  const keys = await Promise.all(['a', 'b', 'c', 'd'].map(makeKey))
  for (const [at, key] of keys.entries()) await recordUses(at + 1, { connectionId: one }, key)
  await recordUses(9, { connectionId: one }, 'gone')
  await sealAll()
  await pool().query(`update "Connection" set "refusedCode" = 'invalid_grant', "validationStatus" = 'error',
    "validationCode" = 'invalid_grant' where id = '${one}'`)
  const { failing } = await readOverview(house.admin)
  expect(failing).toMatchObject([{ id: one, hit: { total: 4 } }])
  expect(failing[0]?.hit.callers.map(({ name, today }) => [name, today])).toEqual([
    ['d', 4],
    ['c', 3],
    ['b', 2],
  ])
})
