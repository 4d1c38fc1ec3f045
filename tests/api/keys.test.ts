import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { curlLine } from '@/lib/core/curl'
import { API_SCOPES, type ApiScope, withNeeded } from '@/lib/core/roles'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { revokeApiKey } from '@/lib/operations/revoke-api-key'
import { database } from '@/lib/store/database'
import { faultyHouse } from '../operations/faulty-house'
import { PUBLIC_URL } from '../support/house'
import { allBut, ask, byBasic, type Caller, person, program } from './callers'

const house = faultyHouse()
let slug: string
let connectionId: string
let elsewhere: { id: string; slug: string }
beforeAll(async () => {
  const { origin } = house.server
  const api = {
    baseUrl: origin,
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  } as const
  slug = await house.setUp('faulty', { api })
  connectionId = (await house.connect(slug)).id
  await provisionSubject(house.admin, { externalId: 'ann' })
  elsewhere = await createIntegration(house.admin, { provider: 'google' })
})
afterAll(() => database().apiKey.deleteMany())

const statusOf = async (caller: Caller, path: string) => (await ask(caller, 'GET', path)).status

/** A key with what there is to know of it. */
async function make(name: string, scopes: readonly ApiScope[]): Promise<{ id: string; caller: Caller }> {
  const { id, key } = await createApiKey(house.admin, { name, scopes })
  return { id, caller: { authorization: `Bearer ${key}` } }
}

/** Does what a shell would do with a line, with the key in its variable. */
async function run(line: string, { authorization = '' }: Caller): Promise<Response> {
  const filled = line.replace('$PATCHBAY_KEY', authorization.slice('Bearer '.length))
  const headers = [...filled.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value]) => [name, value])
  // The shell cuts the key in two; `tests/core/platform-lines.test.ts` has a shell do it.
  if (/^curl -u /.test(filled)) headers.push(['authorization', byBasic({ authorization }).authorization])
  return api.request(/"(https?:[^"]+)"$/.exec(filled)?.[1] ?? '', {
    method: /-X (\w+)/.exec(filled)?.[1] ?? 'GET',
    headers: Object.fromEntries(headers),
    body: /-d '([^']*)'/.exec(filled)?.[1] ?? null,
  })
}

describe('the curl line of', () => {
  const lineOf = (scope: ApiScope) =>
    curlLine(scope, { publicUrl: PUBLIC_URL, slug }).replace('<path>', 'userinfo').replace('<user>', 'ann')

  it.each(API_SCOPES)(
    '%s works with a key that has it and what it needs, and with no other',
    async (scope) => {
      const answer = await run(lineOf(scope), await program(withNeeded([scope])))
      expect(`${answer.status} ${await answer.text()}`).toMatch(/^200 /)
      // A refresh token is more of the same answer.
      const lacking = scope === 'credentials:refresh-token' ? 'credentials:read' : scope
      expect((await run(lineOf(scope), await program(allBut(lacking)))).status).toBe(403)
    },
  )
})

describe('a key', () => {
  it('H02 that is revoked is refused at the next request', async () => {
    const { id, caller } = await make('Lost', ['integrations:read', 'credentials:read'])
    const paths = ['/integrations', `/connections/${slug}/credentials`]
    for (const path of paths) expect(await statusOf(caller, path)).toBe(200)
    await revokeApiKey(house.admin, id)
    for (const path of paths) expect(await statusOf(caller, path)).toBe(401)
  })

  it('H07 that has expired is refused, by our clock and by the database’s', async () => {
    const { id, caller } = await make('Old', ['integrations:read', 'credentials:read'])
    await database().apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    for (const path of ['/integrations', `/connections/${slug}/credentials`]) {
      const refused = await ask(caller, 'GET', path)
      expect([refused.status, (await refused.json()).error.code]).toEqual([401, 'invalid_api_key'])
    }
  })

  it('H06 that is bound elsewhere is refused whatever it asks of another integration', async () => {
    const bound = await program(API_SCOPES, [elsewhere.id])
    for (const [method, path, body] of [
      ['GET', `/integrations/${slug}`],
      ['PATCH', `/integrations/${slug}`, { name: 'Mine' }],
      ['DELETE', `/integrations/${slug}`],
      ['PUT', `/integrations/${slug}/setup`, { fields: {} }],
      ['GET', `/integrations/${slug}/connections`],
      ['GET', `/connections/${connectionId}`],
      ['GET', `/connections/${connectionId}/credentials`],
      ['POST', `/connections/${slug}/validate`],
      ['POST', `/connections/${slug}/disconnect`],
      ['POST', '/integrations', { provider: 'github' }],
      ['POST', '/providers', { key: 'mine', name: 'Mine', discoveryUrl: 'https://acme.com' }],
    ] as const)
      expect(`${method} ${path} ${(await ask(bound, method, path, body)).status}`).toBe(
        `${method} ${path} 403`,
      )
    expect(await statusOf(bound, `/integrations/${elsewhere.slug}`)).toBe(200)
  })

  it('H06 with every scope does nothing that is an admin’s alone', async () => {
    const mighty = await program(API_SCOPES)
    const { id } = await make('Other', ['proxy'])
    expect(await statusOf(mighty, `/api-keys/${id}/usage`)).toBe(403)
    const listed = await (await ask(mighty, 'GET', '/events?count=1000')).json()
    const types = listed.events.map(({ type }: { type: string }) => type)
    expect(types.length).toBeGreaterThan(0)
    expect(types.filter((type: string) => /^(api_key|user|session|security)\./.test(type))).toEqual([])
  })

  it('H09 is what a credential is given for: a session is refused, whoever’s it is', async () => {
    for (const role of ['admin', 'member', 'viewer'] as const)
      expect(await statusOf(await person(role), `/connections/${slug}/credentials`)).toBe(403)
  })

  it('H11 that takes another’s place works beside it, and the log tells which was used', async () => {
    const scopes: ApiScope[] = ['connections:write', 'connections:read', 'credentials:read']
    const [old, next] = [await make('Shop', scopes), await make('Shop', scopes)]
    for (const { caller } of [old, next]) {
      expect((await ask(caller, 'POST', `/connections/${slug}/validate`)).status).toBe(200)
      expect(await statusOf(caller, `/connections/${slug}/credentials`)).toBe(200)
    }
    const ids = [old.id, next.id]
    const where = { actorType: 'api_key', actorId: { in: ids } }
    const events = await database().event.findMany({ where: { ...where, type: 'connection.validated' } })
    expect(events.map(({ actorId }) => actorId).sort()).toEqual([...ids].sort())
    const read = await database().access.findMany({ where })
    expect(read.map(({ actorId }) => actorId).sort()).toEqual([...ids].sort())
    await revokeApiKey(house.admin, old.id)
    expect(await statusOf(old.caller, `/connections/${slug}/credentials`)).toBe(401)
    expect(await statusOf(next.caller, `/connections/${slug}/credentials`)).toBe(200)
  })

  it('H05 in an address is nobody’s, for a credential and for the stream too', async () => {
    const { caller } = await make('Address', ['credentials:read', 'events:read'])
    const key = caller.authorization?.slice(7)
    for (const path of [`/connections/${slug}/credentials`, '/events'])
      for (const name of ['api_key', 'key', 'access_token', 'authorization', 'token'])
        expect([400, 401]).toContain((await api.request(`/api${path}?${name}=${key}`)).status)
  })

  it('H12 is not for scripts of other sites: no preflight lets one read a credential', async () => {
    const { caller } = await make('Script', ['credentials:read'])
    for (const method of ['OPTIONS', 'GET']) {
      const answer = await ask(
        {
          ...caller,
          origin: 'https://evil.example',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
        method,
        `/connections/${slug}/credentials`,
      )
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('H10 under 500 requests at once answers each, and its row is written once', async () => {
    const { id, caller } = await make('Busy', ['integrations:read'])
    const answers = await Promise.all(
      Array.from({ length: 500 }, () => statusOf(caller, `/integrations/${elsewhere.slug}`)),
    )
    expect(answers.filter((status) => status === 200)).toHaveLength(500)
    const versionOf = async () =>
      (await database().$queryRaw<{ xmin: string }[]>`select xmin::text from "ApiKey" where id = ${id}`)[0]
        ?.xmin
    await expect
      .poll(async () => (await database().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt)
      .not.toBeNull()
    const before = await versionOf()
    await Promise.all(Array.from({ length: 100 }, () => statusOf(caller, `/integrations/${elsewhere.slug}`)))
    expect(await versionOf()).toBe(before)
  })
})
