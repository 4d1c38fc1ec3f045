import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { keepHeads } from '@/lib/operations/keep-heads'
import { announce } from '@/lib/operations/record-event'
import { pool } from '@/lib/store/database'
import { headFile, writeHeadFile } from '@/lib/store/head-file'
import { blocksOf, faults, recordUses, sealAll, verify } from '../support/access-lines'
import { closeHouse, openHouse } from '../support/house'
import { useKeyRing } from '../vault/ring'

const worker = systemActor('worker')
const TABLES = ['Access', 'AccessBlock', 'Event']
const ring = `k1:${randomBytes(32).toString('base64')}`

/** Five blocks of ten lines, five lines more, twelve changes; the heads are kept outside. */
beforeAll(async () => {
  useKeyRing(ring)
  await openHouse([])
  for (let block = 0; block < 5; block++) {
    await recordUses(10)
    await sealAll()
  }
  await recordUses(5)
  for (let line = 0; line < 12; line++)
    await announce(worker, {
      type: 'connection.renamed',
      target: `acme:${line}`,
      detail: { before: 'x', line },
    })
  await keepHeads(worker)
  for (const table of TABLES) await pool().query(`create table "kept${table}" as table "${table}"`)
})
beforeEach(async () => {
  useKeyRing(ring)
  for (const table of TABLES)
    await pool().query(`truncate "${table}"; insert into "${table}" select * from "kept${table}"`)
})
afterAll(closeHouse)

const lastEvent = async () => (await verify()).events.last

describe('what stands as it was written', () => {
  it('is whole: counted, timed, and not sealed yet where it is new', async () => {
    const report = await verify()
    expect(report).toMatchObject({
      access: { blocks: 5, lines: 50, last: '5', unsealed: 5, purged: null },
      heads: { file: headFile(env().dataDir), found: true },
      ...{ faults: [], faultCount: 0 },
    })
    expect(report.events.lines).toBe(Number(report.events.last))
    expect(report.ms).toBeGreaterThan(0)
  })

  it('is whole for a ring that has another key in front, and unknown to one without the old key', async () => {
    useKeyRing(`k2:${randomBytes(32).toString('base64')},${ring}`)
    expect(await faults()).toEqual([])
    useKeyRing(`k2:${randomBytes(32).toString('base64')}`)
    const report = await verify()
    expect(new Set(report.faults.map(({ code }) => code))).toEqual(new Set(['unknown_key']))
    expect(report.faultCount).toBe(5 + report.events.lines)
  })
})

describe('an access line', () => {
  it.each([
    ['at', `at + interval '1 millisecond'`],
    ['what', `'proxy'`],
    ['outcome', `'needs_reauth'`],
    ['actorType', `'user'`],
    ['actorId', 'null'],
    ['actorName', `'somebody else'`],
    ['address', `'10.0.0.1'`],
    ['requestId', 'null'],
    ['integrationId', 'null'],
    ['connectionId', 'gen_random_uuid()'],
    ['target', `'acme:other'`],
  ])('cannot have another %s', async (column, value) => {
    await pool().query(`update "Access" set "${column}" = ${value} where id = 25`)
    expect(await faults()).toEqual(['access 3: altered'])
  })

  it('cannot swap its number with another', async () => {
    await pool().query('update "Access" set id = -id where id in (21, 22)')
    await pool().query('update "Access" set id = 43 + id where id in (-21, -22)')
    await pool().query(`update "Access" set "requestId" = id::text where id in (21, 22)`)
    expect(await faults()).toEqual(['access 3: altered'])
  })

  it('cannot go, and none can be put between', async () => {
    await pool().query('delete from "Access" where id = 25')
    expect(await faults()).toEqual(['access 3: lines_missing'])
    await pool().query('update "Access" set id = 25 where id = 55')
    expect(await faults()).toEqual(['access 3: altered'])
    await pool().query('insert into "Access" select * from "keptAccess" where id = 55')
    await pool().query('update "Access" set id = -5 where id = 55')
    expect(await faults()).toEqual(['access 3: altered', 'access 0: stray_lines'])
  })
})

describe('a block', () => {
  it.each([
    ['at', `at - interval '1 day'`, ['access 3: altered']],
    ['lines', 'lines + 1', ['access 3: lines_missing']],
    ['lines', 'lines - 1', ['access 3: lines_added']],
    ['uptoId', '"uptoId" + 1', ['access 3: lines_added', 'access 4: gap']],
    ['afterId', '"afterId" - 1', ['access 3: gap']],
    ['chainKeyId', `'k9'`, ['access 3: unknown_key']],
    ['chain', `decode(repeat('00', 32), 'hex')`, ['access 3: altered', 'access 4: altered']],
    ['chain', `decode('00', 'hex')`, ['access 3: altered', 'access 4: altered']],
    ['purgedAt', 'at', ['access 3: checkpoint']],
    ['sequence', 'sequence + 10', ['access 4: gap', 'access 13: gap']],
  ])('cannot have another %s (%s)', async (column, value, expected) => {
    await pool().query(`update "AccessBlock" set "${column}" = ${value} where sequence = 3`)
    expect(await faults()).toEqual(expected)
  })

  it('cannot go with its lines, at the beginning or between', async () => {
    await pool().query('delete from "Access" where id > 20 and id <= 30')
    await pool().query('delete from "AccessBlock" where sequence = 3')
    expect(await faults()).toEqual(['access 4: gap'])
    await pool().query('delete from "Access" where id <= 20')
    await pool().query('delete from "AccessBlock" where sequence < 3')
    expect(await faults()).toEqual(['access 4: gap'])
  })

  it('cannot be said to be purged: no key vouches for it', async () => {
    await pool().query('delete from "Access" where id <= 30')
    await pool().query('delete from "AccessBlock" where sequence < 3')
    await pool().query('update "AccessBlock" set "purgedAt" = now() where sequence = 3')
    expect(await faults()).toEqual(['access 3: checkpoint'])
  })
})

describe('the end of the access log', () => {
  it('cannot be cut off, nor sealed again with other lines', async () => {
    await pool().query('delete from "AccessBlock" where sequence > 3')
    expect(await faults()).toEqual(['access 5: cut'])
    await pool().query('delete from "Access" where id > 40')
    await sealAll()
    expect((await blocksOf()).at(-1)?.sequence).toBe(4n)
    expect(await faults()).toEqual(['access 5: cut'])
    await recordUses(1)
    await sealAll()
    expect(await faults()).toEqual(['access 5: replaced'])
  })

  it('cannot go altogether', async () => {
    await pool().query('truncate "Access", "AccessBlock"')
    expect(await faults()).toEqual(['access 5: gone'])
  })

  it('is compared with a head from elsewhere when one is given', async () => {
    const elsewhere = `${env().dataDir}/elsewhere`
    expect((await verify(`${elsewhere}/none.json`)).heads).toMatchObject({ found: false })
    const access = { sequence: '9', keyId: 'k1', chain: 'AAAA' }
    await writeHeadFile(elsewhere, { at: null, access, events: null })
    expect(await faults(headFile(elsewhere))).toEqual(['access 9: cut'])
    await expect(verify('package.json')).rejects.toThrow('does not hold the heads')
  })
})

describe('the change log', () => {
  it.each([
    ['at', `at + interval '1 millisecond'`],
    ['type', `'connection.removed'`],
    ['outcome', `'failure'`],
    ['actorName', `'somebody else'`],
    ['target', 'null'],
    ['detail', `'{"before": "y"}'`],
  ])('cannot have another %s', async (column, value) => {
    await pool().query(`update "Event" set "${column}" = ${value} where sequence = 4`)
    expect(await faults()).toEqual(['events 4: altered'])
  })

  it('cannot lose a line, its end, or all of it', async () => {
    const last = await lastEvent()
    await pool().query('delete from "Event" where sequence = 4')
    expect(await faults()).toEqual(['events 5: gap'])
    await pool().query('insert into "Event" select * from "keptEvent" where sequence = 4')
    await pool().query('delete from "Event" where sequence > 7')
    expect(await faults()).toEqual([`events ${last}: cut`])
    for (let line = 0; line < 9; line++) await announce(worker, { type: 'connection.renamed' })
    expect(await faults()).toEqual([`events ${last}: replaced`])
    await pool().query('truncate "Event"')
    expect(await faults()).toEqual([`events ${last}: gone`])
  })
})

it('both logs are read in pages, whatever their length', async () => {
  await recordUses(3_000)
  await sealAll()
  const many = `insert into "AccessBlock" select s + 6, at, "uptoId", "uptoId", 0, "chainKeyId", chain, null
    from "AccessBlock", generate_series(1, 2500) s where sequence = 6`
  await pool().query(many)
  const { access, faultCount, faults: told } = await verify()
  expect(access).toMatchObject({ blocks: 2506, lines: 3055, last: '2506' })
  expect(faultCount).toBe(2500)
  expect(told).toHaveLength(50)
})
