import { copyFileSync, writeFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { keepHeads } from '@/lib/operations/keep-heads'
import { readConnection } from '@/lib/operations/read-connection'
import { database, pool } from '@/lib/store/database'
import { headFile } from '@/lib/store/head-file'
import { recordUses, sealAll } from '../support/access-lines'
import { patchbay } from '../support/command-line'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()
const worker = systemActor('worker')

describe('audit verify', () => {
  beforeAll(async () => {
    await recordUses(40)
    await sealAll()
    await keepHeads(worker)
  })

  it('says what it read, and that it stands', async () => {
    await recordUses(2)
    const { code, out } = await patchbay('audit', 'verify')
    expect(code).toBe(0)
    expect(out).toMatch(/Change log: \d+ lines?\./)
    expect(out).toContain('Access log: 40 lines in 1 block, and 2 too new to be sealed.')
    expect(out).toContain(`Compared with the heads in ${headFile(env().dataDir)}, written 2`)
    expect(out).toMatch(/Both logs stand as they were written\.\n$/)
  }, 40_000)

  it('ends with 1 and says where, for a person and for a program', async () => {
    await pool().query(`update "Access" set "actorName" = 'nobody' where id = 7`)
    const { code, out } = await patchbay('audit', 'verify')
    expect(code).toBe(1)
    expect(out).toContain('1 FAULT:\n  access log, block 1: it was altered\n')
    const asJson = await patchbay('audit', 'verify', '--json')
    expect(asJson.code).toBe(1)
    expect(JSON.parse(asJson.out)).toMatchObject({
      ok: false,
      faults: [{ log: 'access', sequence: '1', code: 'altered' }],
    })
    await pool().query(`update "Access" set "actorName" = 'billing-api' where id = 7`)
  }, 40_000)

  it('compares with heads from elsewhere, also with a line of a log', async () => {
    const copy = `${env().dataDir}/copy.json`
    copyFileSync(headFile(env().dataDir), copy)
    expect((await patchbay('audit', 'verify', '--head', copy)).code).toBe(0)
    const access = { sequence: '2', keyId: 'k1', chain: 'AAAA' }
    writeFileSync(
      copy,
      JSON.stringify({ level: 30, time: 'x', access, events: null, msg: 'the heads of the logs' }),
    )
    const cut = await patchbay('audit', 'verify', '--head', copy)
    expect(cut.code).toBe(1)
    expect(cut.out).toContain('access log, block 2: the log was longer once')
    writeFileSync(copy, 'something else')
    expect(await patchbay('audit', 'verify', '--head', copy)).toMatchObject({
      code: 1,
      err: `${copy} does not hold the heads of the logs\n`,
    })
    const missing = await patchbay('audit', 'verify', '--head', `${copy}.gone`)
    expect(missing.out).toContain('an end that was cut off would not be seen')
  }, 40_000)
})

describe('revoke-all', () => {
  let slug: string
  beforeEach(async () => {
    slug =
      (await database().integration.findFirst({ where: { providerKey: 'faulty' } }))?.slug ??
      (await house.setUp('faulty'))
    await house.connect(slug)
  })

  it('does nothing without --yes, and says what would go and who would be hit', async () => {
    const { id } = await readConnection(house.admin, slug)
    await pool().query('truncate "AccessDay"')
    await recordUses(3, { connectionId: id }, 'gone')
    await sealAll()
    await pool().query(`update "AccessDay" set "actorType" = 'user'`)
    const { code, err } = await patchbay('revoke-all', '--integration', slug)
    expect(code).toBe(2)
    expect(err).toContain(`This would disconnect 1 connection:\n  ${slug}\n`)
    expect(err).toContain('  gone: 3 calls in the last seven days\nAdd --yes to do it.')
    expect((await readConnection(house.admin, slug)).status).toBe('connected')
    expect(house.server.hits('revoke')).toBe(0)
  }, 40_000)

  it('ends every connection, there and here, with a line in the log for each', async () => {
    const before = house.server.hits('revoke')
    const { code, out } = await patchbay('revoke-all', '--integration', slug, '--yes', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      integration: slug,
      ended: [{ key: slug, outcome: 'revoked', code: null }],
    })
    expect(house.server.hits('revoke')).toBeGreaterThan(before)
    expect((await readConnection(house.admin, slug)).status).toBe('not_connected')
    const lines = await database().event.findMany({
      where: { actorName: 'command line' },
      orderBy: { sequence: 'asc' },
    })
    expect(lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['connection.disconnected', 'token.revoked']),
    )
    const again = await patchbay('revoke-all', '--integration', slug, '--yes')
    expect(again).toMatchObject({ code: 0, out: `Nothing is connected through ${slug}.\n` })
  }, 40_000)

  it('disconnects although the provider does not revoke, and ends with 1 then', async () => {
    house.server.set('revoke', { status: 503, body: 'later' })
    const { code, out } = await patchbay('revoke-all', '--integration', slug, '--yes')
    expect(code).toBe(1)
    expect(out).toContain(`${slug}: disconnected, but the provider could not be asked to revoke it`)
    expect((await readConnection(house.admin, slug)).status).toBe('not_connected')
  }, 40_000)

  it('says what it was not told, and what is not there', async () => {
    const wrong = await patchbay('revoke-all', '--yes')
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('--integration is missing') })
    expect((await patchbay('revoke-all', '--integration', 'nothing', '--yes')).code).toBe(1)
    expect((await patchbay('revoke-all', '--help')).out).toContain('--integration')
  }, 40_000)
})

describe('api-key create', () => {
  it('binds a key to integrations, and lets it end, where it is told so', async () => {
    const slug = await house.setUp('binding')
    const { id } = await database().integration.findUniqueOrThrow({ where: { slug } })
    const words = ['api-key', 'create', '--scope', 'proxy', '--json', '--name']
    const plain = await patchbay(...words, 'plain')
    const bound = await patchbay(...words, 'bound', '--integration', slug, '--expires-in-days', '30')
    const rowOf = ({ out }: typeof plain) =>
      database().apiKey.findUniqueOrThrow({ where: { id: JSON.parse(out).id } })
    expect(await rowOf(plain)).toMatchObject({ scopes: ['proxy'], integrationIds: [], expiresAt: null })
    const row = await rowOf(bound)
    expect(row).toMatchObject({ scopes: ['proxy'], integrationIds: [id] })
    const days = ((row.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()) / 86_400_000
    expect(Math.round(days)).toBe(30)
  }, 40_000)

  it('makes none for a time or an integration that there is not', async () => {
    const words = ['api-key', 'create', '--scope', 'proxy', '--name', 'never']
    for (const days of ['0', '-1', '3651', '1.5', 'soon'])
      expect(await patchbay(...words, `--expires-in-days=${days}`)).toMatchObject({
        code: 2,
        err: expect.stringContaining('a number from 1 to 3650'),
      })
    expect((await patchbay(...words, '--integration', 'nothing')).code).toBe(1)
    expect(await database().apiKey.count({ where: { name: 'never' } })).toBe(0)
  }, 40_000)
})
