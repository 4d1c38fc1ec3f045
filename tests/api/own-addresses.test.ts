import { beforeAll, describe, expect, it } from 'vitest'
import { faultyHouse } from '../operations/faulty-house'
import { ask, browserOf, type Caller, program } from './callers'

const house = faultyHouse()

let admin: Caller
let machine: Caller
let shared: string

beforeAll(async () => {
  admin = await browserOf(house.admin.sessionId)
  machine = await program(['connections:read', 'connections:write'])
  shared = await house.setUp('shared')
})

const give = (caller: Caller, slug: string, body: object) =>
  ask(caller, 'POST', `/integrations/${slug}/connect`, body)
const refreshToken = { refresh_token: 'refresh-from-elsewhere' }

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.code}`
}

describe('an integration’s own addresses', () => {
  const change = (slug: string, body: object) => ask(admin, 'PATCH', `/integrations/${slug}`, body)

  it('resolves the API’s base from the token response when it is connected', async () => {
    const slug = await house.setUp('templated')
    expect((await change(slug, { apiBaseUri: 'https://$connection.instance_url/v1' })).status).toBe(200)
    const body = { access_token: 'a', token_type: 'Bearer', instance_url: 'https://na1.example.com' }
    house.server.set('token', { body })
    const made = await (await give(machine, slug, refreshToken)).json()
    expect(made).toMatchObject({
      ...{ apiBaseUri: 'https://na1.example.com/v1', data: { instance_url: 'https://na1.example.com' } },
    })
  })

  it('blocks what was connected when its requests would go elsewhere', async () => {
    const slug = await house.setUp('moving')
    await give(machine, slug, refreshToken)
    expect((await change(slug, { headers: { 'x-user': `\${user.email}` } })).status).toBe(200)
    expect(await (await ask(admin, 'GET', `/connections/${slug}`)).json()).toMatchObject({
      status: 'connected',
    })
    await change(slug, { revocationUri: `${house.server.origin}/other` })
    expect(await (await ask(admin, 'GET', `/connections/${slug}`)).json()).toMatchObject({
      status: 'connected',
    })
    await change(slug, { apiBaseUri: 'https://evil.example/' })
    expect(await (await ask(admin, 'GET', `/connections/${slug}`)).json()).toMatchObject({
      failure: { code: 'destination_changed' },
    })
  })

  it('says that access is ended where an address for that is named, and only there', async () => {
    const { authorize: authorizationUrl, token: tokenUrl } = house.server.urls
    const slug = await house.setUp('ending', {
      oauth2: {
        ...{ authorizationUrl, tokenUrl, grant: 'authorization_code', scopes: [], idToken: 'ignore' },
        tokenAuthMethod: 'client_secret_post',
      },
    })
    const revokes = async () => (await (await ask(admin, 'GET', `/connections/${slug}`)).json()).revokes
    expect(await revokes()).toBe(false)
    await change(slug, { revocationUri: `${house.server.origin}/revoke` })
    expect(await revokes()).toBe(true)
  })

  it('blocks nothing when its requests go back to the provider’s own API', async () => {
    const slug = await house.setUp('returning')
    await change(slug, {
      apiBaseUri: 'https://elsewhere.example/',
      revocationUri: 'https://elsewhere.example/',
    })
    await give(machine, slug, refreshToken)
    expect((await change(slug, { apiBaseUri: null, revocationUri: null })).status).toBe(200)
    expect(await (await ask(admin, 'GET', `/connections/${slug}`)).json()).toMatchObject({
      status: 'connected',
    })
  })

  it.each([
    { apiBaseUri: 'ftp://a.b' },
    { apiBaseUri: 'https://user:pw@a.b' },
    { apiBaseUri: 'https://$connection.access_token.evil.example' },
    { apiBaseUri: 'https://a.b/?x=1' },
    { headers: { authorization: 'x' } },
    { headers: { host: 'x' } },
    { headers: { 'x-a': 'a\r\nb' } },
    { revocationUri: 'javascript:alert(1)' },
  ])('refuses %j', async (body) => {
    expect(await codeOf(await change(shared, body))).toBe('400 invalid_input')
  })

  it('says of a header’s name what is wrong with it', async () => {
    const { error } = await (await change(shared, { headers: { 'X A': 'x' } })).json()
    expect(error.fields).toEqual({
      'headers.X A': 'A header begins with a letter and has letters, digits and dashes, at most 64.',
    })
  })
})
