import { describe, expect, it } from 'vitest'
import * as integrations from '@/lib/integrations'
import { updateConnection } from '@/lib/operations/update-connection'
import { database } from '@/lib/store/database'
import { codeOf, connectInProcess, facadeHouse, valueIn } from './facade-house'

const house = facadeHouse()
const GONE = '00000000-0000-4000-8000-000000000000'

describe('lists', () => {
  it('have the default first, then by name, with an entry for each provider that is asked for', async () => {
    const slug = await house.setUp('listed')
    for (const name of ['zebra', 'alpha']) valueIn(await integrations.addConnection(slug, name))
    const listed = valueIn(await integrations.listConnections(slug))
    expect(listed.map(({ name, key }) => [name, key])).toEqual([
      ['default', 'listed'],
      ['alpha', 'listed:alpha'],
      ['zebra', 'listed:zebra'],
    ])
    expect(listed[0]?.data.client_id).toBe('the-client')
    const all = valueIn(await integrations.loadAllConnections(['listed', 'google', 'nothing']))
    expect([...all].map(([key, stored]) => [key, stored.length])).toEqual([
      ['listed', 3],
      ['google', 0],
      ['nothing', 0],
    ])
    const every = valueIn(await integrations.listIntegrations())
    expect(every.filter(({ provider }) => provider === 'listed')).toHaveLength(3)
    const providers = valueIn(await integrations.listProviders())
    expect(providers.map(({ key }) => key)).toEqual(expect.arrayContaining(['listed', 'google']))
  })
})

describe('a connection', () => {
  it.each([
    ['', 'empty_name'],
    ['  ', 'empty_name'],
    ['-a', 'invalid_name'],
    ['a b', 'invalid_name'],
    ['default', 'already_exists'],
    ['taken', 'already_exists'],
  ])('is not added as %j: %s', async (name, code) => {
    const slug = 'adding'
    if (codeOf(await integrations.getIntegration(slug)) === 'not_configured') {
      await house.setUp(slug)
      valueIn(await integrations.addConnection(slug, 'taken'))
    }
    expect(codeOf(await integrations.addConnection(slug, name))).toBe(code)
  })

  it('is added with the first integration, the default one too', async () => {
    await house.defineTyped('unused', {})
    expect(valueIn(await integrations.addConnection('unused', ' default '))).toMatchObject({
      name: 'default',
      data: { provider: 'unused', auth_type: 'api_key', status: 'disconnected' },
    })
    expect(codeOf(await integrations.addConnection('no-such-provider', 'x'))).toBe('unknown_provider')
  })

  it('is removed; the default stays, and one that is not there is no error', async () => {
    const slug = await house.setUp('removing')
    const { uuid } = valueIn(await integrations.addConnection(slug, 'gone'))
    const { uuid: other } = valueIn(await integrations.addConnection(slug, 'gone-too'))
    expect(codeOf(await integrations.removeConnection(slug, 'default'))).toBe('cannot_remove_default')
    expect(codeOf(await integrations.removeConnection(slug))).toBe('cannot_remove_default')
    expect(codeOf(await integrations.removeConnection('never-there', 'default'))).toBe(
      'cannot_remove_default',
    )
    for (let times = 0; times < 2; times++)
      expect(await integrations.removeConnection(slug, 'gone')).toEqual({ ok: true, value: null })
    expect(await integrations.removeConnection(other)).toEqual({ ok: true, value: null })
    for (const id of [uuid, other]) expect(codeOf(await integrations.getIntegration(id))).toBe('deleted')
  })

  it('is disconnected, and keeps its name and its application; what is not there is no error', async () => {
    const slug = await house.setUp('leaving')
    await connectInProcess(house, slug)
    expect(await integrations.disconnect(slug)).toEqual({ ok: true, value: null })
    expect(valueIn(await integrations.getIntegration(slug))).toEqual({
      provider: 'leaving',
      name: 'default',
      auth_type: 'oauth2',
      status: 'disconnected',
      client_id: 'the-client',
      client_secret: 'the-client-secret',
      last_validated_at: expect.any(String),
      metadata: {},
    })
    const events = await database().event.count()
    for (const key of [slug, `${slug}:nothing`, GONE, 'nobody-knows', ''])
      expect(await integrations.disconnect(key)).toEqual({ ok: true, value: null })
    expect(await database().event.count()).toBe(events)
  })

  it('that is switched off is said to be, and no other one stands in for it', async () => {
    const slug = await house.setUp('switched')
    valueIn(await integrations.saveSetup(`${slug}:other`, { access_token: 't' }))
    await updateConnection(house.admin, slug, { enabled: false })
    expect(codeOf(await integrations.getCredentials(slug))).toBe('connection_disabled')
  })
})

describe('what a program reports of a credential', () => {
  it('is recorded, said when it is news, and takes nothing offline', async () => {
    const slug = await house.setUp('reported')
    await connectInProcess(house, slug)
    const events = () => database().event.count({ where: { type: 'connection.validated' } })
    const before = await events()
    const report = (found: Parameters<typeof integrations.recordValidation>[1]) =>
      integrations.recordValidation(slug, found)
    expect(await report({ error: { code: 'refresh_failed', status: 400 } })).toEqual({
      ok: true,
      value: null,
    })
    expect(valueIn(await integrations.getCredentials(slug))).toMatchObject({
      status: 'error',
      validation_status: 'error: Token refresh failed (HTTP 400)',
      access_token: expect.stringMatching(/^access-/),
    })
    expect(await events()).toBe(before + 1)
    await report({ error: { code: 'refresh_failed', status: 400 } })
    expect(await events()).toBe(before + 1)
    await report({ error: 'Invalid credentials' })
    expect(valueIn(await integrations.getIntegration(slug)).validation_status).toBe(
      'error: Invalid credentials',
    )
    await report('ok')
    expect(valueIn(await integrations.getIntegration(slug))).toMatchObject({
      status: 'connected',
      validation_status: 'ok',
    })
    for (const key of ['google', GONE, ''])
      expect(await integrations.recordValidation(key, 'ok')).toEqual({ ok: true, value: null })
  })

  it('does not keep the secret that it holds', async () => {
    const slug = await house.setUp('telling')
    await connectInProcess(house, slug)
    const { access_token: token = '' } = valueIn(await integrations.getCredentials(slug))
    await integrations.recordValidation(slug, { error: `they do not like ${token}` })
    const { validation_status: said } = valueIn(await integrations.getIntegration(slug))
    expect(said).toMatch(/^error: they do not like/)
    expect(said).not.toContain(token)
  })
})
