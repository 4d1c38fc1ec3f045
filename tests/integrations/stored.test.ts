import { describe, expect, it } from 'vitest'
import * as integrations from '@/lib/integrations'
import { database } from '@/lib/store/database'
import { codeOf, connectInProcess, facadeHouse, valueIn } from './facade-house'

const house = facadeHouse()
const GONE = '00000000-0000-4000-8000-000000000000'

describe('keys', () => {
  it('are kept by PhoenixKit under the first colon’s parts', () => {
    expect(integrations.settingsKey('google')).toBe('integration:google:default')
    expect(integrations.settingsKey('google:personal')).toBe('integration:google:personal')
    expect(integrations.settingsKey('google:My Drive!')).toBe('integration:google:My Drive!')
  })

  it('a state is 24 bytes in base64url, and never twice the same', () => {
    const states = Array.from({ length: 50 }, integrations.generateState)
    expect(new Set(states).size).toBe(50)
    for (const state of states) expect(state).toMatch(/^[A-Za-z0-9_-]{32}$/)
  })

  it('name one connection in every form: bare, with its name, by its id in any case', async () => {
    const slug = await house.setUp('keys')
    const added = valueIn(await integrations.addConnection(slug, 'own'))
    valueIn(await integrations.saveSetup(slug, { access_token: 'of-default' }))
    valueIn(await integrations.saveSetup(added.uuid, { access_token: 'of-own' }))
    const token = async (key: string) => valueIn(await integrations.getIntegration(key)).access_token
    expect(await token(slug)).toBe('of-default')
    expect(await token(`${slug}:default`)).toBe('of-default')
    expect(await token(`${slug}:own`)).toBe('of-own')
    expect(await token(added.uuid.toUpperCase())).toBe('of-own')
    for (const key of [`${slug}:own`, added.uuid]) {
      house.server.set('probe', { body: { sub: 'x' } })
      expect(await integrations.validateConnection(key)).toEqual({ ok: true, value: null })
    }
    valueIn(await integrations.disconnect(added.uuid))
    expect(await token(`${slug}:own`)).toBeUndefined()
  })

  it.each([
    ['', 'invalid_provider_key', 'not_configured'],
    [null, 'invalid_provider_key', 'not_configured'],
    [GONE, 'deleted', 'deleted'],
    ['google', 'not_configured', 'not_configured'],
    ['google:work', 'not_configured', 'not_configured'],
    ['nobody-knows', 'not_configured', 'not_configured'],
    ['Not A Key!', 'not_configured', 'not_configured'],
  ])('%j is answered with %s, its credentials with %s', async (key, stored, credentials) => {
    expect(codeOf(await integrations.getIntegration(key as string))).toBe(stored)
    expect(codeOf(await integrations.getCredentials(key as string))).toBe(credentials)
    expect(await integrations.connected(key as string)).toEqual({ ok: true, value: false })
  })
})

describe('what is stored', () => {
  it('has PhoenixKit’s members by PhoenixKit’s names', async () => {
    const slug = await house.setUp('members')
    await connectInProcess(house, slug)
    const data = valueIn(await integrations.getCredentials(slug))
    expect(data).toMatchObject({
      provider: 'members',
      name: 'default',
      auth_type: 'oauth2',
      status: 'connected',
      client_id: 'the-client',
      client_secret: 'the-client-secret',
      token_type: 'Bearer',
      scopes: 'read',
      validation_status: 'ok',
      external_account_id: 'alice@example.test',
      external_account_name: 'Alice Example',
      metadata: { connected_email: 'alice@example.test', name: 'Alice Example' },
    })
    expect(data.access_token).toMatch(/^access-/)
    expect(data.refresh_token).toMatch(/^refresh-/)
    for (const at of [data.expires_at, data.token_obtained_at, data.connected_at, data.last_validated_at])
      expect(new Date(at ?? '').toISOString()).toBe(at)
  })

  it('goes by the provider’s fields where keys are typed, and into `credentials` where they are a map', async () => {
    await house.defineTyped('typed-one', {})
    await house.defineTyped('typed-map', {
      authType: 'credentials',
      fields: [
        { key: 'username', label: 'User', type: 'text', required: true, secret: false },
        { key: 'password', label: 'Password', type: 'password', required: true, secret: true },
      ],
    })
    const one = valueIn(await integrations.saveSetup('typed-one', { api_key: 'the-key' }))
    expect(one).toMatchObject({ auth_type: 'api_key', api_key: 'the-key', status: 'configured' })
    const credentials = { username: 'ann', password: 'a secret ' }
    const map = valueIn(await integrations.saveSetup('typed-map:second', { credentials }))
    expect(map).toMatchObject({ auth_type: 'credentials', name: 'second', credentials })
  })

  it('is merged: what is left out or blank stays, and what is unknown is told by its field', async () => {
    const slug = await house.setUp('merged')
    valueIn(await integrations.saveSetup(slug, { client_id: 'another', client_secret: '' }))
    expect(valueIn(await integrations.getIntegration(slug))).toMatchObject({
      client_id: 'another',
      client_secret: 'the-client-secret',
    })
    const refused = await integrations.saveSetup(slug, { client_id: 'x', nonsense: 'y' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect(!refused.ok && Object.keys(refused.error.fields ?? {})).toEqual(['nonsense'])
    expect(codeOf(await integrations.saveSetup('nobody-knows', {}))).toBe('unknown_provider')
    expect(codeOf(await integrations.saveSetup(GONE, {}))).toBe('deleted')
  })

  it('is not touched by saving what was read: it stays verified', async () => {
    const slug = await house.setUp('again')
    await connectInProcess(house, slug)
    const { client_id, client_secret, ...read } = valueIn(await integrations.getIntegration(slug))
    expect(client_id && client_secret).toBeTruthy()
    expect(valueIn(await integrations.saveSetup(slug, read)).status).toBe('connected')
  })

  it('makes integration and connection where there are none', async () => {
    await house.defineTyped('fresh', {})
    expect(codeOf(await integrations.getIntegration('fresh'))).toBe('not_configured')
    valueIn(await integrations.saveSetup('fresh:work', { api_key: 'k' }))
    const names = valueIn(await integrations.listConnections('fresh')).map(({ name }) => name)
    expect(names).toEqual(['default', 'work'])
  })

  it('leaves out what cannot be opened, and says so, rather than handing on what is sealed', async () => {
    const slug = await house.setUp('unopened')
    await connectInProcess(house, slug)
    const { id } = await database().connection.findFirstOrThrow({ where: { integration: { slug } } })
    await database().connection.update({ where: { id }, data: { credential: Buffer.from('not sealed') } })
    const data = valueIn(await integrations.getIntegration(slug))
    expect(data.access_token).toBeUndefined()
    expect(data.status).toBe('error')
    expect(data.validation_status).toMatch(/^error: /)
    expect(codeOf(await integrations.getCredentials(slug))).toBe('needs_reauth')
  })
})
