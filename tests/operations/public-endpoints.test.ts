import { describe, expect, it } from 'vitest'
import { providerDefinitionSchema } from '@/lib/contract/provider'
import type { Actor } from '@/lib/core/actor'
import { placeholderFields } from '@/lib/core/placeholder-fields'
import { listPublicEndpoints } from '@/lib/operations/list-public-endpoints'
import { PROVIDERS } from '@/lib/providers'

const user = (role: 'admin' | 'member') =>
  ({
    type: 'user',
    role,
    id: '1',
    sessionId: '1',
    requestId: '1',
    address: null,
    name: 'A',
    email: 'a@b.c',
  }) as Actor
const find = (q: string) => listPublicEndpoints(user('admin'), q)
const every = [
  ...new Map(
    [...'abcdefghijklmnopqrstuvwxyz']
      .flatMap((a) => [...'abcdefghijklmnopqrstuvwxyz'].flatMap((b) => find(a + b)))
      .map((it) => [it.key, it]),
  ).values(),
]

describe('the public list of endpoints', () => {
  it('is for who may define a provider', () => {
    expect(() => listPublicEndpoints(user('member'), 'wrike')).toThrow('define providers')
  })

  it('finds by a part of the name, what begins with it first, and never more than eight', () => {
    expect(find('Bit')[0]?.key).toMatch(/^bit/)
    expect(find('e').length).toBe(8)
    expect(find(' ')).toEqual([])
    expect(find('no such thing')).toEqual([])
  })

  it('holds https addresses alone, and each would be taken as a definition', () => {
    expect(every.length).toBeGreaterThan(150)
    for (const { key, name, authorizationUrl, tokenUrl, userinfoUrl, scopeSeparator } of every) {
      const urls = [authorizationUrl, tokenUrl, userinfoUrl ?? tokenUrl]
      for (const url of urls) expect(url).toMatch(/^https:\/\/[^[\]]+$/)
      const oauth2 = { authorizationUrl, tokenUrl, scopeSeparator, ...(userinfoUrl && { userinfoUrl }) }
      const definition = { key, name, authType: 'oauth2', fields: placeholderFields(urls), oauth2 }
      expect(providerDefinitionSchema.safeParse(definition).error?.issues ?? [], key).toEqual([])
    }
  })

  it('leaves out what the catalog has itself', () => {
    const shipped = PROVIDERS.map(({ key }) => key)
    expect(every.filter(({ key }) => shipped.includes(key))).toEqual([])
  })

  it('makes a field of what differs for each customer', () => {
    expect(find('auth0')[0]?.name).toBe('Auth0')
    expect(find('auth0')[0]?.tokenUrl).toBe('https://{subdomain}.auth0.com/oauth/token')
    expect(find('keycloak')[0]?.tokenUrl).toBe('https://{host}/protocol/openid-connect/token')
  })

  it('says how scopes are separated, as the package itself does', () => {
    expect(find('strava')[0]?.scopeSeparator).toBe(',')
    expect(find('auth0')[0]?.scopeSeparator).toBe(' ')
  })
})
