import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseApiKey } from '@/lib/core/api-key'
import { createApiKey } from '@/lib/operations/create-api-key'
import { identifyAgain } from '@/lib/operations/identify-again'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { touchApiKey } from '@/lib/store/api-keys'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'

let admin: Actor
beforeAll(async () => {
  await openHouse([])
  admin = await signedIn()
})
afterAll(closeHouse)

const make = (changes: Partial<Parameters<typeof createApiKey>[1]> = {}) =>
  createApiKey(admin, { name: 'Deploy', scopes: ['integrations:read'], ...changes })

describe('an API key', () => {
  it('H01 is kept as the digest of its secret alone', async () => {
    const { id, key } = await make()
    const secret = parseApiKey(key)?.secret ?? ''
    const row = await database().apiKey.findUniqueOrThrow({ where: { id } })
    expect(Buffer.from(row.digest)).toEqual(createHash('sha256').update(secret).digest())
    const kept = JSON.stringify({ ...row, digest: Buffer.from(row.digest).toString('latin1') })
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
      expect(kept).not.toContain(form)
  })

  it('H01 is nowhere else in the database: a dump holds neither its text nor its secret', async () => {
    const { id, key } = await make({ name: 'Dumped' })
    await identifyApiKey(key)
    const tables = await database().$queryRaw<{ name: string }[]>`
      select quote_ident(table_name) as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`
    let dump = ''
    for (const { name } of tables) {
      const rows = await database().$queryRawUnsafe<{ row: string }[]>(
        `select to_jsonb(t)::text as row from ${name} t`,
      )
      dump += rows.map(({ row }) => row).join('\n')
    }
    // The search finds what is there.
    expect(dump).toContain(id)
    const secret = parseApiKey(key)?.secret ?? ''
    for (const form of [secret, btoa(secret), Buffer.from(secret).toString('hex')])
      expect(dump).not.toContain(form)
  })

  it('is told who it is, and what it may', async () => {
    const integrationIds = [crypto.randomUUID()]
    const { id, key } = await make({ scopes: ['events:read', 'proxy'], integrationIds })
    expect(await identifyApiKey(key)).toEqual({
      ...{ type: 'api_key', id, name: 'Deploy', scopes: ['events:read', 'proxy'], integrationIds },
    })
  })

  it('is in the log by its name and id, never by its text', async () => {
    const { id, key } = await make({ name: 'Noted' })
    const event = await database().event.findFirst({ orderBy: { sequence: 'desc' } })
    expect(event).toMatchObject({ type: 'api_key.created', target: 'Noted', detail: { id } })
    expect(JSON.stringify(event?.detail)).not.toContain(parseApiKey(key)?.secret)
  })

  it.each([
    ['its last character differs', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
    ['it is longer', (key: string) => `${key}A`],
    ['it is shorter', (key: string) => key.slice(0, -1)],
    ['it is empty', () => ''],
    ['its id is another one', (key: string) => key.replace(/^pbk_.{12}/, 'pbk_000000000000')],
    ['it is not ASCII', (key: string) => key.replace(/.$/, 'é')],
    ['it has a NUL', (key: string) => `${key}\u0000`],
    ['it is a megabyte', () => `pbk_${'a'.repeat(1_000_000)}`],
  ])('H04 is refused when %s', async (_, spoil) => {
    const { key } = await make()
    expect(await identifyApiKey(spoil(key))).toBeNull()
    expect(await identifyApiKey(key)).not.toBeNull()
  })

  it('H02, H07 is refused at once when it was revoked or has expired', async () => {
    const revoked = await make()
    const actor = { ...(await identifyApiKey(revoked.key)), requestId: 'r', address: null } as Actor
    expect(await identifyAgain(actor)).toBe(true)
    await database().apiKey.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } })
    expect(await identifyApiKey(revoked.key)).toBeNull()
    expect(await identifyAgain(actor)).toBe(false)

    const shortlived = await make({ expiresAt: new Date(Date.now() + 60_000) })
    expect(await identifyApiKey(shortlived.key)).not.toBeNull()
    await database().apiKey.update({ where: { id: shortlived.id }, data: { expiresAt: new Date() } })
    expect(await identifyApiKey(shortlived.key)).toBeNull()
  })

  it('a scope that is no longer one of ours allows nothing', async () => {
    const { id, key } = await make()
    await database().apiKey.update({ where: { id }, data: { scopes: ['integrations:read', 'everything'] } })
    expect((await identifyApiKey(key))?.scopes).toEqual(['integrations:read'])
  })

  it('H10 its last use is noted once a minute, however many ask at once', async () => {
    const { id, key } = await make()
    await Promise.all(Array.from({ length: 200 }, () => identifyApiKey(key)))
    await expect.poll(() => usedAt(id)).toBeGreaterThan(Date.now() - 60_000)
    const version = await versionOf(id)
    await Promise.all(Array.from({ length: 200 }, () => identifyApiKey(key)))
    // What other processes would write in that minute is not written either.
    await Promise.all(Array.from({ length: 10 }, () => touchApiKey(id)))
    expect(await versionOf(id)).toBe(version)
  })

  it('H10 nobody waits for a row that somebody else holds', async () => {
    const { id, key } = await make()
    await database().$transaction(async (tx) => {
      await tx.$queryRaw`select id from "ApiKey" where id = ${id} for update`
      const asked = await Promise.all(Array.from({ length: 50 }, () => identifyApiKey(key)))
      expect(asked.filter((actor) => actor?.id === id)).toHaveLength(50)
      await touchApiKey(id)
      // Afterwards a use that is noted late may get through.
      expect(await usedAt(id)).toBeNull()
    })
  })
})

const usedAt = async (id: string) =>
  (await database().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime() ?? null

/** Which transaction wrote the row last. */
async function versionOf(id: string): Promise<string | undefined> {
  const rows = await database().$queryRaw<{ xmin: string }[]>`
    select xmin::text from "ApiKey" where id = ${id}`
  return rows[0]?.xmin
}

describe('making one', () => {
  it.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['name', { name: 'a\nb\u0000' }],
    ['scopes', { scopes: [] }],
    ['scopes', { scopes: ['integrations:read', 'admin'] }],
    ['scopes', { scopes: ['constructor'] }],
    ['name', { name: 'two\nlines' }],
    ['integrationIds', { integrationIds: ['google'] }],
    ['expiresInDays', { expiresAt: new Date(0) }],
  ])('tells a fault at %s: %j', async (field, wrong) => {
    await expect(make(wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    })
  })

  it.each(['member', 'viewer'] as const)('is not a %s’s to do', async (role) => {
    const made = createApiKey(await signedIn(role), { name: 'x', scopes: ['proxy'] })
    await expect(made).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('nor a key’s, whatever its scopes', async () => {
    const { key } = await make({ scopes: ['integrations:write', 'platform'] })
    const actor = { ...(await identifyApiKey(key)), requestId: 'r', address: null } as Actor
    await expect(createApiKey(actor, { name: 'x', scopes: ['proxy'] })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
