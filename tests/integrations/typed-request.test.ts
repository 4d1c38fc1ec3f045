import { describe, expect, it } from 'vitest'
import { authenticatedRequest, saveSetup } from '@/lib/integrations'
import { database } from '@/lib/store/database'
import { codeOf, facadeHouse, valueIn } from './facade-house'

const house = facadeHouse()
const base = () => `${house.api.origin}/v1`

/** The answer, where it is the API's. */
async function ask(...words: Parameters<typeof authenticatedRequest>): Promise<Response> {
  const value = valueIn(await authenticatedRequest(...words))
  if (!(value instanceof Response)) throw new Error('the credentials were handed back')
  return value
}

describe('a credential that is typed', () => {
  it('goes where the provider’s data says: a header, basic, a signature, the address', async () => {
    const pair = [
      { key: 'access_key', label: 'Key', type: 'text', required: true, secret: false },
      { key: 'secret_key', label: 'Secret', type: 'password', required: true, secret: true },
    ] as const
    const baseUrl = base()
    await house.defineTyped('by-header', {
      api: { baseUrl, credential: { in: 'header', name: 'X-Key', prefix: '', value: '{api_key}' } },
    })
    await house.defineTyped('by-basic', {
      authType: 'key_secret',
      fields: pair,
      api: { baseUrl, credential: { in: 'basic', username: '{access_key}', password: '{secret_key}' } },
    })
    await house.defineTyped('by-signature', {
      authType: 'key_secret',
      fields: pair,
      api: {
        baseUrl,
        credential: {
          ...{ in: 'sigv4', service: 's3', region: 'us-east-1' },
          ...{ accessKey: '{access_key}', secretKey: '{secret_key}' },
        },
      },
    })
    await house.defineTyped('by-address', {
      authType: 'bot_token',
      fields: [{ key: 'bot_token', label: 'Token', type: 'password', required: true, secret: true }],
      probe: undefined,
      api: { baseUrl: `${house.api.origin}/bot{bot_token}`, credential: { in: 'url' } },
    } as Parameters<typeof house.defineTyped>[1])
    valueIn(await saveSetup('by-header', { api_key: 'k1' }))
    valueIn(await saveSetup('by-basic', { access_key: 'a', secret_key: 's' }))
    valueIn(await saveSetup('by-signature', { access_key: 'AKIA', secret_key: 's' }))
    valueIn(await saveSetup('by-address', { bot_token: '123:abc' }))
    for (const key of ['by-header', 'by-basic', 'by-signature', 'by-address'])
      await ask(key, 'GET', 'x', { headers: { Authorization: 'Bearer mine' } })
    const [header, basic, signature, address] = house.api.asked
    expect(header?.headers).toMatchObject({ 'x-key': 'k1' })
    expect(header?.headers.authorization).toBeUndefined()
    expect(basic?.headers.authorization).toBe(`Basic ${btoa('a:s')}`)
    expect(signature?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIA\//)
    expect(address).toMatchObject({ path: '/bot123:abc/x' })
    expect(address?.headers.authorization).toBeUndefined()
  })

  it('that the data has no place for is never an empty Bearer', async () => {
    await house.defineTyped('no-place', {
      authType: 'key_secret',
      fields: [
        { key: 'access_key', label: 'Key', type: 'text', required: true, secret: false },
        { key: 'secret_key', label: 'Secret', type: 'password', required: true, secret: true },
      ],
      api: { baseUrl: base(), credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' } },
    })
    valueIn(await saveSetup('no-place', { access_key: 'a', secret_key: 's' }))
    expect(codeOf(await authenticatedRequest('no-place', 'GET', 'x'))).toBe('credential_not_placed')
    expect(house.api.asked).toEqual([])
  })

  it('a bot’s token that it has no place for goes back to the caller', async () => {
    await house.defineTyped('bot', {
      authType: 'bot_token',
      fields: [{ key: 'bot_token', label: 'Token', type: 'password', required: true, secret: true }],
    })
    const { definition } = await database().customProvider.findUniqueOrThrow({ where: { key: 'bot' } })
    const { api: _, ...without } = definition as Record<string, unknown>
    await database().customProvider.update({ where: { key: 'bot' }, data: { definition: without as object } })
    valueIn(await saveSetup('bot', { bot_token: 'the-token' }))
    const value = valueIn(await authenticatedRequest('bot', 'GET', 'x'))
    expect(value).toMatchObject({ credentials: { bot_token: 'the-token', auth_type: 'bot_token' } })
  })
})
