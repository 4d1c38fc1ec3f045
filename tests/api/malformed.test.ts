import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIntegration } from '@/lib/operations/create-integration'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { ask, type Caller, person, program } from './callers'

let admin: Caller
let machine: Caller

beforeAll(async () => {
  await openHouse([])
  admin = await person('admin')
  machine = await program(['integrations:read', 'integrations:write', 'connections:read', 'events:read'])
  await createIntegration(await signedIn(), { provider: 'google' })
})
afterAll(closeHouse)

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.code}`
}

describe('a body that another parser might take', () => {
  it.each([
    ['a trailing comma', '{"provider":"google",}', '400 invalid_json'],
    ['a byte order mark within', '{\ufeff"provider":"google"}', '400 invalid_json'],
    ['a number', '123', '400 invalid_input'],
    ['a number beyond all', '{"provider":1e400}', '400 invalid_input'],
    ['single quotes', "{'provider':'google'}", '400 invalid_json'],
    ['two in one', '{"provider":"google"}{}', '400 invalid_json'],
  ])('L01 %s is refused', async (_, body, expected) => {
    expect(await codeOf(await ask(admin, 'POST', '/integrations', body))).toBe(expected)
  })

  it('L01 a member given twice counts once, as JSON says: the last', async () => {
    const twice = '{"provider":"nothing-like-it","provider":"-"}'
    expect(await codeOf(await ask(admin, 'POST', '/integrations', twice))).toBe('400 invalid_input')
  })
})

describe('L08 a list that is asked for oddly', () => {
  const lists = [
    '/integrations',
    '/connections',
    '/integration-connections',
    '/integrations/google/connections',
  ]

  it.each(lists)('%s', async (path) => {
    for (const query of [
      'count=-1',
      'count=1e9',
      'count=abc',
      'count=0',
      'start=-1',
      'start=1.5',
      'start=Infinity',
    ])
      expect(await codeOf(await ask(admin, 'GET', `${path}?${query}`)), query).toBe('400 invalid_input')
    expect(await codeOf(await ask(admin, 'GET', `${path}?count=1&count=2`))).toBe('400 invalid_input')
    // Nothing is sorted by what a caller names.
    expect(await (await ask(admin, 'GET', `${path}?start=999999`)).json()).toMatchObject({ count: 0 })
  })

  it('sorts by nothing that a caller names, and reads no cursor but a number', async () => {
    const orders = await ask(admin, 'GET', '/integration-connections?orderBy=passwordHash')
    expect(await codeOf(orders)).toBe('400 invalid_input')
    for (const before of ['abc', '-1', '9223372036854775808', '1e3'])
      expect(await codeOf(await ask(admin, 'GET', `/events?before=${before}`))).toBe('400 invalid_input')
  })
})

describe('L09 an id that is none', () => {
  const ids = [
    ...[
      '..%2f..',
      '%00',
      '%ff',
      '%e2%80%ae',
      'x'.repeat(10_000),
      '9223372036854775808',
      '-1',
      '%20',
      'a:b:c',
    ],
    ...['019A0000-0000-7000-8000-000000000000', '__proto__', 'constructor'],
  ]

  it.each(ids)('%.40s names nothing', async (id) => {
    for (const path of [
      `/integrations/${id}`,
      `/integrations/${id}/connection`,
      `/connections/${id}`,
      `/providers/${id}`,
    ]) {
      const response = await ask(machine, 'GET', path)
      expect(['404 not_found', '400 bad_request']).toContain(await codeOf(response))
    }
  })

  it('an id in capital letters is the same id', async () => {
    const { id } = await (await ask(admin, 'GET', '/integrations/google')).json()
    expect((await ask(admin, 'GET', `/integrations/${id.toUpperCase()}`)).status).toBe(200)
  })
})

describe('L10 a time that is none', () => {
  const times = [
    '0000-00-00',
    '+275761-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    'Infinity',
    '2026-01-01T00:00:00',
    '0',
  ]

  it.each(times)('%s is refused', async (time) => {
    for (const name of ['from', 'to'])
      expect(await codeOf(await ask(admin, 'GET', `/events?${name}=${encodeURIComponent(time)}`))).toBe(
        '400 invalid_input',
      )
  })
})

describe('what a body names', () => {
  it('G05 is looked for as if it stood in the path: a provider that is not there is not found', async () => {
    expect(await codeOf(await ask(admin, 'POST', '/integrations', { provider: 'somebody-elses' }))).toBe(
      '404 not_found',
    )
  })

  it('G06 can be nobody’s connection: no body takes one', async () => {
    const body = { fields: {}, connection: '019a0000-0000-7000-8000-000000000000' }
    const response = await ask(admin, 'POST', '/integrations/google/connect', body)
    expect(await codeOf(response)).toBe('400 invalid_input')
    const headers = { 'x-other': `\${connection.accessToken}` }
    const changed = await (await ask(admin, 'PATCH', '/integrations/google', { headers })).json()
    expect(changed.headers).toEqual(headers)
  })
})
