import { afterAll, beforeEach } from 'vitest'
import type { Answered } from '@/lib/contract/in-process'
import type { Provider } from '@/lib/core/provider'
import { authorizationUrl, exchangeCode } from '@/lib/integrations'
import { transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { type FaultyHouse, faultyHouse } from '../operations/faulty-house'
import { type ApiPeer, startApiPeer } from './api-peer'

export const REDIRECT = 'https://app.example/callback'

/** A house with code in it that uses `lib/integrations`, a provider that can misbehave, and that provider's API. */
export interface FacadeHouse extends FaultyHouse {
  api: ApiPeer
  /** Consents as a person would, and redeems the code as code of this process does. */
  consentInProcess(key: string, options?: Parameters<typeof authorizationUrl>[2]): Promise<Consented>
  /** Defines a provider whose keys are typed. */
  defineTyped(key: string, changes: Partial<Provider>): Promise<void>
}

interface Consented {
  code: string
  state: string
  iss: string
}

export function facadeHouse(): FacadeHouse {
  const house = {} as FacadeHouse
  const alsoAllow = async () => {
    house.api = await startApiPeer()
    return new URL(house.api.origin).host
  }
  const faulty = faultyHouse({ alsoAllow })
  beforeEach(() => {
    house.api.refused.clear()
    house.api.asked.length = 0
  })
  afterAll(() => house.api.stop())
  return Object.defineProperties(house, {
    ...Object.getOwnPropertyDescriptors({
      get server() {
        return faulty.server
      },
      get admin() {
        return faulty.admin
      },
      setUp: (key: string, changes: Partial<Provider> = {}) =>
        faulty.setUp(key, {
          api: {
            baseUrl: `${house.api.origin}/v1`,
            credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
          },
          ...changes,
        }),
      connect: (slug: string) => faulty.connect(slug),
      consentTo: (slug: string) => faulty.consentTo(slug),
      finish: (callback: URL) => faulty.finish(callback),
      consentInProcess: async (key: string, options?: Parameters<typeof authorizationUrl>[2]) => {
        const url = valueIn(await authorizationUrl(key, REDIRECT, options))
        if (!url.startsWith(`${faulty.server.origin}/`)) throw new Error(`Refused to leave for ${url}`)
        const answered = await fetch(url, { redirect: 'manual' })
        const query = new URL(answered.headers.get('location') ?? '').searchParams
        const given = (name: string) => query.get(name) ?? ''
        return { code: given('code'), state: given('state'), iss: given('iss') }
      },
      defineTyped: (key: string, changes: Partial<Provider>) =>
        transaction((tx) =>
          createCustomProvider(tx, {
            key,
            name: 'Typed',
            description: 'Keys are typed here.',
            categories: [],
            authType: 'api_key',
            fields: [{ key: 'api_key', label: 'API key', type: 'password', required: true, secret: true }],
            probe: { url: `${house.api.origin}/v1/me` },
            api: {
              baseUrl: `${house.api.origin}/v1`,
              credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ', value: '{api_key}' },
            },
            ...changes,
          }),
        ),
    }),
  })
}

/** Connects as code of this process does. */
export async function connectInProcess(house: FacadeHouse, key: string): Promise<void> {
  const { code, state, iss } = await house.consentInProcess(key)
  valueIn(await exchangeCode(key, code, REDIRECT, { state, iss }))
}

export function valueIn<T>(answered: Answered<T>): T {
  if (!answered.ok) throw new Error(`refused: ${JSON.stringify(answered.error)}`)
  return answered.value
}

export function codeOf(answered: Answered<unknown>): string {
  return answered.ok ? 'it was answered' : answered.error.code
}
