import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { providerDefinitionSchema } from '@/lib/contract/provider'
import type { Actor, UserActor } from '@/lib/core/actor'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { createIntegration } from '@/lib/operations/create-integration'
import { createProvider } from '@/lib/operations/create-provider'
import { deleteIntegration } from '@/lib/operations/delete-integration'
import { deleteProvider } from '@/lib/operations/delete-provider'
import { listProviders } from '@/lib/operations/list-providers'
import { readConnection } from '@/lib/operations/read-connection'
import { readProvider } from '@/lib/operations/read-provider'
import { saveSetup } from '@/lib/operations/save-setup'
import { updateProvider } from '@/lib/operations/update-provider'
import { validateConnection } from '@/lib/operations/validate-connection'
import { pool } from '@/lib/store/database'
import { findCustomProvider } from '@/lib/store/providers'
import { randomToken } from '@/lib/vault/digest'
import { consent } from '../support/consent'
import { type FaultyProvider, startFaultyProvider } from '../support/faulty-provider'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { clients, type OAuthServer, startOAuthServer } from '../support/oauth-server'

let real: OAuthServer
let faulty: FaultyProvider
let admin: Actor & UserActor

beforeAll(async () => {
  real = await startOAuthServer({ redirectUris: [`${PUBLIC_URL}/oauth2/callback/found`] })
  faulty = await startFaultyProvider()
  await openHouse([new URL(real.issuer).host, new URL(faulty.origin).host])
  admin = await signedIn()
}, 60_000)
afterAll(async () => {
  await Promise.all([real.stop(), faulty.stop()])
  await closeHouse()
})
beforeEach(async () => {
  faulty.reset()
  await pool().query('delete from rate_limits')
})

/** A definition as an admin writes it, with no more than is needed. */
const byHand = (key: string, changes: object = {}) =>
  providerDefinitionSchema.parse({
    ...{ key, name: 'By hand', authType: 'oauth2' },
    oauth2: { authorizationUrl: 'https://acme.com/authorize', tokenUrl: 'https://acme.com/token' },
    ...changes,
  })

const discover = (key: string, discoveryUrl: string) =>
  createProvider(admin, { key, name: 'Found', discoveryUrl })

describe('an own provider by discovery', () => {
  it('is connected and tested without another word about it', async () => {
    const provider = await discover('found', real.issuer)
    expect(provider).toMatchObject({
      key: 'found',
      custom: true,
      authType: 'oauth2',
      revokes: true,
      mark: null,
    })
    const { slug } = await createIntegration(admin, { provider: 'found' })
    const { client_id, client_secret } = clients.basic
    await saveSetup(admin, slug, { fields: { client_id, client_secret } })
    const browser = randomToken()
    const { url } = await beginAuthorization(admin, { integration: slug, browser })
    const callback = await consent(url, `${PUBLIC_URL}/oauth2/callback/found`, { login: 'alice' })
    await completeAuthorization(admin, { query: callback.searchParams, path: callback.pathname, browser })
    expect(await readConnection(admin, slug)).toMatchObject({ status: 'connected', account: { id: 'alice' } })
    expect((await validateConnection(admin, slug)).check.status).toBe('ok')
  })

  const origin = () => faulty.origin
  it.each<[string, () => object, RegExp]>([
    ['its issuer is another one', () => ({ issuer: 'https://evil.example' }), /evil\.example/],
    ['its issuer is missing', () => ({ issuer: undefined }), /issuer/],
    ['its issuer differs by a path', () => ({ issuer: `${origin()}/other` }), /issuer/],
    ['its token endpoint is missing', () => ({ token_endpoint: undefined }), /./],
    ['its token endpoint lies inside', () => ({ token_endpoint: 'http://169.254.169.254/token' }), /./],
    ['its token endpoint is a file', () => ({ token_endpoint: 'file:///etc/passwd' }), /./],
    ['its consent page is a script', () => ({ authorization_endpoint: 'javascript:alert(1)' }), /./],
  ])('B21, D21 is refused when %s, and nothing is stored', async (_, changes, says) => {
    faulty.set('metadata', {
      body: {
        ...{
          issuer: origin(),
          authorization_endpoint: `${origin()}/authorize`,
          token_endpoint: `${origin()}/token`,
        },
        ...changes(),
      },
    })
    await expect(discover('spoilt', origin())).rejects.toMatchObject({
      code: 'discovery_failed',
      message: expect.stringMatching(says),
    })
    expect(await findCustomProvider('spoilt')).toBeNull()
  })

  it.each([
    ['answers 500', { status: 500 }, /500/],
    ['answers with a page', { body: '<html>', contentType: 'text/html' }, /JSON/],
    ['is far too long', { body: ' '.repeat(2_000_000) }, /./],
    ['breaks off', { manner: 'cut' as const }, /./],
    ['leads elsewhere', { status: 302, headers: { location: 'http://169.254.169.254/' } }, /302/],
  ])('is refused when the document %s', async (_, fault, says) => {
    faulty.set('metadata', fault)
    await expect(discover('spoilt', origin())).rejects.toMatchObject({
      code: 'discovery_failed',
      message: expect.stringMatching(says),
    })
  })

  it.each(['http://127.0.0.1:9/', 'http://169.254.169.254/', 'http://[::1]:9/', 'http://2130706433/'])(
    'D01, D02, D04, D07 is not looked for at %s, and the line to add is said',
    async (url) => {
      const refused = discover('inside', url)
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining('PATCHBAY_EGRESS_ALLOW='),
      })
      expect(await findCustomProvider('inside')).toBeNull()
    },
  )

  it('T10 is looked for twenty times a minute and no more', async () => {
    faulty.set('metadata', { status: 500 })
    for (let i = 0; i < 20; i++) await discover('spoilt', faulty.origin).catch(() => {})
    await expect(discover('spoilt', faulty.origin)).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})

describe('an own provider by hand', () => {
  it('gets the client’s fields, and userinfo as identity and probe', async () => {
    const userinfoUrl = 'https://acme.com/userinfo'
    const definition = byHand('hand', { oauth2: { ...byHand('x').oauth2, userinfoUrl } })
    const view = await createProvider(admin, definition)
    expect(view.fields.map(({ key, secret }) => [key, secret])).toEqual([
      ['client_id', false],
      ['client_secret', true],
    ])
    expect(await findCustomProvider('hand')).toMatchObject({
      identity: { url: userinfoUrl, id: ['sub'] },
      probe: { url: userinfoUrl },
    })
  })

  it('F07 a field that does not say whether it is a secret is one', () => {
    const { fields } = byHand('x', { fields: [{ key: 'subdomain', label: 'Subdomain', type: 'text' }] })
    expect(fields[0]?.secret).toBe(true)
  })

  it('may be changed and deleted while nothing uses it', async () => {
    await createProvider(admin, byHand('mine'))
    expect(await updateProvider(admin, 'mine', byHand('mine', { name: 'Renamed' }))).toMatchObject({
      name: 'Renamed',
    })
    expect((await readProvider(admin, 'mine')).name).toBe('Renamed')
    const moved = updateProvider(admin, 'mine', byHand('other'))
    await expect(moved).rejects.toMatchObject({ code: 'invalid_input' })
    await deleteProvider(admin, 'mine')
    await expect(readProvider(admin, 'mine')).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteProvider(admin, 'mine')).rejects.toMatchObject({ code: 'not_found' })
    await expect(updateProvider(admin, 'mine', byHand('mine'))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('E24 may not while an integration uses it: its secrets were given for the addresses that it has', async () => {
    await createProvider(admin, byHand('used'))
    const { slug } = await createIntegration(admin, { provider: 'used' })
    const evil = byHand('used', {
      oauth2: { authorizationUrl: 'https://evil.com', tokenUrl: 'https://evil.com' },
    })
    await expect(updateProvider(admin, 'used', evil)).rejects.toMatchObject({ code: 'provider_in_use' })
    await expect(deleteProvider(admin, 'used')).rejects.toMatchObject({
      code: 'provider_in_use',
      message: '1 integration uses this provider. Delete that first.',
    })
    await deleteIntegration(admin, slug)
    await expect(deleteProvider(admin, 'used')).resolves.toBeUndefined()
  })

  it.each(['google', 'github', 'twice'])('a key that is taken is refused: %s', async (key) => {
    if (key === 'twice') await createProvider(admin, byHand(key))
    await expect(createProvider(admin, byHand(key))).rejects.toMatchObject({
      code: 'already_exists',
      status: 409,
    })
  })

  it('a shipped one is neither changed nor deleted', async () => {
    await expect(deleteProvider(admin, 'google')).rejects.toMatchObject({ code: 'not_found' })
    await expect(updateProvider(admin, 'google', byHand('google'))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it.each(['member', 'viewer'] as const)('is not a %s’s to define, and theirs to read', async (role) => {
    const actor = await signedIn(role)
    for (const attempt of [
      () => createProvider(actor, byHand('theirs')),
      () => updateProvider(actor, 'hand', byHand('hand')),
      () => deleteProvider(actor, 'hand'),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
    const keys = (await listProviders(actor)).map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(['hand', 'google', 'github', 'slack', 'microsoft']))
  })

  it.each([
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/html,x'],
    ['a user name', 'https://user:pass@acme.com/'],
    ['a fragment', 'https://acme.com/#x'],
    ['no URL', 'acme'],
  ])('D21, D23, J04 an address may not be %s', (_, tokenUrl) => {
    const oauth2 = { authorizationUrl: 'https://acme.com/', tokenUrl }
    expect(() => byHand('wrong', { oauth2 })).toThrow()
  })
})
